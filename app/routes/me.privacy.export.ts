import type { ActionFunctionArgs } from '@remix-run/node'
import { makeExport } from '#app/web/export.ts'
import { readPage } from '#app/web/page.ts'
import { signedIn } from '#app/web/who.ts'

/** Who may: members, their own. Changes nothing, and is sent all the same, so that no other site can have it made. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { lang, zone, now, origin } = readPage(request, context)
  const archive = await makeExport(context.hub.db, signedIn(context).id, { lang, zone, now, origin })
  return new Response(new Uint8Array(archive), {
    headers: {
      'Content-Type': 'application/zip',
      // the same name for everybody: it says nothing to whoever sees it in a list of downloads
      'Content-Disposition': 'attachment; filename="learning-hub-data.zip"',
      'Content-Length': String(archive.length),
      'Cache-Control': 'private, no-store',
    },
  })
}
