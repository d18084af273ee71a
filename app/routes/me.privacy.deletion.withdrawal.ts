import type { ActionFunctionArgs } from '@remix-run/node'
import { withdrawDeletion } from '#app/domain/members/deletion.ts'
import { paths } from '#app/paths.ts'
import { seeOther } from '#app/web/replies.ts'
import { signedIn } from '#app/web/who.ts'

/** Who may: members, for themselves. */
export async function action({ context }: ActionFunctionArgs) {
  const stays = await withdrawDeletion(context.hub.db, signedIn(context).id)
  return seeOther(paths.myPrivacy(stays ? [['done', 'stayed']] : undefined))
}
