import { expect, test } from 'vitest'
import { makeRecord } from './formats/testing/records.ts'
import { notesOf } from './notes.ts'
import { makeVocabulary } from './testing/vocabulary.ts'

const vocabulary = makeVocabulary({
  phrases: { 'One session': 'Una sesión', 'Group rate': 'Tarifa de grupo', 'No source found': 'No se encontró ninguna fuente' },
})
const session = { en: { text: 'One session', lang: 'en' }, es: { text: 'Una sesión', lang: 'es' } }

test('a note that is a phrase reads in the language of the page, whichever it was written in', () => {
  expect(notesOf(makeRecord({ length_note: 'One session' }), vocabulary).length).toEqual(session)
  expect(notesOf(makeRecord({ length_note: 'Una sesión', text_language: 'es' }), vocabulary).length).toEqual(session)
})

test('a note that is no phrase reads as it was written, and says in which language that is', () => {
  const asWritten = (text: string, lang: 'en' | 'es') => ({ en: { text, lang }, es: { text, lang } })
  expect(notesOf(makeRecord({ cost_note: 'By barter' }), vocabulary).cost).toEqual(asWritten('By barter', 'en'))
  expect(notesOf(makeRecord({ cost_note: 'Por trueque', text_language: 'es' }), vocabulary).cost).toEqual(asWritten('Por trueque', 'es'))
  // a phrase of the other language is not taken for one of this
  expect(notesOf(makeRecord({ cost_note: 'One session', text_language: 'es' }), vocabulary).cost).toEqual(asWritten('One session', 'es'))
})

test('every kind of note is read, and where there is none nothing is said', () => {
  const one = 'One session'
  const price = { tier: 'group', amountMinor: null, currency: 'USD' } as const
  const all = { length_note: one, cost_note: one, recognition_note: one, level_note: one, time_asked: one, provenance: one }
  expect(notesOf(makeRecord({ ...all, prices: [{ ...price, note: one }] }), vocabulary)).toEqual({
    ...{ length: session, cost: session, recognition: session, level: session, asks: session, source: session },
    prices: { group: session },
  })
  expect(notesOf(makeRecord({ prices: [{ ...price, note: null }] }), vocabulary)).toEqual({
    ...{ length: null, cost: null, recognition: null, level: null, asks: null, source: null },
    prices: { group: null },
  })
})

test('where an option was read is told in English also of one that is written in Spanish', () => {
  const record = makeRecord({ text_language: 'es', provenance: 'No source found' })
  expect(notesOf(record, vocabulary).source?.es).toEqual({ text: 'No se encontró ninguna fuente', lang: 'es' })
})
