import type { DeskPart, DeskRun } from '#app/domain/catalog/desk/content.ts'
import { deskFormWords } from '#app/words/desk-form.ts'
import { partModes, runStates } from '#db/values.ts'
import { Check, SelectField, TextField } from './desk-fields.tsx'
import { usePage, useValueWords } from './page-context.tsx'

type Errors = Readonly<Record<string, string>>

/** Every run with its parts; those that are over are folded. Buttons add places without a script. */
export function DeskRuns({ runs, errors, now }: { runs: readonly DeskRun[]; errors: Errors; now: Date }) {
  const words = deskFormWords[usePage().lang]
  const numbered = runs.map((run, at) => ({ run, at }))
  const isWrong = (at: number) => Object.keys(errors).some((field) => field.startsWith(`run.${at}.`))
  const past = numbered.filter(({ run, at }) => isPast(run, now) && !isWrong(at))
  return (
    <div id="runs">
      {errors.runs && <p className="error">{errors.runs}</p>}
      {past.length > 0 && (
        <details>
          <summary>{words.pastRuns(past.length)}</summary>
          {past.map(({ run, at }) => (
            <Run key={at} run={run} at={at} errors={errors} />
          ))}
        </details>
      )}
      {numbered
        .filter((entry) => !past.includes(entry))
        .map(({ run, at }) => (
          <Run key={at} run={run} at={at} errors={errors} />
        ))}
      <p className="sec">
        <button className="btn plain" type="submit" name="intent" value="add-run">
          {words.addRun}
        </button>
      </p>
      <datalist id="zones">
        {usualZones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </div>
  )
}

const usualZones = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'Pacific/Honolulu',
  'America/Puerto_Rico',
  'Pacific/Guam',
  'UTC',
]

/** By the clock there, to the day: what may still go on today is not folded. */
function isPast(run: DeskRun, now: Date): boolean {
  const ends = run.parts.map((part) => part.ends || part.starts)
  const yesterday = new Date(now.getTime() - 86_400_000).toISOString().slice(0, 10)
  return run.id !== '' && ends.length > 0 && ends.every((end) => end !== '' && end.slice(0, 10) < yesterday)
}

function Run({ run, at, errors }: { run: DeskRun; at: number; errors: Errors }) {
  const words = deskFormWords[usePage().lang]
  const field = `run.${at}`
  return (
    <fieldset className="desk-run">
      <legend>{words.run(at + 1)}</legend>
      <input type="hidden" name={`${field}.id`} value={run.id} />
      {run.parts.map((part, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other name than their place
        <Part key={position} part={part} field={`${field}.part.${position}`} title={words.part(position + 1)} errors={errors} />
      ))}
      <p>
        <button className="linklike" type="submit" name="intent" value={`add-part.${at}`}>
          {words.addPart}
          <span className="unseen">, {words.run(at + 1)}</span>
        </button>
      </p>
      <div className="desk-row">
        <TextField name={`${field}.seats`} label={words.seats} value={run.seats} size="short" numeric error={errors[`${field}.seats`]} />
        <TextField
          name={`${field}.closes`}
          label={words.closes}
          value={run.closes}
          type="datetime-local"
          error={errors[`${field}.closes`]}
        />
        <SelectField
          name={`${field}.state`}
          label={words.runState}
          value={run.state}
          choices={runStates.map((value) => ({ value, text: words.runStates[value] }))}
          error={errors[`${field}.state`]}
        />
      </div>
      {run.id !== '' && <Check name={`${field}.remove`} choice={{ value: 'yes', text: words.remove }} values={run.remove ? ['yes'] : []} />}
    </fieldset>
  )
}

function Part({ part, field, title, errors }: { part: DeskPart; field: string; title: string; errors: Errors }) {
  const words = deskFormWords[usePage().lang]
  const values = useValueWords()
  const asked = (name: keyof typeof words.partLabel) => ({
    name: `${field}.${name}`,
    label: words.partLabel[name],
    error: errors[`${field}.${name}`],
  })
  return (
    <div className="desk-part" role="group" aria-label={title}>
      <p className="small soft" aria-hidden="true">
        {title}
      </p>
      <div className="desk-row">
        <TextField {...asked('starts')} value={part.starts} type="datetime-local" />
        <TextField {...asked('ends')} value={part.ends} type="datetime-local" />
        <TextField {...asked('zone')} value={part.zone} list="zones" />
      </div>
      <Check name={`${field}.allDay`} choice={{ value: 'yes', text: words.partLabel.allDay }} values={part.allDay ? ['yes'] : []} />
      <div className="desk-row">
        <SelectField
          {...asked('mode')}
          value={part.mode || 'not-stated'}
          choices={partModes.map((value) => ({ value, text: values.delivery[value] }))}
        />
        <TextField {...asked('minutes')} value={part.minutes} size="short" numeric />
      </div>
      <TextField {...asked('place')} value={part.place} />
      <TextField {...asked('url')} value={part.url} type="url" />
      <details open={part.title !== '' || part.note !== ''}>
        <summary className="small">
          {words.partLabel.title}, {words.partLabel.note}
        </summary>
        <TextField {...asked('title')} value={part.title} />
        <TextField {...asked('note')} value={part.note} />
      </details>
    </div>
  )
}
