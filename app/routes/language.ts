import type { ActionFunctionArgs } from '@remix-run/node'
import { paths } from '#app/paths.ts'
import { preferenceCookie } from '#app/web/preferences.ts'
import { safeBack, seeOther } from '#app/web/replies.ts'

/** Who may: everyone. Chooses the language of pages; it never touches a filter. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const { origin } = context.hub.settings
  const language = form.get('language')
  const back = safeBack(form.get('back'), origin)
  if (language !== 'en' && language !== 'es') return new Response('language: expected en or es', { status: 400 })
  return seeOther(back, { 'Set-Cookie': preferenceCookie('language', language, origin.startsWith('https:')) })
}

export function loader() {
  return seeOther(paths.preferences())
}
