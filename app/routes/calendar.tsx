import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { Catalog } from '#app/domain/catalog/live.ts'
import { entriesByDay, type Month, monthStart, readMonth, shiftMonth, weeksOf, writeMonth } from '#app/domain/catalog/month.ts'
import { nextRun, runSpan } from '#app/domain/catalog/record.ts'
import { paths } from '#app/paths.ts'
import { MonthAgenda } from '#app/ui/month-agenda.tsx'
import { MonthGrid } from '#app/ui/month-grid.tsx'
import styles from '#app/ui/styles/calendar.css?url'
import { isoDay, monthName } from '#app/ui/time.ts'
import { readPage } from '#app/web/page.ts'
import { pageMeta } from '#app/web/titles.ts'
import { calendarWords } from '#app/words/calendar.ts'

/** Most entries that one month shows; the catalog holds the rest. */
const most = 500

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? pageMeta(data.page, {
        title: `${calendarWords[data.page.lang].title} · ${monthName(data.month.year, data.month.month, data.page.lang)}`,
        description: calendarWords[data.page.lang].intro,
        path: paths.calendar(),
      })
    : []

/** Who may: everyone. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { catalog } = context.hub
  const page = readPage(request, context)
  const zone = page.zone ?? 'America/Chicago'
  const today = isoDay(page.now, zone)
  const thisMonth = { year: Number(today.slice(0, 4)), month: Number(today.slice(5, 7)) }
  const month = readMonth(new URL(request.url).searchParams.get('when')) ?? (await nextMonthWithDates(catalog, zone, page.now)) ?? thisMonth
  const begins = monthStart(zone)
  const next = shiftMonth(month, 1)
  const found = catalog.look(
    {
      availability: 'any',
      starts: { from: begins(month.year, month.month) - 100 * 86_400_000, to: begins(next.year, next.month) + 86_400_000 },
      sort: 'date',
      limit: most,
    },
    page.now.getTime(),
  )
  const records = await catalog.records(found.hits.map((hit) => hit.id))
  const days = entriesByDay(records, month, (at, part) => isoDay(at, page.zone ?? part.zone ?? zone))
  return { page, month, today, isNow: writeMonth(month) === writeMonth(thisMonth), weeks: weeksOf(month), days: [...days] }
}

/** The month of the next start, so that nobody is met by an empty page at a month's end. */
async function nextMonthWithDates(catalog: Catalog, zone: string, now: Date): Promise<Month | null> {
  const { hits } = catalog.look(
    { sort: 'date', limit: 1, starts: { from: now.getTime(), to: now.getTime() + 400 * 86_400_000 } },
    now.getTime(),
  )
  const [record] = await catalog.records(hits.map((hit) => hit.id))
  const run = record && nextRun(record, now)
  const start = run && runSpan(run)?.start
  return start ? readMonth(isoDay(start, zone).slice(0, 7)) : null
}

export default function CalendarRoute() {
  const { page, month, today, isNow, weeks, days } = useLoaderData<typeof loader>()
  const words = calendarWords[page.lang]
  const to = (by: number) => paths.calendar([['when', writeMonth(shiftMonth(month, by))]])
  return (
    <div className="wrap">
      <div className="page-head">
        <h1>{monthName(month.year, month.month, page.lang)}</h1>
        <p className="intro">{words.intro}</p>
      </div>
      <nav className="turn" aria-label={words.title}>
        <a className="btn plain" href={to(-1)} rel="prev">
          ‹ {words.earlier}
        </a>
        <a className="btn plain" href={to(1)} rel="next">
          {words.later} ›
        </a>
        {!isNow && <a href={paths.calendar()}>{words.today}</a>}
        <a href={paths.ics()}>{words.subscribe}</a>
      </nav>
      <MonthGrid weeks={weeks} days={new Map(days)} month={writeMonth(month)} today={today} />
      <section className="sec">
        <h2>{words.agenda}</h2>
        {days.length > 0 ? <MonthAgenda days={days} /> : <p>{words.none}</p>}
      </section>
    </div>
  )
}
