import type { ReactNode } from 'react'
import type { Wrong } from './me-page.tsx'

type FieldProps = { name: string; label: string; hint?: string; wrong: readonly Wrong[] }

function Frame({ name, label, hint, wrong, children }: FieldProps & { children: ReactNode }) {
  const error = wrong.find(({ field }) => field === name)?.text
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
      {children}
    </div>
  )
}

function states({ name, hint, wrong }: FieldProps) {
  const isWrong = wrong.some(({ field }) => field === name)
  const described = [hint && `${name}-hint`, isWrong && `${name}-error`].filter(Boolean).join(' ')
  return { 'aria-invalid': isWrong ? true : undefined, 'aria-describedby': described || undefined }
}

/** One line of text. */
export function TextField(props: FieldProps & { value: string; autoComplete?: string; required?: boolean }) {
  const { name, value, autoComplete = 'off', required } = props
  return (
    <Frame {...props}>
      <input id={name} name={name} type="text" defaultValue={value} autoComplete={autoComplete} required={required} {...states(props)} />
    </Frame>
  )
}

type Choice = { value: string; text: string; lang?: string }

/** One of a list; what was sent and is not in it stays visible. */
export function SelectField(props: FieldProps & { value: string; choices: readonly Choice[] }) {
  const { name, value, choices } = props
  return (
    <Frame {...props}>
      <select id={name} name={name} defaultValue={value} {...states(props)}>
        {!choices.some((choice) => choice.value === value) && <option value={value}>{value}</option>}
        {choices.map(({ value: own, text, lang }) => (
          <option key={own} value={own} lang={lang}>
            {text}
          </option>
        ))}
      </select>
    </Frame>
  )
}

type Zone = { zone: string; name: string }
export type Zones = { usual: readonly Zone[]; others: readonly Zone[] }
type ZoneWords = { zone: string; zoneHint: string; ownZones: string; usualZones: string; otherZones: string }

/** A time zone. `none`: the value of each event's own. Where scripts run, an open choice shows the browser's. */
export function ZoneField({
  value,
  none,
  zones,
  words,
  wrong,
}: {
  value: string
  none: string
  zones: Zones
  words: ZoneWords
  wrong: readonly Wrong[]
}) {
  const props = { name: 'zone', label: words.zone, hint: words.zoneHint, wrong }
  const known = value === none || [...zones.usual, ...zones.others].some(({ zone }) => zone === value)
  return (
    <Frame {...props}>
      <select id="zone" name="zone" defaultValue={value} data-zone-choice="" {...states(props)}>
        {!known && <option value={value}>{value}</option>}
        <option value={none}>{words.ownZones}</option>
        <ZoneGroup label={words.usualZones} zones={zones.usual} />
        <ZoneGroup label={words.otherZones} zones={zones.others} />
      </select>
    </Frame>
  )
}

function ZoneGroup({ label, zones }: { label: string; zones: readonly Zone[] }) {
  return (
    <optgroup label={label}>
      {zones.map(({ zone, name }) => (
        <option key={zone} value={zone}>
          {name}
        </option>
      ))}
    </optgroup>
  )
}

/** The button that a form sends itself with when somebody presses Enter: the first of a form is the one, wherever it is seen. */
export function DefaultButton({ value }: { value: string }) {
  return <button className="unseen" type="submit" name="do" value={value} tabIndex={-1} aria-hidden="true" />
}
