import { type Column, evidence } from './evidence.ts'
import { type Field, foldHeader, headerScore } from './header-words.ts'
import type { MappingEntry } from './mapping-entry.ts'
import type { ImportFormat } from './records.ts'
import { readTime } from './when.ts'

/** Formats whose field names are settled need no guess, save for when a feed's `pubDate` is the start of an event. */

type Fixed = readonly (readonly [Field, readonly string[], ('all' | 'first')?])[]

const ICS: Fixed = [
  ['external_id', ['UID']],
  ['title', ['SUMMARY']],
  ['description', ['DESCRIPTION', 'X-ALT-DESC']],
  ['url', ['URL']],
  ['topics', ['CATEGORIES'], 'all'],
  ['place', ['LOCATION']],
  ['status', ['STATUS']],
]
const FEED: Fixed = [
  ['external_id', ['guid', 'id']],
  ['title', ['title']],
  ['url', ['link', 'guid address']],
  ['description', ['content', 'description', 'summary']],
  ['topics', ['category', 'dc:subject'], 'all'],
  ['starts', ['ev:startdate', 'xcal:dtstart', 's:startdate', 'libcal:startdate', 'dtstart', 'startDate', 'event:startdate']],
  ['ends', ['ev:enddate', 'xcal:dtend', 's:enddate', 'libcal:enddate', 'dtend', 'endDate', 'event:enddate']],
  ['place', ['ev:location', 'xcal:location', 's:location', 'libcal:location', 'location']],
  ['partners', ['ev:organizer']],
  ['language', ['dc:language', 'channel language']],
]
const JSON_LD: Fixed = [
  ['external_id', ['identity']],
  ['title', ['name', 'headline', 'title']],
  ['summary', ['disambiguatingDescription', 'abstract']],
  ['description', ['description', 'articleBody', 'text']],
  ['url', ['url', 'subjectWebpage', 'mainEntityOfPage', '@id']],
  ['delivery', ['courseMode', 'eventAttendanceMode', 'deliveryType', 'learningDeliveryMode', 'deliveryTypeDescription'], 'all'],
  ['format', ['learningResourceType', 'learningMethodType', 'additionalType']],
  ['level', ['educationalLevel', 'educationalLevel.name', 'audienceLevelType']],
  ['audience', ['audience.audienceType', 'audience.educationalRole', 'audience', 'audienceType'], 'all'],
  ['language', ['inLanguage', 'inLanguage.name'], 'all'],
  ['minutes', ['timeRequired', 'duration', 'courseWorkload', 'estimatedDuration', 'estimatedDuration.exactDuration']],
  ['price', ['offers.price', 'offers.lowPrice', 'isAccessibleForFree', 'estimatedCost.price']],
  ['currency', ['offers.priceCurrency', 'estimatedCost.currency']],
  ['topics', ['keywords', 'about', 'teaches', 'subject'], 'all'],
  ['starts', ['startDate', 'courseSchedule.startDate', 'eventSchedule.startDate', 'subjectOf.startDate']],
  ['ends', ['endDate', 'courseSchedule.endDate', 'eventSchedule.endDate']],
  ['place', ['location.name', 'location.address.streetAddress', 'location.address', 'location']],
  [
    'partners',
    ['provider', 'organizer', 'offeredBy', 'ownedBy', 'regulatedBy', 'publisher', 'provider.name', 'organizer.name', 'publisher.name'],
  ],
  ['status', ['eventStatus']],
  ['kind', ['@type']],
]

export function fixedColumns(format: ImportFormat, columns: readonly Column[]): MappingEntry[] {
  const fixed = format === 'ics' ? ICS : format === 'rss' ? FEED : JSON_LD
  const language = format === 'ics' ? 'iCalendar' : format === 'rss' ? 'RSS and Atom' : 'schema.org and CTDL'
  const entries = fixed.flatMap(([field, names, take = 'first']): MappingEntry[] => {
    const there = names.filter((name) => columns.some((column) => column.name.toLowerCase() === name.toLowerCase()))
    const real = there.map((name) => columns.find((column) => column.name.toLowerCase() === name.toLowerCase())?.name ?? name)
    if (real.length === 0) return []
    return [{ field, columns: real, take, reason: `a settled name in ${language}`, given: false }]
  })
  return format === 'rss' ? [...withSummary(entries, columns), ...startOfFeed(entries, columns), ...named(entries, columns)] : entries
}

/** A feed with whole texts has their beginnings as well. */
function withSummary(entries: MappingEntry[], columns: readonly Column[]): MappingEntry[] {
  const has = (name: string) => columns.some((column) => column.name === name)
  const brief = has('content') ? ['description', 'summary'].filter(has) : []
  return brief.length === 0
    ? entries
    : [...entries, { field: 'summary', columns: brief, take: 'first', reason: 'the feed gives whole texts beside it', given: false }]
}

/** Elements of other namespaces that are called like one of our fields. */
function named(entries: readonly MappingEntry[], columns: readonly Column[]): MappingEntry[] {
  return (['starts', 'ends', 'place', 'price', 'zone'] as const).flatMap((field) => {
    if (entries.some((entry) => entry.field === field)) return []
    const found = columns.find(
      (column) => column.name.includes(':') && headerScore(field, foldHeader(column.name)) > 90 && evidence(field, column, true).enough,
    )
    return found
      ? [{ field, columns: [found.name], take: 'first' as const, reason: 'an element of the feed is called so', given: false }]
      : []
  })
}

/**
 * `pubDate` is when a post was published, but some calendars put the start of the event there. Told by what the feed itself says,
 * never by today's date, so that a feed reads the same next year: dates after the feed was made, or dates repeated in the titles.
 */
function startOfFeed(entries: readonly MappingEntry[], columns: readonly Column[]): MappingEntry[] {
  if (entries.some((entry) => entry.field === 'starts')) return []
  const dates = columns.find(({ name }) => name === 'pubDate')
  const titles = columns.find(({ name }) => name === 'title')
  if (!dates || !titles) return []
  const made = readTime(columns.find(({ name }) => name === 'channel lastBuildDate')?.values[0] ?? '')
  const times = dates.values.map((text) => readTime(text)).filter((time) => time !== null)
  const after = made === null ? 0 : times.filter(({ date }) => date > made.date).length
  const repeated = times.filter(({ date }, index) => saysDay(titles.values[index] ?? '', date)).length
  const enough = Math.max(times.length / 2, 1)
  if (after < enough && repeated < enough) return []
  const why =
    after >= enough
      ? `${after} of ${times.length} lie after the day on which the feed was made`
      : `${repeated} of ${times.length} titles repeat it`
  return [
    {
      field: 'starts',
      columns: ['pubDate'],
      take: 'first',
      reason: `pubDate is taken for the start of the event: ${why}`,
      given: false,
      doubtful: true,
    },
  ]
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** "Mon Aug 3" in a title says 2026-08-03. */
export function saysDay(title: string, date: string): boolean {
  const month = MONTHS[Number(date.slice(5, 7)) - 1] ?? ''
  return new RegExp(String.raw`\b${month}[a-z]*\.? ${Number(date.slice(8))}\b`, 'u').test(title)
}
