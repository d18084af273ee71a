import { expect, test } from 'vitest'
import { makePart, makeRecord, makeRun, now } from '#app/domain/catalog/formats/testing/records.ts'
import type { Vocabulary } from '#app/domain/catalog/vocabulary.ts'
import { optionCardOf } from './option-card.ts'

const vocabulary = { themes: new Map() } as unknown as Vocabulary
const part = makePart(0, 'America/Chicago', '2026-10-29T13:00:00', '2026-10-29T14:30:00')

test.each([
  ['en', false, 'Thursday, October 29, 2026'],
  ['en', true, 'Thursday, October 29, 2026 · Illustrative date'],
  ['es', false, 'jueves, 29 de octubre de 2026'],
  ['es', true, 'jueves, 29 de octubre de 2026 · Fecha ilustrativa'],
] as const)('in %s, a date that is made up (%s) is called that on the card as well', (lang, illustrative, when) => {
  const record = makeRecord({ runs: [makeRun('a', [part], { illustrative })] })
  expect(optionCardOf(record, vocabulary, { lang, now }).when).toBe(when)
})

test('without a date ahead, the card says none', () => {
  expect(optionCardOf(makeRecord({ runs: [] }), vocabulary, { lang: 'en', now }).when).toBeNull()
})
