import type { Part, Run } from '#app/domain/catalog/record.ts'
import { useCatalogWords, usePage, useValueWords } from './page-context.tsx'
import { duration } from './time.ts'
import { OwnZone, PartTime } from './when-text.tsx'

/** The parts of a run as stations down a line, each with its own time, way and place. */
export function RunTimeline({ run, title }: { run: Run; title: string }) {
  return (
    <ol className="time">
      {run.parts.map((part) => (
        <Station key={part.position} part={part} title={title} />
      ))}
    </ol>
  )
}

function Station({ part, title }: { part: Part; title: string }) {
  const words = useCatalogWords()
  const values = useValueWords()
  const { lang } = usePage()
  const details = [
    part.minutes ? duration(part.minutes, lang) : null,
    part.mode === 'not-stated' ? null : values.delivery[part.mode].toLowerCase(),
    part.place,
    part.note,
  ].filter(Boolean)
  return (
    <li>
      <span className="num small">
        {part.startsAt ? <PartTime part={part} /> : part.mode === 'on-demand' ? words.option.anyTimeBefore : words.option.dateNotStated}
        {part.startsAt && (
          <span className="soft tiny">
            <br />
            <OwnZone part={part} />
          </span>
        )}
      </span>
      <span className="dot" aria-hidden="true" />
      <div>
        <h3>{part.title ?? title}</h3>
        <p className="small soft">{details.join(' · ')}</p>
      </div>
    </li>
  )
}
