import type { ReactNode } from 'react'
import { paths } from '#app/paths.ts'
import { preferenceWords } from '#app/words/preferences.ts'
import { usePage } from './page-context.tsx'

type Fields = { language: string; zone: string; scheme: string; slash: string }
type Field = keyof Fields
type Zone = { zone: string; name: string }

type Props = {
  fields: Fields
  /** fields that were sent with a value that cannot be chosen */
  wrong: readonly Field[]
  back: string
  zones: { usual: readonly Zone[]; others: readonly Zone[] }
  /** the value of `zone` for each event's own */
  ownZones: string
}

/** How a person likes to read: one form, no script needed. */
export function PreferencesForm({ fields, wrong, back, zones, ownZones }: Props) {
  const words = preferenceWords[usePage().lang]
  const said = (field: Field) => (wrong.includes(field) ? words.wrong[field](fields[field]) : undefined)
  return (
    <form className="preferences" method="post" action={paths.preferences()}>
      <input type="hidden" name="back" value={back} />
      <Choices
        name="language"
        legend={words.language}
        hint={words.languageHint}
        error={said('language')}
        chosen={fields.language}
        options={[
          { value: 'en', text: 'English', lang: 'en' },
          { value: 'es', text: 'Español', lang: 'es' },
        ]}
      />
      <div className="field">
        <label htmlFor="zone">{words.zone}</label>
        <span className="hint" id="zone-hint">
          {words.zoneHint}
        </span>
        {said('zone') && (
          <span className="error" id="zone-error">
            {said('zone')}
          </span>
        )}
        <select
          id="zone"
          name="zone"
          defaultValue={fields.zone}
          data-zone-choice=""
          aria-invalid={said('zone') ? true : undefined}
          aria-describedby={said('zone') ? 'zone-hint zone-error' : 'zone-hint'}
        >
          {wrong.includes('zone') && <option value={fields.zone}>{fields.zone}</option>}
          <option value={ownZones}>{words.ownZones}</option>
          <ZoneGroup label={words.usualZones} zones={zones.usual} />
          <ZoneGroup label={words.otherZones} zones={zones.others} />
        </select>
      </div>
      <Choices
        name="scheme"
        legend={words.scheme}
        error={said('scheme')}
        chosen={fields.scheme}
        options={[
          { value: 'device', text: words.schemes.device },
          { value: 'light', text: words.schemes.light },
          { value: 'dark', text: words.schemes.dark },
        ]}
      />
      <Choices
        name="slash"
        legend={words.slash}
        hint={words.slashHint}
        error={said('slash')}
        chosen={fields.slash}
        options={[
          { value: 'on', text: words.slashes.on },
          { value: 'off', text: words.slashes.off },
        ]}
      />
      <p className="form-acts">
        <button className="btn" type="submit">
          {words.save}
        </button>
        <a href={back}>{words.leave}</a>
      </p>
    </form>
  )
}

function ZoneGroup({ label, zones }: { label: string; zones: readonly Zone[] }): ReactNode {
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

type ChoicesProps = {
  name: Field
  legend: string
  hint?: string
  error?: string
  chosen: string
  options: { value: string; text: string; lang?: string }[]
}

function Choices({ name, legend, hint, error, chosen, options }: ChoicesProps) {
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ')
  return (
    <fieldset className="field" aria-describedby={described || undefined}>
      <legend>{legend}</legend>
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
      {options.map(({ value, text, lang }, at) => (
        <label key={value} className="radio">
          {/* an error's link leads to the first choice */}
          <input type="radio" id={at === 0 ? name : undefined} name={name} value={value} defaultChecked={value === chosen} />
          <span lang={lang}>{text}</span>
        </label>
      ))}
    </fieldset>
  )
}
