import type { Part } from '#app/domain/catalog/record.ts'
import type { When } from '#app/domain/catalog/when.ts'
import { useCatalogWords, usePage } from './page-context.tsx'
import { clockRange, dayRange, shortDay, zoneCity, zoneShort } from './time.ts'

/** "Tue, Dec 8, 1:00 – 2:30 PM CST" in the reader's zone, or in the event's own. */
export function PartTime({ part }: { part: Part }) {
  const { lang, zone, now } = usePage()
  if (!part.startsAt || !part.endsAt || !part.zone) return null
  if (part.allDay) {
    const days = dayRange(part.startsAt, new Date(part.endsAt.getTime() - 1), part.zone, lang)
    return <time dateTime={part.startsLocal?.slice(0, 10)}>{days}</time>
  }
  const shown = zone ?? part.zone
  return (
    <time dateTime={part.startsAt.toISOString()} data-until={part.endsAt.toISOString()} data-local={zone ? undefined : 'range'}>
      {shortDay(part.startsAt, shown, lang, now)}, {clockRange(part.startsAt, part.endsAt, shown, lang)}{' '}
      {zoneShort(part.startsAt, shown, lang)}
    </time>
  )
}

/** The zone of an event, when it is not the reader's. */
export function OwnZone({ part }: { part: Part }) {
  const words = useCatalogWords()
  const { lang, zone } = usePage()
  if (!part.startsAt || !part.endsAt || !part.zone || part.allDay) return null
  if (!zone || zone === part.zone) return <>{words.option.ownZone(zoneCity(part.zone))}</>
  return (
    <>
      {words.option.ownZone(zoneCity(part.zone))}: {clockRange(part.startsAt, part.endsAt, part.zone, lang)}
    </>
  )
}

function DayOf({ part }: { part: Part }) {
  const { lang, zone, now } = usePage()
  if (!part.startsAt || !part.zone) return null
  const shown = part.allDay ? part.zone : (zone ?? part.zone)
  return <>{shortDay(part.startsAt, shown, lang, now)}</>
}

/** One line that says when. */
export function WhenText({ when }: { when: When }) {
  const words = useCatalogWords()
  switch (when.kind) {
    case 'any-time':
      return <>{words.anyTime}</>
    case 'ongoing':
      return <>{words.ongoing}</>
    case 'undated':
      return (
        <>
          {words.undated}
          {when.lastSeen ? `, ${words.lastSeen(when.lastSeen)}` : ''}
        </>
      )
    case 'past':
      return <>{when.cancelled ? words.cancelled : when.lastOffered ? words.lastOffered(when.lastOffered) : words.notOfferedNow}</>
    case 'single':
      return <PartTime part={when.part} />
    case 'series': {
      const [before, after] = (when.underWay ? words.underWay('\u0000') : words.starts('\u0000')).split('\u0000')
      return (
        <>
          {before}
          <DayOf part={when.next} />
          {after}
        </>
      )
    }
  }
}

export function isIllustrative(when: When): boolean {
  return (when.kind === 'single' || when.kind === 'series') && when.run.illustrative
}
