import { describe, expect, test } from 'vitest'
import { american } from './spelling.ts'
import { stemEnglish } from './stem-en.ts'
import { stemSpanish } from './stem-es.ts'
import { tokenize } from './tokens.ts'

const plain = (text: string) => tokenize(text).flatMap((token) => (token.joined ? [] : token.text))
const all = (text: string) => tokenize(text).map((token) => token.text)

describe('words of a text', () => {
  test.each([
    ["reader's readers' Reader’s", ['reader', 'readers', 'reader']],
    ["O'Reilly don’t", ['oreilly', 'dont']],
    ['U.S. A.L.A. history', ['us', 'ala', 'history']],
    ['Catálogo NAÏVE Straße œuvre', ['catalogo', 'naive', 'strasse', 'oeuvre']],
    ['LGBTQ+ C++ @your library', ['lgbtq', 'c', 'your', 'library']],
    ['2.0 21st 3D', ['2', '0', '21st', '3d']],
    ['and/or Work/Life', ['and', 'or', 'work', 'life']],
    ['soft\u00adhyphen zero\u200bwidth', ['softhyphen', 'zerowidth']],
    ['ﬁle ½ Ⅳ', ['file', '1', '2', 'iv']],
    ['z\u0301\u0327a\u0300l\u0336go', ['zalgo']],
    ['日本語 кни́га', ['日本語', 'книга']],
    ['\ud800 lone \udfff', ['lone']],
    ["'%\\:*&|!()", []],
  ])('%s', (text, words) => {
    expect(plain(text)).toEqual(words)
  })

  test('a hyphened word with a short part also counts written together', () => {
    expect(all('e-Book')).toEqual(['e', 'book', 'ebook'])
    expect(all('COVID-19')).toEqual(['covid', '19', 'covid19'])
    expect(all('K-12')).toEqual(['k', '12', 'k12'])
    expect(all('trauma-informed')).toEqual(['trauma', 'informed'])
    expect(all('1999–2001')).toEqual(['1999', '2001'])
  })

  test('a word of any length is cut, not refused', () => {
    expect(plain('x'.repeat(5000))[0]?.length).toBe(64)
  })
})

describe('English stems', () => {
  test.each([
    'library libraries',
    'catalog catalogs cataloging cataloged catalogue catalogues cataloguing catalogued',
    'code coding codes coded',
    'plan planning plans planned',
    'evaluate evaluation evaluations evaluating evaluator',
    'manage manager managers management managing',
    'accessible accessibility',
    'assess assessment assessments assessing',
    'digitize digitization digitising digitisation',
    'organize organization organisations organising organisational',
    'write writing written',
    'story stories',
    'child children',
    'woman women',
    'class classes',
    'box boxes',
    'virus viruses',
    'analysis analyses analyze analyse analysing analyzing',
    'crisis crises',
    'supervise supervision supervisor supervising',
    'instruct instruction instructional instructor',
    'travel travelling traveling travelled',
    'control controlling controlled',
    'enroll enrol enrolling enrolment enrollment',
    'care caring cares',
    'policy policies',
    'movie movies',
    'homeless homelessness',
    'collection collections collect collecting',
    'diverse diversity',
    'secure security',
    'racist racism',
    'ethics ethical',
    'statistics statistical',
    'develop development developmental',
    'program programs programme programmes programming',
    'disability disabilities disabled',
    'license licence licences licensing',
    'behavior behaviour behaviors behavioral behavioural',
    'center centre centres',
    'teach teaching taught',
    'lead leading led',
    'use using used uses',
    'facilitate facilitation facilitators',
    'microaggression microaggressions',
    'hire hiring hires',
  ])('are one: %s', (words) => {
    expect(new Set(words.split(' ').map(stemEnglish)).size).toBe(1)
  })

  test.each([
    'university universal',
    'authority author',
    'access accessible',
    'care car',
    'community communication commons',
    'library librarian',
    'new news',
    'plane plan',
    'state statement',
    'hospital hospitality',
    'policy police',
    'organ organization',
    'race racism',
    'general generation generic',
    'scholar scholarly',
    'friend friendly',
    'leader leadership',
    'internal international intern',
    'public publish',
    'child chill',
  ])('are kept apart: %s', (words) => {
    const list = words.split(' ')
    expect(new Set(list.map(stemEnglish)).size).toBe(list.length)
  })

  test('what is no ending stays', () => {
    expect(['string', 'need', 'speed', 'bus', 'gas', 'news', 'series', 'red', 'king'].map(stemEnglish)).toEqual([
      'string',
      'need',
      'speed',
      'bus',
      'gas',
      'news',
      'series',
      'red',
      'king',
    ])
  })
})

test('British spellings become American ones, and only those', () => {
  const pairs =
    'colour color,honourable honorable,theatre theater,centimetre centimeter,dialogue dialog,cataloguing cataloging,organise organize,analyse analyze,defence defense,paediatric pediatric,counsellor counselor,fulfil fulfill'
  for (const [british, expected] of pairs.split(',').map((pair) => pair.split(' '))) expect(american(british as string)).toBe(expected)
  for (const word of 'hour four tour exercise advise enterprise promise raise wise genre acre storytelling caller premise'.split(' '))
    expect(american(word)).toBe(word)
})

describe('Spanish stems', () => {
  test.each([
    'biblioteca bibliotecas',
    'bibliotecario bibliotecaria bibliotecarios bibliotecarias',
    'catalogar catalogacion catalogando catalogado',
    'taller talleres',
    'leccion lecciones',
    'voz voces',
    'evaluar evaluacion evaluaciones',
    'comunidad comunidades',
    'lider lideres',
    'nino ninos nina ninas',
  ])('are one: %s', (words) => {
    expect(new Set(words.split(' ').map(stemSpanish)).size).toBe(1)
  })

  test('are kept apart: forma, formación', () => {
    expect(stemSpanish('forma')).not.toBe(stemSpanish('formacion'))
  })
})
