import type { Entry } from '#app/domain/catalog/month.ts'
import { paths } from '#app/paths.ts'
import { useCatalogWords, usePage } from './page-context.tsx'
import { fullDay } from './time.ts'
import { OwnZone, PartTime } from './when-text.tsx'

/** The month day by day. */
export function MonthAgenda({ days }: { days: [day: string, entries: Entry[]][] }) {
  const words = useCatalogWords()
  const { lang } = usePage()
  return (
    <ol className="agenda">
      {days.map(([day, entries]) => (
        <li key={day} id={`d${day}`}>
          <h3>
            <time dateTime={day}>{fullDay(new Date(`${day}T12:00:00Z`), 'UTC', lang)}</time>
          </h3>
          <ul>
            {entries.map((entry) => (
              <li key={`${entry.slug}-${entry.part.position}`}>
                <a href={paths.option(entry.slug)} lang={entry.lang === lang ? undefined : entry.lang}>
                  {entry.title}
                </a>
                {entry.part.title && <span className="soft"> · {entry.part.title}</span>}
                <br />
                <span className="small soft">
                  <PartTime part={entry.part} /> {!entry.part.allDay && <OwnZone part={entry.part} />}
                  {entry.illustrative && ` · ${words.illustrative}`}
                </span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}
