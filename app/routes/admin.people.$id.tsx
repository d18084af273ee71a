import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { grantRole, undoWithdrawal, withdrawRole } from '#app/domain/members/roles.ts'
import { RoleForm, RowId } from '#app/domain/members/roles-input.ts'
import { paths } from '#app/paths.ts'
import { AdminPage } from '#app/ui/admin-nav.tsx'
import { Done } from '#app/ui/admin-parts.tsx'
import { PersonNote } from '#app/ui/admin-people.tsx'
import { GiveRole, PersonRoles, WithdrawRole } from '#app/ui/admin-person.tsx'
import { Errors } from '#app/ui/sign-in-parts.tsx'
import { readPage } from '#app/web/page.ts'
import { formOf } from '#app/web/read-form.ts'
import { notFound, seeOther } from '#app/web/replies.ts'
import { afterwards, askedOf, fieldOf, placeRefusal, roleKey } from '#app/web/role-page.ts'
import { pageMeta } from '#app/web/titles.ts'
import { signedIn } from '#app/web/who.ts'
import { adminWords } from '#app/words/admin.ts'
import { type DeskRefusal, deskWords } from '#app/words/desk.ts'
import { findPerson, listUnitNames } from '#db/queries/people.ts'
import { listMemberRoles } from '#db/queries/roles.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? pageMeta(data.page, { title: adminWords[data.page.lang].people, path: paths.admin(), robots: 'noindex' }) : []

/** Who may: administrators. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { db } = context.hub
  const id = RowId.safeParse(params.id)
  const person = id.success ? await findPerson(db, id.data) : undefined
  if (!person) throw notFound()
  const roles = await listMemberRoles(db, person.id)
  const asked = askedOf(request)
  return {
    page: readPage(request, context),
    person,
    self: person.id === signedIn(context).id,
    roles: roles.map((role) => ({ ...role, key: roleKey(role.role, role.unit?.slug ?? null) })),
    units: await listUnitNames(db),
    ...asked,
  }
}

/** Who may: administrators. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const { db } = context.hub
  const member = signedIn(context)
  const id = RowId.safeParse(params.id)
  if (!id.success) throw notFound()
  const form = Object.fromEntries(await formOf(request))
  const read = RoleForm.safeParse(form)
  const refuse = (refusal: DeskRefusal) =>
    data({ refusal, typed: { role: String(form.role ?? ''), unit: String(form.unit ?? '') } }, { status: 400 })
  if (!read.success) return refuse(read.error.issues.some(({ path }) => path[0] === 'unit') ? 'no-such-unit' : 'role-missing')
  const { intent } = read.data
  const misplaced = 'role' in read.data && placeRefusal(read.data.role, read.data.unit)
  if (misplaced) return refuse(misplaced)
  const done =
    read.data.intent === 'undo'
      ? await undoWithdrawal(db, member.id, read.data.undo, new Date())
      : await (intent === 'grant' ? grantRole : withdrawRole)(db, member.id, {
          memberId: id.data,
          role: read.data.role,
          unit: read.data.unit,
        })
  const next = afterwards(done, intent)
  if ('refusal' in next) return refuse(next.refusal)
  const laidDown = intent === 'withdraw' && id.data === member.id && 'role' in read.data && read.data.role === 'administrator'
  return seeOther(laidDown ? paths.myRoles() : paths.adminPerson(id.data, next.query))
}

export default function AdminPersonRoute() {
  const { page, person, self, roles, units, done, undo, withdraw } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const [words, desk] = [adminWords[page.lang], deskWords[page.lang]]
  const refusal: DeskRefusal | undefined = refused?.refusal
  const errors = refusal ? [{ field: fieldOf(refusal) ?? 'roles', text: desk.refusals[refusal] }] : []
  const said: Record<string, string> = { granted: words.given, held: words.held, withdrawn: desk.withdrawn, undone: desk.undone }
  const going = refused ? undefined : roles.find(({ key }) => key === withdraw)
  return (
    <AdminPage title={person.name}>
      <PersonNote {...person} />
      <p className="admin-back">
        <a href={paths.admin()}>{words.backToPeople}</a>
      </p>
      <Errors title={desk.wrongTitle} errors={errors} />
      {!refused && done && said[done] && <Done undo={done === 'withdrawn' ? undo : null}>{said[done]}</Done>}
      {going && <WithdrawRole person={person} self={self} role={going} />}
      <PersonRoles person={person} roles={roles} />
      <GiveRole units={units} errors={errors} chosen={refused?.typed} />
    </AdminPage>
  )
}
