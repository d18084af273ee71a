import { describe, expect, test } from 'vitest'
import { contradictions } from './check.ts'
import { brokenReferences, readRows, readSeeds } from './read.ts'
import { OptionSeed, type PersonSeed, type Seeds, TopicSeed, UnitSeed } from './shape.ts'

const both = (text: string) => ({ en: text, es: text })

const unit: UnitSeed = {
  ...{
    slug: 'alpha',
    kind: 'division',
    name: 'Alpha',
    acronym: 'A',
    parent: null,
    about: null,
    place: null,
    founded: null,
    ediFocus: null,
  },
  ...{ aliases: [], succeededBy: null, url: null, source: 'test', confirmed: true },
}
const topic: TopicSeed = {
  slug: 'weeding',
  broader: null,
  label: both('Weeding'),
  definition: both('What goes.'),
  related: [],
  terms: [],
  edi: false,
}
const option: OptionSeed = {
  ...{ externalId: 'F001', unit: 'alpha', withUnits: [], partners: [], kind: 'event', title: 'Weeding' },
  summary: 'Decide what leaves the shelf.',
  description: 'Criteria for what leaves the shelf, and words for those who miss it.',
  ...{
    delivery: 'live-online',
    format: 'webinar',
    level: 'not-stated',
    levelNote: null,
    stages: [],
    audience: [],
    libraryTypes: [],
    languages: ['en'],
  },
  ...{
    minutes: 60,
    spanDays: null,
    lengthNote: null,
    cost: 'not-stated',
    costNote: null,
    prices: [],
    recognition: [],
    recognitionNote: null,
  },
  edi: { answer: 'themes', themes: ['fair'] },
  leadership: { answer: 'none', themes: [] },
  ...{ ediHow: null, access: [], topics: ['weeding'], goals: [], lastSeen: null, dated: true, repeats: false, url: null, source: 'test' },
  ...{ confirmed: true, demonstration: false, partOf: null, timeAsked: null, parts: [] },
}
const person: PersonSeed = {
  ...{ slug: 'ada', name: 'Ada', pronouns: null, lang: 'en', zone: 'America/New_York', jobRole: 'librarian', libraryType: 'academic' },
  ...{ place: 'Ohio', topics: ['weeding'], roles: [{ role: 'editor', unit: 'alpha' }], supervisor: null, welcomed: true },
  membership: 'member',
}
const theme = (slug: string, side: 'edi' | 'leadership') =>
  ({ slug, side, shade: side, label: both(slug), short: both(slug), about: both(slug), goals: ['EDI-G1'] }) as const

function seeds(
  change: Partial<{
    unit: Partial<UnitSeed>
    topic: Partial<TopicSeed>
    option: Partial<OptionSeed>
    theme: { goals: string[] }
    person: Partial<PersonSeed>
  }> = {},
): Omit<Seeds, 'hash'> {
  return {
    units: [{ ...unit, ...change.unit }],
    goals: [{ id: 'EDI-G1', plan: 'p', year: 2017, direction: 'advocacy', kind: 'goal', label: both('l'), text: both('t'), scope: 'core' }],
    themes: [
      { ...theme('fair', 'edi'), ...change.theme, goals: change.theme?.goals ?? ['EDI-G1'] },
      { ...theme('guide', 'leadership'), goals: ['EDI-G1'] },
    ],
    topics: [{ ...topic, ...change.topic }],
    phrases: [],
    options: [{ ...option, ...change.option }],
    people: [{ ...person, ...change.person }],
  }
}

test('the seeds of the project are read whole', async () => {
  const read = await readSeeds()
  expect(read.options.length).toBeGreaterThan(218)
  expect(read.hash).toMatch(/^[0-9a-f]{64}$/)
})

test('rows that hold together are taken', () => {
  expect(brokenReferences(seeds())).toEqual([])
  expect(contradictions(seeds())).toEqual([])
})

describe('a row that does not fit its shape is refused by its name and the field', () => {
  const problemsOf = (text: string) => {
    const problems: string[] = []
    const rows = readRows('options/test.json', text, OptionSeed, problems)
    return { rows: rows.length, problems }
  }
  const changed = (change: Record<string, unknown>) => problemsOf(JSON.stringify([option, { ...option, externalId: 'F002', ...change }]))

  test.each<[string, Record<string, unknown>]>([
    ['kind', { kind: 'hobby' }],
    ['summary', { summary: 'Short' }],
    ['topics', { topics: [] }],
    ['url', { url: 'javascript:alert(1)' }],
    ['url', { url: 'www.example.org' }],
    ['minutes', { minutes: 0 }],
    ['languages', { languages: 'en' }],
    ['lastSeen', { lastSeen: 1889 }],
    ['prices.0.cents', { prices: [{ tier: 'member', cents: -5, currency: 'USD', note: null }] }],
    ['parts.0.at', { parts: [{ title: 'One', mode: 'in-person', minutes: 60, dayOffset: 0, at: '9 am', place: null, note: null }] }],
  ])('%s', (field, change) => {
    const { rows, problems } = changed(change)
    expect(rows).toBe(1)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(new RegExp(`^options/test\\.json: F002: ${field.replaceAll('.', '\\.')}: .`))
  })

  test('a key that nobody knows, and one that is missing', () => {
    expect(changed({ colour: 'red' }).problems.join()).toMatch(/F002: row: .*colour/)
    const { unit: _, ...without } = option
    expect(problemsOf(JSON.stringify([without])).problems.join()).toMatch(/F001: unit: /)
  })

  test('a row without a name is told by its place, and every bad row is told', () => {
    expect(problemsOf('[null, 7, {}]').problems.map((problem) => problem.slice(0, 24))).toEqual(
      expect.arrayContaining(['options/test.json: row 1', 'options/test.json: row 2', 'options/test.json: row 3']),
    )
  })

  test.each(['', '{', 'null', '{}', '"rows"'])('a file that holds %j is refused as a whole', (text) => {
    const { rows, problems } = problemsOf(text)
    expect(rows).toBe(0)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(/^options\/test\.json: ./)
  })

  test('units and topics likewise', () => {
    const problems: string[] = []
    readRows('units.json', JSON.stringify([{ ...unit, slug: 'Not a slug' }]), UnitSeed, problems)
    readRows(
      'topics.json',
      JSON.stringify([{ ...topic, terms: [{ lang: 'fr', term: 'désherbage', kind: 'synonym' }] }]),
      TopicSeed,
      problems,
    )
    expect(problems[0]).toMatch(/^units\.json: Not a slug: slug: /)
    expect(problems[1]).toMatch(/^topics\.json: weeding: terms\.0\.lang: /)
  })
})

