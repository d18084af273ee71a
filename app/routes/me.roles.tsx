import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { answerOffer } from '#app/domain/members/role-offers.ts'
import { OfferAnswer } from '#app/domain/members/roles-input.ts'
import { paths } from '#app/paths.ts'
import { Day, Done, useRoleText } from '#app/ui/admin-parts.tsx'
import { readPage } from '#app/web/page.ts'
import { formOf } from '#app/web/read-form.ts'
import { seeOther } from '#app/web/replies.ts'
import { askedOf } from '#app/web/role-page.ts'
import { pageMeta } from '#app/web/titles.ts'
import { signedIn } from '#app/web/who.ts'
import { deskWords } from '#app/words/desk.ts'
import { listMemberRoles, listOwnOffers } from '#db/queries/roles.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? pageMeta(data.page, { title: deskWords[data.page.lang].myRoles, path: paths.myRoles(), robots: 'noindex' }) : []

/** Who may: members, for themselves. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db } = context.hub
  const { id } = signedIn(context)
  const page = readPage(request, context)
  return { page, roles: await listMemberRoles(db, id), offers: await listOwnOffers(db, id, page.now), done: askedOf(request).done }
}

/** Who may: members, for themselves. Accepts or declines what is offered to their address. */
export async function action({ request, context }: ActionFunctionArgs) {
  const read = OfferAnswer.safeParse(Object.fromEntries(await formOf(request)))
  const done = read.success
    ? await answerOffer(context.hub.db, signedIn(context).id, read.data.offer, read.data.answer, new Date())
    : ('gone' as const)
  return done === 'gone' ? data({ gone: true }, { status: 400 }) : seeOther(paths.myRoles([['done', done]]))
}

export default function MyRolesRoute() {
  const { page, roles, offers, done } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const words = deskWords[page.lang]
  const roleText = useRoleText()
  const said: Record<string, string> = { taken: words.taken, declined: words.declined }
  return (
    <div className="wrap">
      <div className="page-head">
        <h1>{words.myRoles}</h1>
        <p className="intro">{words.myRolesIntro}</p>
      </div>
      {refused && <Done>{words.answerGone}</Done>}
      {!refused && done && said[done] && <Done>{said[done]}</Done>}
      {offers.length > 0 && (
        <section className="sec" aria-labelledby="offers">
          <h2 id="offers">{words.offersTitle}</h2>
          {offers.map(({ id, role, unit, by }) => (
            <form className="offer" method="post" key={id}>
              <p>
                {words.offerText(by, words.roles[role], unit.name)} <span className="soft">{words.roleDoes[role]}</span>
              </p>
              <input type="hidden" name="offer" value={id} />
              <p className="form-acts">
                <button className="btn" type="submit" name="answer" value="take">
                  {words.take}
                </button>
                <button className="btn plain" type="submit" name="answer" value="decline">
                  {words.decline}
                </button>
              </p>
            </form>
          ))}
        </section>
      )}
      {roles.length === 0 ? (
        <p className="sec">{words.myRolesNone}</p>
      ) : (
        <div className="scroll-x sec">
          <table className="admin-table">
            <thead>
              <tr>
                <th scope="col">{words.role}</th>
                <th scope="col">{words.since}</th>
                <th scope="col">{words.named}</th>
              </tr>
            </thead>
            <tbody>
              {roles.map(({ id, role, unit, since, by }) => (
                <tr key={id}>
                  <th scope="row">{roleText(role, unit?.name ?? null)}</th>
                  <td data-label={words.since}>
                    <Day at={since} />
                  </td>
                  <td data-label={words.named}>{by ?? words.nobodyNamed}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  )
}
