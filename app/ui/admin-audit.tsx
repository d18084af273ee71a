import { paths } from '#app/paths.ts'
import { adminWords } from '#app/words/admin.ts'
import { deskWords } from '#app/words/desk.ts'
import { roleNames } from '#db/values.ts'
import { Choice, Instant } from './admin-parts.tsx'
import { usePage } from './page-context.tsx'

type Entry = {
  id: number
  at: Date
  action: string
  actor: string | null
  actor_id: number | null
  unit: { slug: string; name: string } | null
  subject: string
  subjectName: string | null
  optionSlug: string | null
  detail: readonly [name: string, value: string][]
}

/** What was done by whom, to what, for which unit, and when. */
export function AuditTable({ entries }: { entries: readonly Entry[] }) {
  const words = adminWords[usePage().lang]
  return (
    <div className="scroll-x">
      <table className="admin-table">
        <thead>
          <tr>
            <th scope="col">{words.when}</th>
            <th scope="col">{words.who}</th>
            <th scope="col">{words.what}</th>
            <th scope="col">{words.toWhat}</th>
            <th scope="col">{words.forUnit}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td>
                <Instant at={entry.at} />
              </td>
              <td data-label={words.who}>
                <Actor {...entry} />
              </td>
              <td>
                {words.actions[entry.action] ?? <code>{entry.action}</code>}
                <Detail detail={entry.detail} />
              </td>
              <td data-label={words.toWhat}>
                <Subject {...entry} />
              </td>
              <td data-label={words.forUnit}>{entry.unit ? <a href={paths.unit(entry.unit.slug)}>{entry.unit.name}</a> : words.theHub}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Actor({ actor, actor_id: id, detail }: Pick<Entry, 'actor' | 'actor_id' | 'detail'>) {
  const words = adminWords[usePage().lang]
  if (id !== null && actor !== null) return <a href={paths.adminPerson(id)}>{actor}</a>
  return <span className="soft">{detail.some(([name, value]) => name === 'by' && value === 'command') ? words.operator : words.left}</span>
}

function Subject({ subject, subjectName, optionSlug }: Pick<Entry, 'subject' | 'subjectName' | 'optionSlug'>) {
  const words = adminWords[usePage().lang]
  const [kind, id] = subject.split(':')
  if (subjectName !== null && optionSlug !== null) return <a href={paths.option(optionSlug)}>{subjectName}</a>
  if (subjectName !== null && kind === 'member') return <a href={paths.adminPerson(Number(id))}>{subjectName}</a>
  return kind === 'member' ? <span className="soft">{words.gone}</span> : <code>{subject}</code>
}

function Detail({ detail }: Pick<Entry, 'detail'>) {
  const desk = deskWords[usePage().lang]
  const told = detail.filter(([name]) => name !== 'by')
  if (told.length === 0) return null
  return (
    <span className="admin-note">
      {told
        .map(([name, value]) => {
          const role = name === 'role' ? roleNames.find((known) => known === value) : undefined
          return role ? desk.roles[role] : `${name}: ${value}`
        })
        .join(' · ')}
    </span>
  )
}

type FilterProps = { units: readonly { slug: string; name: string }[]; actions: readonly string[]; unit: string; action: string }

export function AuditFilter({ units, actions, unit, action }: FilterProps) {
  const words = adminWords[usePage().lang]
  return (
    <form className="admin-form" action={paths.adminAudit()}>
      <Choice name="unit" label={words.forUnit} chosen={unit}>
        <option value="">{words.anyUnit}</option>
        {units.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </Choice>
      <Choice name="action" label={words.what} chosen={action}>
        <option value="">{words.anyAction}</option>
        {actions.map((name) => (
          <option key={name} value={name}>
            {words.actions[name] ?? name}
          </option>
        ))}
      </Choice>
      <p className="form-acts">
        <button className="btn" type="submit">
          {words.filter}
        </button>
      </p>
    </form>
  )
}
