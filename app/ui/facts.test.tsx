import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { makeRecord } from '#app/domain/catalog/formats/testing/records.ts'
import { notesOf } from '#app/domain/catalog/notes.ts'
import type { OptionRecord } from '#app/domain/catalog/record.ts'
import { makeVocabulary } from '#app/domain/catalog/testing/vocabulary.ts'
import { catalogWords } from '#app/words/catalog.ts'
import { valueWords } from '#app/words/values.ts'
import type { Language } from '#db/values.ts'
import { costText, earnText, lengthText, SaidText } from './facts.tsx'

const vocabulary = makeVocabulary({
  phrases: {
    'Three months, 9 hours in all': 'Tres meses, 9 horas en total',
    'Paid; the price is not stated': 'De pago; no se indica el precio',
    '2 contact hours': '2 horas de contacto',
  },
})
function factsOf(change: Partial<OptionRecord>) {
  const record = makeRecord({ minutes: null, cost: 'not-stated', prices: [], recognition: [], ...change })
  return { ...record, notes: notesOf(record, vocabulary) }
}
const length = (change: Partial<OptionRecord>, lang: Language) => lengthText(factsOf(change), catalogWords[lang], lang)
const cost = (change: Partial<OptionRecord>, lang: Language) => costText(factsOf(change), catalogWords[lang], valueWords[lang], lang)
const earn = (change: Partial<OptionRecord>, lang: Language) => earnText(factsOf(change), catalogWords[lang], valueWords[lang], lang)

test('how long it takes is said in the note’s words where they are of the page’s language', () => {
  const noted = { length_note: 'Three months, 9 hours in all', span_days: 85, minutes: 540 }
  expect(length(noted, 'en')).toEqual({ text: 'Three months, 9 hours in all', lang: 'en', known: true })
  expect(length(noted, 'es')).toEqual({ text: 'Tres meses, 9 horas en total', lang: 'es', known: true })
  const written = { ...noted, length_note: 'Tres meses, 9 horas en total', text_language: 'es' as const }
  expect(length(written, 'en').text).toBe('Three months, 9 hours in all')
})

test('else it is counted, and a note in another language is the last resort', () => {
  const noted = { length_note: 'A while' }
  expect(length({ ...noted, span_days: 14 }, 'es')).toEqual({ text: '2 semanas', known: true })
  expect(length({ ...noted, minutes: 60 }, 'es')).toEqual({ text: '1 hora', known: true })
  expect(length(noted, 'es')).toEqual({ text: 'A while', lang: 'en', known: true })
  expect(length({}, 'es')).toEqual({ text: catalogWords.es.lengthNotStated, known: false })
})

test('cost and what is earned are said in the page’s language, or as they were written', () => {
  expect(cost({ cost_note: 'Paid; the price is not stated' }, 'es')).toEqual({
    ...{ text: 'De pago; no se indica el precio', lang: 'es', known: true },
  })
  expect(cost({ cost_note: 'By barter' }, 'es')).toEqual({ text: 'By barter', lang: 'en', known: true })
  expect(earn({ recognition: ['hours'], recognition_note: '2 contact hours' }, 'es').text).toBe('2 horas de contacto')
  expect(earn({ recognition: ['hours'], recognition_note: '2 horas de contacto', text_language: 'es' }, 'en').text).toBe('2 contact hours')
  expect(earn({ recognition: ['hours'], recognition_note: 'A handshake' }, 'es')).toEqual({ text: 'A handshake', lang: 'en', known: true })
})

test('words of another language than the page’s are marked with it, and no others', () => {
  // a page without a reader is in English
  const shown = (lang?: Language) => renderToStaticMarkup(<SaidText said={{ text: 'Por trueque', lang }} />)
  expect([shown('es'), shown('en'), shown()]).toEqual(['<span lang="es">Por trueque</span>', 'Por trueque', 'Por trueque'])
})
