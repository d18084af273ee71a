import type { Entry } from '#app/domain/catalog/month.ts'
import { paths } from '#app/paths.ts'
import { calendarWords } from '#app/words/calendar.ts'
import { usePage } from './page-context.tsx'

const shown = 3

/** The month at a glance, for wide screens; the list below says the same to everyone, so this one is hidden from screen readers. */
export function MonthGrid({ weeks, days, month, today }: { weeks: string[][]; days: Map<string, Entry[]>; month: string; today: string }) {
  const words = calendarWords[usePage().lang]
  return (
    <div className="month" aria-hidden="true">
      {words.weekdays.map((day) => (
        <div key={day} className="weekday">
          {day}
        </div>
      ))}
      {weeks.flat().map((day) => {
        const entries = days.get(day) ?? []
        const inside = day.startsWith(month)
        return (
          <div key={day} className={`cell${inside ? '' : ' outside'}${day === today ? ' today' : ''}`}>
            <span className="date small num">{Number(day.slice(8))}</span>
            <ul>
              {entries.slice(0, shown).map((entry) => (
                <li key={`${entry.slug}-${entry.part.position}`}>
                  <a href={paths.option(entry.slug)} tabIndex={-1}>
                    {entry.title}
                  </a>
                </li>
              ))}
              {entries.length > shown && (
                <li>
                  <a href={`#d${day}`} tabIndex={-1}>
                    {words.more(entries.length - shown)}
                  </a>
                </li>
              )}
            </ul>
          </div>
        )
      })}
    </div>
  )
}
