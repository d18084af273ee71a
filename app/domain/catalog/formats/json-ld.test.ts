import { describe, expect, test } from 'vitest'
import type { OptionRecord } from '#app/domain/catalog/record.ts'
import * as values from '#db/values.ts'
import { optionJsonLd, serializeJsonLd } from './json-ld.ts'
import { breadcrumbJsonLd, resultListJsonLd } from './json-ld-lists.ts'
import { labels, makeHostileRecord, makePart, makeRecord, makeRun, makeUndatedPart, origin } from './testing/records.ts'
import { faultsOf, propertiesOf, terms } from './testing/schema-org.ts'

function documentOf(more: Partial<OptionRecord> = {}): Record<string, unknown> {
  return optionJsonLd({ record: makeRecord(more), origin, labels, illustrative: 'The dates are illustrative.' })
}

const weekly = ['2026-10-20', '2026-10-27', '2026-11-03'].map((date, index) =>
  makePart(index, 'America/Chicago', `${date}T13:00:00`, `${date}T14:30:00`),
)
const mixedParts = [
  makeUndatedPart(0, { mode: 'on-demand' }),
  makePart(1, 'America/Chicago', '2026-10-29T13:00:00', '2026-10-29T14:30:00', { url: 'https://example.org/room' }),
  makePart(2, 'America/Chicago', '2026-11-05T09:00:00', '2026-11-05T17:00:00', {
    mode: 'in-person',
    place: 'Main Library',
    title: 'Workshop day',
  }),
]
const days = makePart(0, 'America/Chicago', '2026-06-26T00:00:00', '2026-06-29T00:00:00', {
  allDay: true,
  mode: 'in-person',
  place: 'Chicago',
})
const whole = { slug: 'whole', title: 'The whole' }
const sessions = [
  { slug: 'one', title: 'One' },
  { slug: 'two', title: 'Two' },
]

/** Every kind of document that the hub can make, by name. */
const everyDocument: [string, unknown][] = [
  ...values.kinds.flatMap((kind) => [
    [
      `${kind}`,
      documentOf({ kind, withUnits: [makeRecord().unit], partners: ['A partner'], partOf: whole, sessions, recognition: ['badge', 'ceu'] }),
    ] as [string, unknown],
    [`${kind} of which little is known`, documentOf({ kind, ...littleKnown() })] as [string, unknown],
    [`${kind} with mixed parts`, documentOf({ kind, runs: [makeRun('a', mixedParts, { seats: 40 })], delivery: 'blended' })] as [
      string,
      unknown,
    ],
    [
      `${kind} held twice`,
      documentOf({ kind, runs: [makeRun('a', weekly, { state: 'cancelled' }), makeRun('b', mixedParts, { illustrative: true })] }),
    ] as [string, unknown],
    [`${kind} of whole days`, documentOf({ kind, format: 'conference', runs: [makeRun('a', [days], { state: 'postponed' })] })] as [
      string,
      unknown,
    ],
    [`${kind} every week`, documentOf({ kind, runs: [makeRun('a', weekly)] })] as [string, unknown],
    [`${kind}, hostile`, optionJsonLd({ record: { ...makeHostileRecord(), kind }, origin, labels, illustrative: 'x' })] as [
      string,
      unknown,
    ],
  ]),
  ...values.deliveries.map((delivery) => [`course ${delivery}`, documentOf({ kind: 'course', delivery, runs: [] })] as [string, unknown]),
  ...values.costs.map((cost) => [`event ${cost}`, documentOf({ cost, prices: [] })] as [string, unknown]),
  [
    'results',
    resultListJsonLd({ records: [makeRecord(), makeHostileRecord()], total: 45, page: 2, pageSize: 20, origin, name: 'Results' }),
  ],
  [
    'trail',
    breadcrumbJsonLd(
      [
        { name: 'Find learning', path: '/catalog' },
        { name: 'Weeding', path: '/topics/weeding' },
      ],
      origin,
    ),
  ],
]

function littleKnown(): Partial<OptionRecord> {
  const nothing = { topics: [], themes: [], goals: [], runs: [], prices: [], audience: [], languages: [], recognition: [], access: [] }
  const notStated = { level: 'not-stated', format: 'not-stated', delivery: 'not-stated', cost: 'not-stated' } as const
  return { ...nothing, ...notStated, minutes: null, url: null, external_id: null, description: '', summary: '' }
}

