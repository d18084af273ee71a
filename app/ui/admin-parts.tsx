import type { ReactNode } from 'react'
import { deskWords } from '#app/words/desk.ts'
import type { RoleName } from '#db/values.ts'
import { dateFormat } from './intl.ts'
import { usePage } from './page-context.tsx'

/** A day, in the reader's zone. */
export function Day({ at }: { at: Date }) {
  const { lang, zone } = usePage()
  const text = dateFormat(lang, zone ?? 'UTC', { month: 'short', day: 'numeric', year: 'numeric' }).format(at)
  return <time dateTime={at.toISOString()}>{text}</time>
}

/** A day and a time of it, with the zone. */
export function Instant({ at }: { at: Date }) {
  const { lang, zone } = usePage()
  const parts = { month: 'short', day: 'numeric', year: 'numeric', hour: 'numeric', minute: '2-digit', timeZoneName: 'short' } as const
  return <time dateTime={at.toISOString()}>{dateFormat(lang, zone ?? 'UTC', parts).format(at)}</time>
}

/** "editor, ALSC", or "administrator of the hub". */
export function useRoleText(): (role: RoleName, unit: string | null) => string {
  const words = deskWords[usePage().lang]
  return (role, unit) => (unit === null ? words.ofHub(words.roles[role]) : words.ofUnit(words.roles[role], unit))
}

/** What has just been done, with its way back where there is one. */
export function Done({ children, undo }: { children: ReactNode; undo?: string | null }) {
  const words = deskWords[usePage().lang]
  return (
    <div className="banner done" role="status">
      <p>{children}</p>
      {undo && (
        <form method="post">
          <input type="hidden" name="intent" value="undo" />
          <button className="btn plain" type="submit" name="undo" value={undo}>
            {words.undo}
          </button>
        </form>
      )}
    </div>
  )
}

type SureProps = {
  title: string
  texts: readonly string[]
  yes: string
  /** what the button sends */
  fields: Record<string, string>
  /** where nothing is changed */
  back: string
}

/** Asks once more before something is taken away. */
export function Sure({ title, texts, yes, fields, back }: SureProps) {
  const words = deskWords[usePage().lang]
  return (
    <section className="sure" aria-labelledby="sure">
      <h2 id="sure">{title}</h2>
      {texts.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <form method="post" action={back}>
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <p className="form-acts">
          <button className="btn" type="submit">
            {yes}
          </button>
          <a href={back}>{words.sureNo}</a>
        </p>
      </form>
    </section>
  )
}

/** A field to choose from. */
export function Choice({
  name,
  label,
  error,
  chosen,
  children,
}: {
  name: string
  label: string
  error?: string
  chosen?: string
  children: ReactNode
}) {
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      {error && (
        <span className="error" id={`${name}-error`}>
          {error}
        </span>
      )}
      <select
        id={name}
        name={name}
        defaultValue={chosen}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${name}-error` : undefined}
      >
        {children}
      </select>
    </div>
  )
}
