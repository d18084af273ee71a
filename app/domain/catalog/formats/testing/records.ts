import { DateTime } from 'luxon'
import type { Labels } from '#app/domain/catalog/formats/labels.ts'
import type { OptionRecord, Part, Run } from '#app/domain/catalog/record.ts'

/** Records for the tests of the formats. Instants come from luxon, so that our own zone arithmetic is held against another's. */

export const origin = 'http://localhost:3000'
export const now = new Date('2026-06-01T12:00:00Z')

export const labels: Labels = {
  topic: (slug) => `Topic ${slug}`,
  theme: (slug) => `Theme ${slug}`,
  goal: (id) => `Goal ${id}`,
  value: (facet, value) => `${facet} ${value}`,
}

export function makePart(position: number, zone: string, starts: string, ends: string, more: Partial<Part> = {}): Part {
  const at = (local: string) => DateTime.fromISO(local, { zone }).toJSDate()
  return {
    position,
    title: null,
    mode: 'live-online',
    place: null,
    url: null,
    note: null,
    startsLocal: starts,
    endsLocal: ends,
    zone,
    allDay: false,
    startsAt: at(starts),
    endsAt: at(ends),
    minutes: null,
    ...more,
  }
}

export function makeUndatedPart(position: number, more: Partial<Part> = {}): Part {
  const nothing = { startsLocal: null, endsLocal: null, zone: null, startsAt: null, endsAt: null }
  return { ...makePart(position, 'UTC', '2026-01-01T00:00:00', '2026-01-01T00:00:00'), ...nothing, ...more }
}

export function makeRun(uid: string, parts: Part[], more: Partial<Run> = {}): Run {
  return { id: 1, uid, sequence: 3, state: 'scheduled', seats: null, closesAt: null, illustrative: false, parts, ...more }
}

export function makeRecord(more: Partial<OptionRecord> = {}): OptionRecord {
  return {
    id: 7,
    slug: 'weeding-with-care',
    unit_id: 1,
    unit: { slug: 'pla', name: 'Public Library Association', acronym: 'PLA', kind: 'division' },
    withUnits: [],
    partners: [],
    kind: 'event',
    origin: 'seed',
    source: 'seed',
    external_id: 'F001',
    dedupe_key: null,
    title: 'Weeding with care',
    summary: 'Decide what leaves the shelf, and tell the town why.',
    description: '<p>Two hours on <b>weeding</b> &amp; trust.</p><ul><li>Criteria</li><li>Words for patrons</li></ul>',
    url: 'https://example.org/weeding?a=1&b=2',
    text_language: 'en',
    languages: ['en'],
    delivery: 'live-online',
    format: 'webinar',
    level: 'introductory',
    level_note: null,
    stages: [],
    audience: ['librarian', 'support-staff'],
    library_types: ['public'],
    minutes: 90,
    span_days: null,
    length_note: null,
    length: 'half-day',
    cost: 'to-50',
    cost_note: null,
    prices: [
      { tier: 'member', amountMinor: 2900, currency: 'USD', note: null },
      { tier: 'non-member', amountMinor: 4950, currency: 'USD', note: null },
    ],
    recognition: ['hours'],
    recognition_note: null,
    edi_answer: 'none',
    leadership_answer: 'themes',
    edi_how: null,
    access: ['captions', 'asl', 'step-free'],
    accreditor: null,
    last_seen: 2026,
    archived_at: null,
    dated: true,
    time_asked: null,
    provenance: null,
    confirmed: true,
    demonstration: false,
    state: 'published',
    review_by: null,
    published_at: new Date('2026-02-01T08:00:00Z'),
    created_at: new Date('2026-01-31T08:00:00Z'),
    updated_at: new Date('2026-05-04T09:30:15Z'),
    topics: ['weeding', 'collection-assessment'],
    themes: ['leading-people'],
    goals: ['PLD-C2', 'PLD-G5'],
    runs: [makeRun('run-1', [makePart(0, 'America/Chicago', '2026-10-29T13:00:00', '2026-10-29T14:30:00')])],
    partOf: null,
    sessions: [],
    ...more,
  }
}

const nastyText =
  'A\r\nB ]]> </script><script>alert(1)</script> <!-- "q" \'s\' & 👩🏽‍💻 \u202Egnp.exe \u0000\u0007\u001b \ud800 \\, ; ,=1+1 {{7*7}} \u2028'

/** A record whose every text tries to break out of the format that carries it. */
export function makeHostileRecord(): OptionRecord {
  return makeRecord({
    slug: 'hostile',
    external_id: '=cmd|calc',
    title: `=HYPERLINK("x")${nastyText}`,
    summary: nastyText,
    description: `<p>${nastyText.replace(/</g, '&lt;')} ]]&gt;</p>`,
    url: `https://example.org/"><img src=x onerror=alert(1)>?q=${encodeURIComponent('a b')}&x='`,
    unit: { slug: 'pla', name: `Unit ${nastyText}`, acronym: nastyText, kind: 'division' },
    withUnits: [{ slug: 'acrl', name: nastyText, acronym: null, kind: 'division' }],
    partners: [nastyText],
    partOf: { slug: 'whole', title: nastyText },
    sessions: [{ slug: 'session', title: nastyText }],
    runs: [
      makeRun(`uid\r\nATTACH:evil;${nastyText}`, [
        makePart(0, 'America/Chicago', '2026-10-29T13:00:00', '2026-10-29T14:30:00', {
          title: nastyText,
          place: nastyText,
          mode: 'in-person',
          note: nastyText,
        }),
        makePart(1, 'America/Chicago', '2026-11-05T13:00:00', '2026-11-05T14:30:00', {
          title: nastyText,
          url: 'https://example.org/\r\nX-EVIL:1',
        }),
      ]),
    ],
  })
}
