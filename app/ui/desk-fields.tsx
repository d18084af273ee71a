import type { ReactNode } from 'react'

/** Fields of the desk's forms: a label, why it is asked, what is wrong with it, and the control; all of it heard together. */

type Asked = { name: string; label: ReactNode; hint?: string; error?: string }

function described({ name, hint, error }: Asked): string | undefined {
  return [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ') || undefined
}

function Said({ name, hint, error }: Asked) {
  return (
    <>
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
    </>
  )
}

type TextProps = Asked & {
  value: string
  type?: 'text' | 'url' | 'date' | 'datetime-local'
  size?: 'short' | 'middle'
  list?: string
  numeric?: boolean
  lang?: string
}

export function TextField({ value, type = 'text', size, list, numeric, lang, ...asked }: TextProps) {
  return (
    <div className="field">
      <label htmlFor={asked.name}>{asked.label}</label>
      <Said {...asked} />
      <input
        id={asked.name}
        name={asked.name}
        type={shownType(type, value)}
        inputMode={type === 'url' ? 'url' : numeric ? 'numeric' : undefined}
        className={size}
        defaultValue={value}
        list={list}
        lang={lang}
        autoComplete="off"
        aria-invalid={asked.error ? true : undefined}
        aria-describedby={described(asked)}
      />
    </div>
  )
}

/** A browser's field for a day would show nothing of what is no day; as text it can be mended. */
function shownType(type: TextProps['type'], value: string) {
  const fits = { date: /^(\d{4}-\d\d-\d\d)?$/, 'datetime-local': /^(\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?)?$/ }
  return (type === 'date' || type === 'datetime-local') && fits[type].test(value) ? type : 'text'
}

export function TextArea({ value, rows, lang, ...asked }: Asked & { value: string; rows: number; lang?: string }) {
  return (
    <div className="field">
      <label htmlFor={asked.name}>{asked.label}</label>
      <Said {...asked} />
      {/* a browser drops the first line break of what stands in it */}
      <textarea
        id={asked.name}
        name={asked.name}
        rows={rows}
        lang={lang}
        defaultValue={value.startsWith('\n') ? `\n${value}` : value}
        aria-invalid={asked.error ? true : undefined}
        aria-describedby={described(asked)}
      />
    </div>
  )
}

export type Choice = { value: string; text: string; hint?: string; lang?: string }

export function SelectField({ value, choices, ...asked }: Asked & { value: string; choices: readonly Choice[] }) {
  return (
    <div className="field">
      <label htmlFor={asked.name}>{asked.label}</label>
      <Said {...asked} />
      <select
        id={asked.name}
        name={asked.name}
        defaultValue={value}
        aria-invalid={asked.error ? true : undefined}
        aria-describedby={described(asked)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.text}
          </option>
        ))}
      </select>
    </div>
  )
}

export function Radios({ value, choices, ...asked }: Asked & { value: string; choices: readonly Choice[] }) {
  return (
    <fieldset className="field" aria-describedby={described(asked)}>
      <legend>{asked.label}</legend>
      <Said {...asked} />
      {choices.map((choice, at) => (
        <label key={choice.value} className="radio">
          {/* an error's link leads to the first choice */}
          <input
            type="radio"
            id={at === 0 ? asked.name : undefined}
            name={asked.name}
            value={choice.value}
            defaultChecked={choice.value === value}
          />
          <span lang={choice.lang}>
            {choice.text}
            {choice.hint && <small>{choice.hint}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

export function Checks({
  values,
  choices,
  columns,
  children,
  ...asked
}: Asked & { values: readonly string[]; choices: readonly Choice[]; columns?: boolean; children?: ReactNode }) {
  return (
    <fieldset className="field" aria-describedby={described(asked)}>
      <legend>{asked.label}</legend>
      <Said {...asked} />
      <div className={columns ? 'desk-columns' : undefined}>
        {choices.map((choice, at) => (
          <Check key={choice.value} name={asked.name} choice={choice} id={at === 0 ? asked.name : undefined} values={values} />
        ))}
      </div>
      {children}
    </fieldset>
  )
}

export function Check({ name, choice, values, id }: { name: string; choice: Choice; values: readonly string[]; id?: string }) {
  return (
    <label className="radio">
      <input type="checkbox" id={id} name={name} value={choice.value} defaultChecked={values.includes(choice.value)} />
      <span lang={choice.lang}>
        {choice.text}
        {choice.hint && <small>{choice.hint}</small>}
      </span>
    </label>
  )
}

/** What is wrong with a form: every line leads to its field. */
export function ErrorList({ title, lines }: { title: string; lines: readonly { field: string; text: string }[] }) {
  return (
    <div className="errors" role="alert" aria-labelledby="wrong">
      <h2 id="wrong">{title}</h2>
      <ul>
        {lines.map(({ field, text }) => (
          <li key={`${field} ${text}`}>
            <a href={`#${field}`}>{text}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