describe('what a row says of another that does not exist is told by both their names', () => {
  test.each<[string, Parameters<typeof seeds>[0]]>([
    ['alpha: unknown unit omega', { unit: { parent: 'omega' } }],
    ['alpha: unknown unit omega', { unit: { succeededBy: { unit: 'omega', on: null, standing: 'done', source: 'test' } } }],
    ['weeding: unknown topic alchemy', { topic: { broader: 'alchemy' } }],
    ['weeding: unknown topic alchemy', { topic: { related: ['alchemy'] } }],
    ['fair: unknown goal EDI-G9', { theme: { goals: ['EDI-G9'] } }],
    ['F001: unknown unit omega', { option: { unit: 'omega' } }],
    ['F001: unknown unit omega', { option: { withUnits: ['omega'] } }],
    ['F001: unknown goal EDI-G9', { option: { goals: ['EDI-G9'] } }],
    ['F001: unknown topic alchemy', { option: { topics: ['alchemy'] } }],
    ['F001: unknown theme fame', { option: { edi: { answer: 'themes', themes: ['fame'] } } }],
    ['ada: unknown topic alchemy', { person: { topics: ['alchemy'] } }],
    ['ada: unknown unit omega', { person: { roles: [{ role: 'editor', unit: 'omega' }] } }],
    ['ada: unknown person bo', { person: { supervisor: 'bo' } }],
    ['F001: unknown option F999', { option: { partOf: 'F999' } }],
  ])('%s', (problem, change) => {
    expect(brokenReferences(seeds(change))).toEqual([problem])
  })

  test('a name that stands twice', () => {
    const { units, goals, themes, topics, phrases, options, people } = seeds()
    const doubled = {
      units: [...units, ...units],
      goals: [...goals, ...goals],
      themes: [...themes, ...themes],
      topics: [...topics, ...topics],
      phrases,
      options: [...options, ...options],
      people: [...people, ...people],
    }
    expect(brokenReferences(doubled).sort()).toEqual(
      ['goals: EDI-G1', 'options: F001', 'people: ada', 'themes: fair', 'themes: guide', 'topics: weeding', 'units: alpha'].map(
        (who) => `${who} stands twice`,
      ),
    )
  })
})

describe('a row that contradicts itself is told by its name', () => {
  test.each<[string, Parameters<typeof seeds>[0]]>([
    ['F001: edi: the answer “themes” and 0 themes disagree', { option: { edi: { answer: 'themes', themes: [] }, goals: ['EDI-G1'] } }],
    ['F001: leadership: the answer “none” and 1 themes disagree', { option: { leadership: { answer: 'none', themes: ['guide'] } } }],
    [
      'F001: leadership: the theme fair is of the other side',
      { option: { edi: { answer: 'none', themes: [] }, leadership: { answer: 'themes', themes: ['fair'] } } },
    ],
    ['F001: serves no goal', { option: { edi: { answer: 'none', themes: [] } } }],
    ['F001: recognition: “none” stands alone', { option: { recognition: ['none', 'hours'] } }],
    ['F001: ediHow: only the provider itself can say it', { option: { ediHow: 'In every way.' } }],
    ['F001: topics: weeding stands twice', { option: { topics: ['weeding', 'weeding'] } }],
    ['F001: goals: EDI-G1 stands twice', { option: { goals: ['EDI-G1', 'EDI-G1'] } }],
    ['options: F001 stands above itself', { option: { partOf: 'F001' } }],
    ['units: alpha stands above itself', { unit: { parent: 'alpha' } }],
    ['alpha: succeeds itself', { unit: { succeededBy: { unit: 'alpha', on: null, standing: 'done', source: 'test' } } }],
    ['topics: weeding stands above itself', { topic: { broader: 'weeding' } }],
    ['ada: topics: weeding stands twice', { person: { topics: ['weeding', 'weeding'] } }],
    ['ada: supervises themselves', { person: { supervisor: 'ada' } }],
    ['ada: roles: editor needs a unit', { person: { roles: [{ role: 'editor', unit: null }] } }],
    ['ada: roles: administrator is of no unit', { person: { roles: [{ role: 'administrator', unit: 'alpha' }] } }],
    ['weeding: related: weeding stands twice', { topic: { related: ['weeding'] } }],
  ])('%s', (problem, change) => {
    expect(contradictions(seeds(change))).toEqual([problem])
  })

  test('topics that are broader than each other', () => {
    const topics = [
      { ...topic, slug: 'a', broader: 'b' },
      { ...topic, slug: 'b', broader: 'a' },
      { ...topic, slug: 'c', broader: 'a' },
    ]
    expect(contradictions({ ...seeds(), topics })).toEqual(['topics: a stands above itself', 'topics: b stands above itself'])
  })
})
