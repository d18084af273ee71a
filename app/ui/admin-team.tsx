import { paths } from '#app/paths.ts'
import { deskWords } from '#app/words/desk.ts'
import { type UnitRole, unitRoles } from '#db/values.ts'
import { Day, Sure } from './admin-parts.tsx'
import { usePage } from './page-context.tsx'
import { Field, type FieldError } from './sign-in-parts.tsx'

type TeamMember = { memberId: number; name: string; role: UnitRole; since: Date; by: string | null; self: boolean; key: string }

/** Who does what for a unit, since when and by whom. */
export function TeamTable({ unit, team }: { unit: string; team: readonly TeamMember[] }) {
  const words = deskWords[usePage().lang]
  return (
    <section className="sec" id="team" aria-labelledby="team-title" tabIndex={-1}>
      <h2 id="team-title">{words.team}</h2>
      <div className="scroll-x">
        <table className="admin-table">
          <thead>
            <tr>
              <th scope="col">{words.who}</th>
              <th scope="col">{words.role}</th>
              <th scope="col">{words.since}</th>
              <th scope="col">{words.named}</th>
              <th scope="col">
                <span className="unseen">{words.act}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {team.map(({ key, name, role, since, by, self }) => (
              <tr key={key}>
                <th scope="row">{name}</th>
                <td data-label={words.role}>{words.roles[role]}</td>
                <td data-label={words.since}>
                  <Day at={since} />
                </td>
                <td data-label={words.named}>{by ?? words.nobodyNamed}</td>
                <td>
                  <a href={paths.team(unit, [['withdraw', key]])} aria-label={words.withdrawOf(name, words.roles[role])}>
                    {self ? words.layDown : words.withdraw}
                  </a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

export function WithdrawFromTeam({ unit, member: { memberId, name, role, self } }: { unit: string; member: TeamMember }) {
  const words = deskWords[usePage().lang]
  const text = words.roles[role]
  return (
    <Sure
      title={self ? words.sureSelfTitle(text) : words.sureTitle(text, name)}
      texts={[self ? words.sureSelfText : words.sureText, ...(role === 'editor' ? [words.sureOffers] : [])]}
      yes={self ? words.sureSelfYes : words.sureYes}
      fields={{ intent: 'withdraw', role, member: String(memberId) }}
      back={paths.team(unit)}
    />
  )
}

export function Invite({ errors, typed }: { errors: readonly FieldError[]; typed?: { email: string; role: string } }) {
  const words = deskWords[usePage().lang]
  const roleError = errors.find(({ field }) => field === 'role')?.text
  return (
    <section className="sec" aria-labelledby="invite">
      <h2 id="invite">{words.inviteTitle}</h2>
      <p className="measure">{words.inviteText}</p>
      <form method="post" className="admin-form one">
        <input type="hidden" name="intent" value="invite" />
        <Field
          name="email"
          type="email"
          label={words.email}
          hint={words.emailHint}
          autoComplete="off"
          value={typed?.email}
          errors={errors}
        />
        <fieldset className="field" aria-describedby={roleError ? 'role-error' : undefined}>
          <legend>{words.role}</legend>
          {roleError && (
            <span className="error" id="role-error">
              {roleError}
            </span>
          )}
          {unitRoles.map((role, at) => (
            <label key={role} className="radio">
              {/* an error's link leads to the first choice */}
              <input type="radio" id={at === 0 ? 'role' : undefined} name="role" value={role} defaultChecked={typed?.role === role} />
              <span>
                {words.roles[role]}: {words.roleDoes[role]}
              </span>
            </label>
          ))}
        </fieldset>
        <p className="form-acts">
          <button className="btn" type="submit">
            {words.invite}
          </button>
        </p>
      </form>
    </section>
  )
}

type OpenOffer = { id: number; role: UnitRole; address: string; expiresAt: Date }

export function OpenOffers({ offers }: { offers: readonly OpenOffer[] }) {
  const words = deskWords[usePage().lang]
  return (
    <section className="sec" aria-labelledby="open">
      <h2 id="open">{words.openTitle}</h2>
      {offers.length === 0 ? (
        <p className="soft">{words.openNone}</p>
      ) : (
        <div className="scroll-x">
          <table className="admin-table">
            <thead>
              <tr>
                <th scope="col">{words.email}</th>
                <th scope="col">{words.role}</th>
                <th scope="col">{words.until}</th>
                <th scope="col">
                  <span className="unseen">{words.act}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {offers.map(({ id, role, address, expiresAt }) => (
                <tr key={id}>
                  <th scope="row">{address}</th>
                  <td data-label={words.role}>{words.roles[role]}</td>
                  <td data-label={words.until}>
                    <Day at={expiresAt} />
                  </td>
                  <td>
                    <form method="post">
                      <input type="hidden" name="intent" value="withdraw-offer" />
                      <button className="linklike" type="submit" name="offer" value={id} aria-label={words.withdrawOfferOf(address)}>
                        {words.withdrawOffer}
                      </button>
                    </form>
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
