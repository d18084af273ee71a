import { describe, expect, test } from 'vitest'
import { type ReasonCode, reasonCodes, reasonsAgainstPublishing } from './rules.ts'
import { type OptionValues, type PartValues, unanswered } from './values.ts'

const vocabulary = {
  themes: new Map([
    ['access', { goals: ['EDI-G4'] }],
    ['idle', { goals: [] as string[] }],
  ]),
}

const complete: OptionValues = {
  ...unanswered,
  title: 'A toolkit',
  kind: 'resource',
  summary: 'What it is for.',
  url: 'https://www.example.org/toolkit',
  recognition: ['none'],
  edi_answer: 'themes',
  themes: ['access'],
  edi_how: 'In whose examples are used.',
  leadership_answer: 'none',
}

function part(more: Partial<PartValues> = {}): PartValues {
  return {
    title: null,
    mode: 'live-online',
    place: null,
    url: null,
    note: null,
    starts_local: '2027-03-10T14:00:00',
    ends_local: '2027-03-10T15:00:00',
    zone: 'America/Chicago',
    all_day: false,
    starts_at: '2027-03-10T20:00:00.000Z',
    ends_at: '2027-03-10T21:00:00.000Z',
    minutes: null,
    ...more,
  }
}

const run = (...parts: PartValues[]): OptionValues['runs'][number] => ({
  id: null,
  state: 'scheduled',
  seats: null,
  closes_at: null,
  parts,
})
const undated = { starts_local: null, ends_local: null, zone: null, starts_at: null, ends_at: null }

const cases: [string, Partial<OptionValues>, ReasonCode[]][] = [
  ['all that is asked', {}, []],
  ['no title', { title: '' }, ['title-missing']],
  ['no kind', { kind: null }, ['kind-missing']],
  ['no summary', { summary: '' }, ['summary-missing']],
  ['no recognition line', { recognition: [] }, ['recognition-missing']],
  ['nothing to earn is an answer', { recognition: ['none'] }, []],
  ['no answer on EDI', { edi_answer: 'not-answered', themes: [] }, ['edi-missing']],
  ['none is an answer on EDI, and a goal is chosen', { edi_answer: 'none', themes: [], goals: ['PLD-G1'] }, []],
  ['not how EDI is embedded', { edi_how: null }, ['edi-how-missing']],
  [
    'not how EDI is embedded, though none is the answer',
    { edi_answer: 'none', themes: [], edi_how: null, goals: ['PLD-G1'] },
    ['edi-how-missing'],
  ],
  ['no answer on leadership', { leadership_answer: 'not-answered' }, ['leadership-missing']],
  ['both sides none and no goal', { edi_answer: 'none', themes: [] }, ['goal-missing']],
  ['themes that lead to no goal', { themes: ['idle'] }, ['goal-missing']],
  ['a goal chosen beside themes that lead to none', { themes: ['idle'], goals: ['PLD-G2'] }, []],
  [
    'sides that are unanswered are asked for, and no goal beside them',
    { edi_answer: 'not-answered', themes: [], leadership_answer: 'not-answered' },
    ['edi-missing', 'leadership-missing'],
  ],
  ['a resource without an address', { url: null }, ['where-missing']],
  ['a resource has a place only', { url: null, runs: [run(part({ ...undated, place: 'Main Library' }))] }, ['where-missing']],
  ['a service with a place', { kind: 'service', url: null, runs: [run(part({ ...undated, place: 'Main Library' }))] }, []],
  ['a service with neither', { kind: 'service', url: null }, ['where-missing']],
  ['a course with a place', { kind: 'course', url: null, runs: [run(part({ mode: 'in-person', place: 'Main Library' }))] }, []],
  ['an event with an address, its date to come', { kind: 'event' }, []],
  ['an event without address and date', { kind: 'event', url: null }, ['where-missing', 'when-missing']],
  [
    'an event with a date, and an address to join',
    { kind: 'event', url: null, runs: [run(part({ url: 'https://meet.example.org' }))] },
    [],
  ],
  ['an event with a date and nowhere', { kind: 'event', url: null, runs: [run(part())] }, ['where-missing']],
  ['people meet, and it is not said where', { kind: 'event', runs: [run(part(), part({ mode: 'in-person' }))] }, ['place-missing']],
  ['that was called off', { kind: 'event', runs: [{ ...run(part({ mode: 'in-person' })), state: 'cancelled' }] }, []],
]

describe('what keeps an option from being published', () => {
  test.each(cases)('%s', (_, more, codes) => {
    expect(reasonsAgainstPublishing({ ...complete, ...more }, vocabulary).map(({ code }) => code)).toEqual(codes)
  })

  test('every reason has a case', () => {
    expect(new Set(cases.flatMap(([, , codes]) => codes))).toEqual(new Set(reasonCodes))
  })

  test('a place is asked for at its own part', () => {
    const values = { ...complete, runs: [run(part()), run(part(), part({ mode: 'in-person' }))] }
    expect(reasonsAgainstPublishing(values, vocabulary)).toEqual([{ code: 'place-missing', field: 'run.1.part.1.place' }])
  })
})