describe('the vocabulary', () => {
  test.each(everyDocument)('%s: every term stands where schema.org allows it', (_, document) => {
    expect(faultsOf(document)).toEqual([])
  })

  test('every term of the table is used, so that none is held for nothing', () => {
    const used = new Set(everyDocument.flatMap(([, document]) => propertiesOf(document)))
    expect(Object.keys(terms).filter((term) => !used.has(term))).toEqual([])
  })

  test.each([
    [{ '@type': 'EducationEvent', provider: { '@type': 'Organization' } }, 'not a property of EducationEvent'],
    [{ '@type': 'EventSeries', teaches: 'x' }, 'not a property of EventSeries'],
    [{ '@type': 'Course', timeRequired: '90 minutes' }, 'is no Duration'],
    [{ '@type': 'Course', hasCourseInstance: { '@type': 'EducationEvent' } }, 'is no CourseInstance'],
    [{ '@type': 'Event', eventStatus: 'EventScheduled' }, 'is no EventStatusType'],
    [{ '@type': 'Event', location: { '@type': 'VirtualLocation', url: 'not an address' } }, 'is no URL'],
    [{ '@type': 'Webinar' }, 'unknown type'],
    [{ '@type': 'Course', cost: 'free' }, 'unknown property'],
  ])('a wrong document is caught: %j', (document, fault) => {
    expect(faultsOf(document).join()).toContain(fault)
  })
})

describe('a course', () => {
  test('says what it teaches, what it costs whom, and how it is given', () => {
    expect(documentOf({ kind: 'course', minutes: 90, recognition: ['badge'] })).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'Course',
      name: 'Weeding with care',
      provider: { '@type': 'Organization', name: 'Public Library Association', url: 'http://localhost:3000/units/pla' },
      teaches: [{ '@type': 'DefinedTerm', name: 'Topic weeding', termCode: 'weeding' }, {}],
      educationalAlignment: [
        { '@type': 'AlignmentObject', targetName: 'Goal PLD-C2', targetUrl: 'http://localhost:3000/goals/PLD-C2' },
        {},
      ],
      educationalLevel: 'level introductory',
      educationalCredentialAwarded: 'credit badge',
      timeRequired: 'PT1H30M',
      isAccessibleForFree: false,
      accessibilityFeature: ['captions', 'signLanguage'],
      offers: [
        { name: 'tier member', price: '29.00', priceCurrency: 'USD', category: 'Paid' },
        { name: 'tier non-member', price: '49.50' },
      ],
      hasCourseInstance: {
        '@type': 'CourseInstance',
        courseMode: ['online', 'synchronous'],
        courseWorkload: 'PT1H30M',
        startDate: '2026-10-29T13:00:00-05:00',
        endDate: '2026-10-29T14:30:00-05:00',
        eventStatus: 'https://schema.org/EventScheduled',
        location: { '@type': 'VirtualLocation', url: 'https://example.org/weeding?a=1&b=2' },
      },
    })
  })

  test('that meets every week across a change of the clock is one schedule', () => {
    expect(documentOf({ kind: 'course', runs: [makeRun('a', weekly)] })).toMatchObject({
      hasCourseInstance: {
        startDate: '2026-10-20T13:00:00-05:00',
        endDate: '2026-11-03T14:30:00-06:00',
        courseSchedule: {
          '@type': 'Schedule',
          startDate: '2026-10-20',
          endDate: '2026-11-03',
          startTime: '13:00:00',
          endTime: '14:30:00',
          byDay: 'https://schema.org/Tuesday',
          repeatFrequency: 'P1W',
          repeatCount: 3,
          scheduleTimezone: 'America/Chicago',
        },
      },
    })
  })

  test('without dates still says how it is given; unknown things are left unsaid', () => {
    expect(documentOf({ kind: 'course', runs: [], delivery: 'on-demand', minutes: null }).hasCourseInstance).toEqual({
      '@type': 'CourseInstance',
      courseMode: ['online', 'asynchronous'],
    })
    const bare = documentOf({ kind: 'course', ...littleKnown() })
    expect(Object.keys(bare).sort()).toEqual(['@context', '@id', '@type', 'name', 'provider', 'url'])
  })
})

describe('what it costs', () => {
  test('free for all is free; free for members alone is not', () => {
    expect(documentOf({ cost: 'free', prices: [] })).toMatchObject({
      isAccessibleForFree: true,
      offers: { price: '0.00', category: 'Free' },
    })
    const members = documentOf({ cost: 'more', prices: [{ tier: 'member', amountMinor: 0, currency: 'USD', note: null }] })
    expect(members).toMatchObject({ isAccessibleForFree: false, offers: { name: 'tier member', price: '0.00', category: 'Free' } })
  })

  test('paid without a stated price has no price', () => {
    const prices = [{ tier: 'everyone' as const, amountMinor: null, currency: 'USD', note: 'price not stated' }]
    expect(documentOf({ cost: 'more', prices }).offers).toEqual({
      '@type': 'Offer',
      category: 'Paid',
      url: 'https://example.org/weeding?a=1&b=2',
    })
  })

  test('unknown stays unsaid', () => {
    const document = documentOf({ cost: 'not-stated', prices: [] })
    expect(document).not.toHaveProperty('offers')
    expect(document).not.toHaveProperty('isAccessibleForFree')
  })
})

