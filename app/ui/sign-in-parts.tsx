import type { ReactNode } from 'react'
import { paths } from '#app/paths.ts'
import { signInWords } from '#app/words/sign-in.ts'
import { usePage } from './page-context.tsx'

/** What stands beside a field, and above the form as a link to it. */
export type FieldError = { field: string; text: string }

type FieldProps = {
  name: string
  label: string
  type: 'text' | 'email' | 'password'
  autoComplete: 'username' | 'username webauthn' | 'email' | 'current-password' | 'new-password' | 'nickname' | 'off'
  hint?: string
  value?: string
  optional?: boolean
  errors: readonly FieldError[]
}

/** A labelled field with its hint and its error. Passwords are never written back into it. */
export function Field({ name, label, type, autoComplete, hint, value, optional, errors }: FieldProps) {
  const error = errors.find(({ field }) => field === name)?.text
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      {hint && (
        <span className="hint" id={`${name}-hint`}>
          {hint}
        </span>
      )}
      {error && (
        <span className="error" id={`${name}-error`}>
          {error}
        </span>
      )}
      <input
        id={name}
        name={name}
        type={type}
        autoComplete={autoComplete}
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={type === 'password' ? undefined : value}
        required={!optional}
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
      />
    </div>
  )
}

export function Errors({ title, errors }: { title: string; errors: readonly FieldError[] }) {
  if (errors.length === 0) return null
  return (
    <div className="errors" role="alert" aria-labelledby="wrong">
      <h2 id="wrong">{title}</h2>
      <ul>
        {errors.map(({ field, text }) => (
          <li key={field}>
            <a href={`#${field}`}>{text}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What a form carries along: where its sender wants to be, and what they were about to send. */
export type Onward = { to: string; held: string | null }

export function OnwardFields({ to, held }: Onward) {
  return (
    <>
      <input type="hidden" name="to" value={to} />
      {held && <input type="hidden" name="held" value={held} />}
    </>
  )
}

/** A page about signing in: one column, narrow enough to be read in one look. */
export function AccountPage({ title, intro, children }: { title: string; intro?: string; children: ReactNode }) {
  return (
    <div className="wrap">
      <div className="account">
        <div className="page-head">
          <h1>{title}</h1>
          {intro && <p className="account-intro">{intro}</p>}
        </div>
        {children}
      </div>
    </div>
  )
}

type Waiting = { to: string; fields: [string, string][] }

/** What was held back while nobody was signed in: shown again, and sent only when its sender says so. */
export function WaitingForm({ waiting }: { waiting: Waiting }) {
  const words = signInWords[usePage().lang].waiting
  const typed = waiting.fields.filter(([, value]) => value.trim() !== '')
  return (
    <AccountPage title={words.title}>
      <p>{words.text}</p>
      <p className="account-address">
        <code>{waiting.to}</code>
      </p>
      {typed.length > 0 && (
        <details>
          <summary>{words.typed}</summary>
          <dl className="typed">
            {typed.map(([name, value], at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: names repeat, and the list never changes
              <div key={at}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      <form method="post" action={waiting.to}>
        {waiting.fields.map(([name, value], at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: names repeat, and the list never changes
          <input key={at} type="hidden" name={name} value={value} />
        ))}
        <p className="form-acts">
          <button className="btn" type="submit">
            {words.send}
          </button>
          <a href={paths.home()}>{words.leave}</a>
        </p>
      </form>
    </AccountPage>
  )
}
