import { paths } from '#app/paths.ts'
import { adminWords } from '#app/words/admin.ts'
import { deskWords } from '#app/words/desk.ts'
import { type RoleName, roleNames } from '#db/values.ts'
import { Choice, Day, Sure, useRoleText } from './admin-parts.tsx'
import { usePage } from './page-context.tsx'
import type { FieldError } from './sign-in-parts.tsx'

type Held = { key: string; role: RoleName; unit: { slug: string; name: string } | null; since: Date; by: string | null }
type Named = { id: number; name: string }

/** What somebody may do, since when and by whom; each with the way to take it from them. */
export function PersonRoles({ person, roles }: { person: Named; roles: readonly Held[] }) {
  const { lang } = usePage()
  const [words, desk] = [adminWords[lang], deskWords[lang]]
  const roleText = useRoleText()
  return (
    <section className="sec" id="roles" aria-labelledby="roles-title" tabIndex={-1}>
      <h2 id="roles-title">{words.roles}</h2>
      {roles.length === 0 ? (
        <p className="soft">{words.rolesNone}</p>
      ) : (
        <div className="scroll-x">
          <table className="admin-table">
            <thead>
              <tr>
                <th scope="col">{desk.role}</th>
                <th scope="col">{desk.since}</th>
                <th scope="col">{desk.named}</th>
                <th scope="col">
                  <span className="unseen">{desk.act}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {roles.map(({ key, role, unit, since, by }) => (
                <tr key={key}>
                  <th scope="row">{roleText(role, unit?.name ?? null)}</th>
                  <td data-label={desk.since}>
                    <Day at={since} />
                  </td>
                  <td data-label={desk.named}>{by ?? desk.nobodyNamed}</td>
                  <td>
                    <a
                      href={paths.adminPerson(person.id, [['withdraw', key]])}
                      aria-label={desk.withdrawOf(person.name, roleText(role, unit?.name ?? null))}
                    >
                      {desk.withdraw}
                    </a>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

export function WithdrawRole({ person, self, role: { role, unit } }: { person: Named; self: boolean; role: Held }) {
  const desk = deskWords[usePage().lang]
  const roleText = useRoleText()
  const text = roleText(role, unit?.name ?? null)
  // whoever lays down the hub's own role cannot give it back to themselves
  const forGood = self && role === 'administrator'
  return (
    <Sure
      title={forGood ? desk.sureSelfTitle(text) : desk.sureTitle(text, person.name)}
      texts={[forGood ? desk.sureSelfText : desk.sureText, ...(role === 'editor' ? [desk.sureOffers] : [])]}
      yes={forGood ? desk.sureSelfYes : desk.sureYes}
      fields={{ intent: 'withdraw', role, unit: unit?.slug ?? '' }}
      back={paths.adminPerson(person.id)}
    />
  )
}

type GiveProps = {
  units: readonly { slug: string; name: string; acronym: string | null }[]
  errors: readonly FieldError[]
  chosen?: { role: string; unit: string }
}

export function GiveRole({ units, errors, chosen }: GiveProps) {
  const { lang } = usePage()
  const [words, desk] = [adminWords[lang], deskWords[lang]]
  const errorOf = (name: string) => errors.find(({ field }) => field === name)?.text
  return (
    <section className="sec" aria-labelledby="give">
      <h2 id="give">{words.give}</h2>
      <p className="soft">{words.giveText}</p>
      <form method="post" className="admin-form">
        <input type="hidden" name="intent" value="grant" />
        <Choice name="role" label={words.role} error={errorOf('role')} chosen={chosen?.role}>
          <option value="">{words.chooseRole}</option>
          {roleNames.map((role) => (
            <option key={role} value={role}>
              {desk.roles[role]}
            </option>
          ))}
        </Choice>
        <Choice name="unit" label={words.unit} error={errorOf('unit')} chosen={chosen?.unit}>
          <option value="">{words.theHub}</option>
          {units.map(({ slug, name, acronym }) => (
            <option key={slug} value={slug}>
              {acronym && !name.startsWith(acronym) ? `${name} (${acronym})` : name}
            </option>
          ))}
        </Choice>
        <p className="form-acts">
          <button className="btn" type="submit">
            {words.giveAct}
          </button>
        </p>
      </form>
    </section>
  )
}
