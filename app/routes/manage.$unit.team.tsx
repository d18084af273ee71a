import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { offerRole, withdrawOffer } from '#app/domain/members/role-offers.ts'
import { undoWithdrawal, withdrawRole } from '#app/domain/members/roles.ts'
import { OfferInput, TeamForm } from '#app/domain/members/roles-input.ts'
import { paths } from '#app/paths.ts'
import { Done } from '#app/ui/admin-parts.tsx'
import { Invite, OpenOffers, TeamTable, WithdrawFromTeam } from '#app/ui/admin-team.tsx'
import { Errors } from '#app/ui/sign-in-parts.tsx'
import { readPage } from '#app/web/page.ts'
import { formOf, textOf } from '#app/web/read-form.ts'
import { notFound, seeOther } from '#app/web/replies.ts'
import { afterwards, askedOf, fieldOf, roleKey } from '#app/web/role-page.ts'
import { pageMeta } from '#app/web/titles.ts'
import { signedIn } from '#app/web/who.ts'
import { type DeskRefusal, deskWords } from '#app/words/desk.ts'
import { type SignInRefusal, signInWords } from '#app/words/sign-in.ts'
import { findUnit } from '#db/queries/people.ts'
import { listTeam, listUnitOffers } from '#db/queries/roles.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? pageMeta(data.page, { title: deskWords[data.page.lang].team, path: paths.team(data.unit.slug), robots: 'noindex' }) : []

/** Who may: editors of the unit. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { db } = context.hub
  const unit = await findUnit(db, params.unit ?? '')
  if (!unit) throw notFound()
  const page = readPage(request, context)
  const team = await listTeam(db, unit.id)
  const me = signedIn(context).id
  return {
    page,
    unit: { slug: unit.slug, name: unit.name },
    team: team.map((one) => ({ ...one, self: one.memberId === me, key: roleKey(one.role, String(one.memberId)) })),
    offers: await listUnitOffers(db, unit.id, page.now),
    ...askedOf(request),
  }
}

type Refused = { field: string; why: DeskRefusal | SignInRefusal }

/** Who may: editors of the unit. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const { db } = context.hub
  const me = signedIn(context)
  const unit = params.unit ?? ''
  const form = await formOf(request)
  const typed = { email: textOf(form, 'email').slice(0, 254), role: textOf(form, 'role') }
  const refuse = (...wrong: Refused[]) => data({ wrong, typed }, { status: 400 })
  const refused = (why: DeskRefusal) => refuse({ field: fieldOf(why) ?? 'team', why })
  const back = (...query: [string, string][]) => seeOther(paths.team(unit, query))

  if (textOf(form, 'intent') === 'invite') {
    const read = OfferInput.safeParse(typed)
    if (!read.success) return refuse(...read.error.issues.map(({ path, message }) => inviteRefusal(String(path[0]), message)))
    const done = await offerRole(db, me.id, unit, read.data, new Date())
    return done === 'offered' ? back(['done', 'invited']) : refuse({ field: done === 'too-many' ? 'email' : 'role', why: done })
  }
  const read = TeamForm.safeParse(Object.fromEntries(form))
  if (!read.success) return refused('not-held')
  if (read.data.intent === 'withdraw-offer') {
    const done = await withdrawOffer(db, me.id, unit, read.data.offer)
    if (done === 'withdrawn' || done === 'gone') return back(['done', done === 'gone' ? 'offerGone' : 'offerWithdrawn'])
    return refused(done)
  }
  const done =
    read.data.intent === 'undo'
      ? await undoWithdrawal(db, me.id, read.data.undo, new Date())
      : await withdrawRole(db, me.id, { memberId: read.data.member, role: read.data.role, unit })
  const next = afterwards(done, read.data.intent)
  if ('refusal' in next) return refused(next.refusal)
  // whoever has laid down their own role of editor has no business here any more
  const laidDown = read.data.intent === 'withdraw' && read.data.member === me.id
  return laidDown ? seeOther(paths.myRoles()) : back(...next.query)
}

function inviteRefusal(field: string, message: string): Refused {
  const known = (['address-missing', 'address-long', 'address-form'] as const).find((code) => code === message)
  return field === 'email' ? { field, why: known ?? 'address-form' } : { field: 'role', why: 'role-missing' }
}

export default function TeamRoute() {
  const { page, unit, team, offers, done, undo, withdraw } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const words = deskWords[page.lang]
  const wrong: readonly Refused[] = refused?.wrong ?? []
  const worded: Record<string, string> = words.refusals
  const errors = wrong.map(({ field, why }) => ({ field, text: worded[why] ?? signInWords[page.lang].refusals[why as SignInRefusal](0) }))
  const said: Record<string, string> = {
    withdrawn: words.withdrawn,
    undone: words.undone,
    held: words.undone,
    invited: words.invited,
    offerWithdrawn: words.offerWithdrawn,
    offerGone: words.offerGone,
  }
  const going = refused ? undefined : team.find(({ key }) => key === withdraw)
  return (
    <div className="wrap">
      <p className="admin-back">
        <a href={paths.desk()}>{words.desk}</a>
      </p>
      <div className="page-head">
        <h1>{words.teamOf(unit.name)}</h1>
        <p className="intro">{words.teamIntro}</p>
      </div>
      <Errors title={words.wrongTitle} errors={errors} />
      {!refused && done && said[done] && <Done undo={done === 'withdrawn' ? undo : null}>{said[done]}</Done>}
      {going && <WithdrawFromTeam unit={unit.slug} member={going} />}
      <TeamTable unit={unit.slug} team={team} />
      <Invite errors={errors} typed={refused?.typed} />
      <OpenOffers offers={offers} />
    </div>
  )
}
