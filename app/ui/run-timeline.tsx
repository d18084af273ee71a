import type { Part, Run } from '#app/domain/catalog/record.ts'
import type { Language } from '#db/values.ts'
import { SaidText } from './facts.tsx'
import { useCatalogWords, usePage, useValueWords } from './page-context.tsx'
import { duration } from './time.ts'
import { OwnZone, PartTime } from './when-text.tsx'

/** The parts of a run as stations down a line, each with its own time, way and place. `written`: the language of titles and notes. */
export function RunTimeline({ run, title, written }: { run: Run; title: string; written: Language }) {
  return (
    <ol className="time">
      {run.parts.map((part) => (
        <Station key={part.position} part={part} title={title} written={written} />
      ))}
    </ol>
  )
}

function Station({ part, title, written }: { part: Part; title: string; written: Language }) {
  const words = useCatalogWords()
  const values = useValueWords()
  const { lang } = usePage()
  const details = [
    part.minutes ? duration(part.minutes, lang) : null,
    part.mode === 'not-stated' ? null : values.delivery[part.mode].toLowerCase(),
    part.place,
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
        <h3 lang={written === lang ? undefined : written}>{part.title ?? title}</h3>
        <p className="small soft">
          {details.join(' · ')}
          {details.length > 0 && part.note && ' · '}
          {part.note && <SaidText said={{ text: part.note, lang: written }} />}
        </p>
      </div>
    </li>
  )
}
