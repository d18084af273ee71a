import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { phraseProblems, textLanguageOf } from './phrases.ts'
import { readSeeds } from './read.ts'
import type { OptionSeed, PhraseSeed } from './shape.ts'

const phrases: PhraseSeed[] = [
  { en: 'One session', es: 'Una sesión' },
  { en: 'Group rate', es: 'Tarifa de grupo' },
]
const { options } = await readSeeds()
const [first] = options
if (!first) throw new Error('no options')
/** An option that says nothing but what is asked. */
const bare: OptionSeed = {
  ...first,
  ...{ externalId: 'F001', languages: ['en'], levelNote: null, lengthNote: null, costNote: null, recognitionNote: null, timeAsked: null },
  ...{ prices: [], source: 'example.org/news' },
}
const problemsWith = (change: Partial<OptionSeed>, known = phrases) => phraseProblems({ options: [{ ...bare, ...change }], phrases: known })

test('every note of the seeds has its phrase in the other language', async () => {
  expect(phraseProblems(await readSeeds())).toEqual([])
})

describe('a note without a phrase is told by its option and field', () => {
  const price = (note: string | null) => [{ tier: 'group' as const, cents: null, currency: 'USD' as const, note }]

  test.each<[Partial<OptionSeed>, string[]]>([
    [{ lengthNote: 'One session' }, []],
    [{ lengthNote: 'Two sessions' }, ['F001: lengthNote: no phrase for “Two sessions”']],
    [{ levelNote: 'New staff' }, ['F001: levelNote: no phrase for “New staff”']],
    [{ costNote: 'By barter' }, ['F001: costNote: no phrase for “By barter”']],
    [{ recognitionNote: 'A handshake' }, ['F001: recognitionNote: no phrase for “A handshake”']],
    [{ timeAsked: 'An evening' }, ['F001: timeAsked: no phrase for “An evening”']],
    [{ prices: price('Group rate') }, []],
    [{ prices: price(null) }, []],
    [{ prices: price('For ten') }, ['F001: prices: group: no phrase for “For ten”']],
    [{ source: 'Heard at a meeting' }, ['F001: source: no phrase for “Heard at a meeting”']],
    [{ source: 'news of example.org' }, []],
  ])('%j', (change, problems) => {
    expect(problemsWith(change)).toEqual(problems)
  })

  test('in the language in which the option is written', () => {
    expect(problemsWith({ languages: ['es'], lengthNote: 'Una sesión' })).toEqual([])
    expect(problemsWith({ languages: ['es'], lengthNote: 'One session' })).toEqual(['F001: lengthNote: no phrase for “One session”'])
  })
})

test('a phrase is one in both languages', () => {
  const doubled = [...phrases, { en: 'One session', es: 'Tarifa de grupo' }]
  expect(problemsWith({}, doubled)).toEqual(['phrases: en: “One session” stands twice', 'phrases: es: “Tarifa de grupo” stands twice'])
})

test('an option is written in Spanish where it is offered in Spanish alone', () => {
  expect([['es'], ['en', 'es'], ['en'], []].map((languages) => textLanguageOf({ languages }))).toEqual(['es', 'en', 'en', 'en'])
})

test('no phrase reads the same in both languages, and none has an English word left in it', () => {
  const written: PhraseSeed[] = JSON.parse(readFileSync(new URL('data/phrases.json', import.meta.url), 'utf8'))
  expect(written.filter(({ en, es }) => en === es)).toEqual([])
  const english = /\b(the|and|of|for|with|hours?|days?|weeks?|months?|paid|free|members?)\b/i
  expect(written.filter(({ es }) => english.test(es.replace(/\(.*\)/, '')))).toEqual([])
})
