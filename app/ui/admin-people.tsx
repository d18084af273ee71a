import { paths } from '#app/paths.ts'
import { adminWords } from '#app/words/admin.ts'
import type { RoleName } from '#db/values.ts'
import { Day, useRoleText } from './admin-parts.tsx'
import { usePage } from './page-context.tsx'

export type ListedPerson = {
  id: number
  name: string
  since: Date
  reachable: boolean
  demo: boolean
  roles: { role: RoleName; unit: string | null }[]
}

/** People with what they may do. */
export function PeopleTable({ people, caption }: { people: readonly ListedPerson[]; caption: string }) {
  const words = adminWords[usePage().lang]
  const roleText = useRoleText()
  return (
    <div className="scroll-x">
      <table className="admin-table">
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.who}</th>
            <th scope="col">{words.roles}</th>
            <th scope="col">{words.joined}</th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id}>
              <th scope="row">
                <a href={paths.adminPerson(person.id)}>{person.name}</a>
                <PersonNote {...person} />
              </th>
              <td data-label={words.roles}>
                {person.roles.length === 0 ? (
                  <span className="soft">{words.rolesNone}</span>
                ) : (
                  <ul>
                    {person.roles.map(({ role, unit }) => (
                      <li key={`${role} ${unit}`}>{roleText(role, unit)}</li>
                    ))}
                  </ul>
                )}
              </td>
              <td data-label={words.joined}>
                <Day at={person.since} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

export function PersonNote({ demo, reachable }: { demo: boolean; reachable: boolean }) {
  const words = adminWords[usePage().lang]
  const note = demo ? words.demo : reachable ? null : words.unverified
  return note && <span className="admin-note">{note}</span>
}