describe('an event', () => {
  test('has an organizer, a time with its distance from UTC, a way and a place', () => {
    expect(documentOf({ runs: [makeRun('a', mixedParts)] })).toMatchObject({
      '@type': 'EducationEvent',
      organizer: { name: 'Public Library Association' },
      startDate: '2026-10-29T13:00:00-05:00',
      endDate: '2026-11-05T17:00:00-06:00',
      eventAttendanceMode: 'https://schema.org/MixedEventAttendanceMode',
      location: [
        { '@type': 'VirtualLocation', url: 'https://example.org/weeding?a=1&b=2' },
        { '@type': 'VirtualLocation', url: 'https://example.org/room' },
        { '@type': 'Place', name: 'Main Library' },
      ],
      subEvent: [{ name: 'Weeding with care (1/2)' }, { name: 'Workshop day', location: { '@type': 'Place' } }],
    })
  })

  test('of whole days has days and no hours, the last one counted', () => {
    expect(documentOf({ runs: [makeRun('a', [days])] })).toMatchObject({ startDate: '2026-06-26', endDate: '2026-06-28' })
  })

  test.each([
    ['cancelled', 'https://schema.org/EventCancelled'],
    ['postponed', 'https://schema.org/EventPostponed'],
  ] as const)('%s says so', (state, status) => {
    expect(documentOf({ runs: [makeRun('a', weekly, { state })] })).toMatchObject({
      eventStatus: status,
      subEvent: [{ eventStatus: status }, {}, {}],
    })
  })

  test('online without an address has no place', () => {
    expect(documentOf({ url: null })).not.toHaveProperty('location')
  })

  test('that is a conference is a series with its sessions, and a session names its conference', () => {
    expect(documentOf({ format: 'conference', sessions })).toMatchObject({
      '@type': 'EventSeries',
      subEvent: [{ name: 'One', url: 'http://localhost:3000/catalog/one' }, { name: 'Two' }],
    })
    expect(documentOf({ format: 'conference-session', partOf: whole })).toMatchObject({
      '@type': 'EducationEvent',
      superEvent: { name: 'The whole' },
    })
  })

  test('that is held again is a series of its runs', () => {
    const runs = [makeRun('a', weekly.slice(0, 1), { state: 'cancelled' }), makeRun('b', weekly.slice(2))]
    expect(documentOf({ runs })).toMatchObject({
      '@type': 'EventSeries',
      subEvent: [{ eventStatus: 'https://schema.org/EventCancelled' }, { eventStatus: 'https://schema.org/EventScheduled' }],
    })
  })

  test('says that its dates are illustrative wherever they stand', () => {
    const note = 'The dates are illustrative.'
    expect(documentOf({ runs: [makeRun('a', weekly, { illustrative: true })] }).description).toContain(note)
    expect(documentOf({ kind: 'course', runs: [makeRun('a', weekly, { illustrative: true })] })).toMatchObject({
      hasCourseInstance: { description: note },
    })
  })
})

test('a resource is a learning resource, a service a service', () => {
  expect(documentOf({ kind: 'resource', format: 'toolkit', runs: [], partOf: whole })).toMatchObject({
    '@type': 'LearningResource',
    learningResourceType: 'format toolkit',
    isPartOf: 'http://localhost:3000/catalog/whole',
  })
  expect(documentOf({ kind: 'service', format: 'mentoring' })).toMatchObject({
    '@type': 'Service',
    serviceType: 'format mentoring',
    provider: {},
  })
})

test('results count through the pages; the trail ends where the reader is', () => {
  expect(resultListJsonLd({ records: [makeRecord()], total: 45, page: 3, pageSize: 20, origin, name: 'Results' })).toMatchObject({
    '@type': 'ItemList',
    numberOfItems: 45,
    itemListElement: { position: 41, url: 'http://localhost:3000/catalog/weeding-with-care' },
  })
  const trail = breadcrumbJsonLd(
    [
      { name: 'Find learning', path: '/catalog' },
      { name: 'Weeding', path: '/topics/weeding' },
    ],
    origin,
  )
  expect(trail).toMatchObject({
    itemListElement: [{ position: 1 }, { position: 2, item: { '@id': 'http://localhost:3000/topics/weeding' } }],
  })
})

test('the text of a hostile record cannot leave its script element, and is still the same JSON', () => {
  const document = optionJsonLd({ record: makeHostileRecord(), origin, labels, illustrative: 'x' })
  const text = serializeJsonLd(document)
  expect(text).not.toMatch(/[<>&\u2028\u2029]|\p{Cs}|\p{Cc}/u)
  expect(text).not.toMatch(/\\ud800/i)
  expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(document).replaceAll('\\ud800', '\ufffd')))
})
