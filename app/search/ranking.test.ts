import { describe, expect, test } from 'vitest'
import { createSearchIndex } from './search.ts'
import { day, documentOf, ids, indexOf, now, queryOf } from './test-catalog.ts'

describe('order by relevance', () => {
  test('a word counts more in the title than in the topics, there more than in the summary, there more than in the description', () => {
    const index = createSearchIndex({ facets: [], concepts: [] })
    index.put([
      documentOf(1, 'One thing here', { text: 'something on preservation of things' }),
      documentOf(2, 'Two things here', { texts: { title: 'Two things here', summary: 'On preservation and more of it' } }),
      documentOf(3, 'Three things here', { texts: { title: 'Three things here', topics: 'preservation' } }),
      documentOf(4, 'Preservation of things'),
      documentOf(5, 'Nothing of it'),
    ])
    expect(ids(index, 'preservation')).toEqual([4, 3, 2, 1])
  })

  test('a title that says it comes before topics and a summary that do', () => {
    const index = createSearchIndex({ facets: [], concepts: [] })
    index.put([
      documentOf(1, '', { texts: { title: 'Something here', topics: 'weeding', summary: 'weeding' } }),
      documentOf(2, 'Weeding large collections again with more care'),
      documentOf(3, 'Dogs'),
    ])
    expect(ids(index, 'weeding')).toEqual([2, 1])
  })

  test('the exact title is first, however often others say the words', () => {
    const index = indexOf(['Project Outcome and project outcomes of project work', 'Outcome of a project', 'Project Outcome'])
    expect(ids(index, 'project outcome')[0]).toBe(3)
    expect(ids(index, 'PROJECT outcomes!')[0]).toBe(3)
  })

  test('an exact title is first even when far more score higher than can be looked at closely', () => {
    const index = createSearchIndex({ facets: [], concepts: [] })
    const rich = Array.from({ length: 900 }, (_, n) => ({
      title: `Outcome project ${n}`,
      topics: 'project outcome',
      summary: 'project outcome project outcome',
    }))
    index.put([...rich.map((texts, n) => documentOf(n + 1, '', { texts })), documentOf(1000, 'Project Outcome')])
    expect(ids(index, 'project outcome')[0]).toBe(1000)
  })

  test('an exact title made of function words is found', () => {
    const index = indexOf(['What is to be done here and now', 'What Is It', 'Something else'])
    expect(ids(index, 'what is it')[0]).toBe(2)
  })

  test('words in the order of the query come before the same words scattered', () => {
    const index = indexOf(['Writing about how a grant is won', 'Grant writing in a week or two', 'Other things'])
    expect(ids(index, 'grant writing')).toEqual([2, 1])
  })

  test('a document with all words is before one with some, and one word is enough to be found', () => {
    const index = indexOf(['Privacy of patrons', 'Privacy audits and privacy law', 'Audits for all', 'Story hour'])
    expect(ids(index, 'patron privacy')).toEqual([1, 2])
    expect(ids(index, 'privacy zebra')).toHaveLength(2)
  })

  test('what nearly every document says decides nothing, and alone makes no answer', () => {
    const index = indexOf([...Array.from({ length: 60 }, (_, n) => `Library services part ${n}`), 'Budget cuts', 'The library budget'])
    const result = index.search(queryOf('library budget'))
    expect(result.hits.map((hit) => hit.id)).toEqual([62, 61])
    expect(result.total).toBe(2)
    expect(index.search(queryOf('library zebra')).total).toBe(61)
  })

  test('one word in passing is no answer where another document has all words', () => {
    const index = createSearchIndex({ facets: [], concepts: [] })
    const filler = 'so much else is said in this long text about other matters '.repeat(30)
    index.put([
      documentOf(1, 'Grant writing'),
      documentOf(2, 'Dogs', { text: `${filler} writing` }),
      documentOf(3, 'Creative writing'),
      ...Array.from({ length: 20 }, (_, n) => documentOf(10 + n, 'Cats')),
    ])
    expect(ids(index, 'grant writing')).toEqual([1, 3])
    expect(ids(index, 'writing')).toEqual([1, 3, 2])
  })

  test('where many have all words, what has the lesser part of them is left out', () => {
    const several = (title: string, count: number) => Array.from({ length: count }, (_, n) => `${title} ${n}`)
    const others = [...several('Early years', 8), ...several('Financial literacy', 8), ...several('Dogs', 40)]
    expect(indexOf([...several('Early literacy', 12), ...others]).search(queryOf('early literacy')).total).toBe(12)
    expect(indexOf([...several('Early literacy', 2), ...others]).search(queryOf('early literacy')).total).toBe(18)
  })

  test('of a long query of common words the document with all of them is first', () => {
    const words = 'public library services training staff community learning digital data school reading program research outreach'.split(
      ' ',
    )
    const some = (n: number) => words.filter((_, at) => (at * 7 + n) % 3 > 0).join(' ')
    const index = indexOf([
      ...Array.from({ length: 80 }, (_, n) => some(n)),
      words.toReversed().join(' '),
      ...Array.from({ length: 20 }, () => 'Dogs'),
    ])
    expect(ids(index, words.join(' '))[0]).toBe(81)
  })

  test('of more common words than can be looked up, those that tell most decide', () => {
    const words = Array.from({ length: 24 }, (_, n) => `word${String.fromCharCode(97 + n)}`)
    const some = (n: number) => words.filter((_, at) => (at * 5 + n * 3) % 4 > 0).join(' ')
    const index = indexOf([...Array.from({ length: 1500 }, (_, n) => some(n)), `zebra ${words.slice(0, 12).join(' ')}`])
    expect(ids(index, `zebra ${words.join(' ')}`)[0]).toBe(1501)
  })

  test('equal documents stand by their next start, then by id', () => {
    const index = createSearchIndex({ facets: [], concepts: [] })
    const at = (days: number) => [[now + days * day, now + (days + 1) * day]] as const
    index.put([
      documentOf(4, 'Weeding'),
      documentOf(3, 'Weeding'),
      documentOf(2, 'Weeding', { spans: at(9), alwaysOpen: false }),
      documentOf(1, 'Weeding', { spans: at(20), alwaysOpen: false }),
    ])
    expect(ids(index, 'weeding')).toEqual([2, 1, 3, 4])
  })

  test('pages follow each other without gap or repeat, however deep', () => {
    const index = indexOf(Array.from({ length: 3000 }, (_, n) => `Reading ${n % 7 === 0 ? 'reading ' : ''}group ${n}`))
    const whole = ids(index, 'reading group', { limit: 3000 })
    expect(new Set(whole).size).toBe(3000)
    const pages = Array.from({ length: 60 }, (_, page) => ids(index, 'reading group', { offset: page * 50, limit: 50 })).flat()
    expect(pages).toEqual(whole)
    expect(ids(index, 'reading group', { offset: 1e9, limit: 20 })).toEqual([])
  })
})

describe('words met in another form', () => {
  test.each([
    ['cataloguing', 'Fundamentals of Cataloging'],
    ['catalogs', 'Fundamentals of Cataloging'],
    ['colour', 'The Color of Books'],
    ['PROGRAMMES', 'A Program for Everyone'],
    ['organisation', 'How to Organize'],
    ["reader's advisory", 'Readers’ Advisory 101'],
    ['e-resources', 'Buying E-Resources'],
    ['eresources', 'Buying E-Resources'],
    ['e resources', 'Buying E-Resources'],
    ['ebook', 'e-Book Acquisitions'],
    ['e-book', 'Ebook Acquisitions'],
    ['storytime', 'Story Time for Toddlers'],
    ['story time', 'Bilingual Storytime'],
    ['chat gpt', 'What ChatGPT is good for'],
    ['deescalation', 'De-escalation at the desk'],
    ['de-escalation', 'Deescalation at the desk'],
    ['antiracism', 'Anti-Racism in Action'],
    ['k12', 'K-12 partnerships'],
    ['3 d printing', '3D Printing'],
    ['COVID19', 'After COVID-19'],
    ['21st century', 'The 21st-Century Library'],
    ['cafe', 'World Café'],
    ['CAFÉ', 'World Cafe'],
  ])('%s finds %s', (q, title) => {
    const index = indexOf(['Something about nothing', title, 'Another thing entirely'])
    const result = index.search(queryOf(q))
    expect(result.hits[0]?.id).toBe(2)
    expect(result.total).toBe(1)
    expect(result.didYouMean).toBeNull()
  })

  test('words that are known apart are looked for together as well, and the other way round', () => {
    const index = indexOf([
      'A story written on time',
      'Story time',
      'Bilingual storytime',
      'Time goes into a story',
      'Dogs',
      'Cats',
      'Birds',
    ])
    expect(ids(index, 'story time').slice(0, 2).sort()).toEqual([2, 3])
    expect(ids(index, 'storytime').sort()).toEqual([2, 3])
  })

  test('Spanish documents are stemmed as Spanish, from a page in either language', () => {
    const index = createSearchIndex({ facets: [], concepts: [] })
    index.put([
      documentOf(1, 'Talleres para bibliotecarias', { lang: 'es' }),
      documentOf(2, 'Workshops'),
      documentOf(3, 'La evaluación', { lang: 'es' }),
    ])
    expect(ids(index, 'taller bibliotecarios', { lang: 'es' })).toEqual([1])
    expect(ids(index, 'taller', { lang: 'en' })).toEqual([1])
    expect(ids(index, 'evaluar', { lang: 'es' })).toEqual([3])
  })

  test('the page’s language comes first among equals', () => {
    const index = createSearchIndex({ facets: [], concepts: [] })
    index.put([documentOf(1, 'Digital here'), documentOf(2, 'Digital here', { lang: 'es' }), documentOf(3, 'Other')])
    expect(ids(index, 'digital', { lang: 'en' })).toEqual([1, 2])
    expect(ids(index, 'digital', { lang: 'es' })).toEqual([2, 1])
  })
})

describe('queries that say little', () => {
  const index = indexOf(['The Future', 'Being There', 'History of Reading'])

  test.each(['', '   ', '?!', 'the', 'to be or not to be', "'%\\:*&|!()"])('%j finds everything', (q) => {
    expect(index.search(queryOf(q)).total).toBe(3)
  })

  test('function words still order what they find', () => {
    expect(ids(index, 'the')[0]).toBe(1)
  })

  test('one letter is a word', () => {
    const letters = indexOf(['Plan B', 'Plan C', 'Nothing'])
    expect(ids(letters, 'b')).toEqual([1])
  })

  test('words that nothing holds find nothing', () => {
    const result = index.search(queryOf('xylophone quartet'))
    expect(result).toMatchObject({ total: 0, hits: [], relax: [], didYouMean: null })
  })
})

describe('while typing', () => {
  const index = indexOf(['Cataloging basics', 'Catering for events', 'Advanced catalogs', 'Dogs'])

  test('the last word may be unfinished', () => {
    expect(ids(index, 'catal', { prefix: true }).sort()).toEqual([1, 3])
    expect(ids(index, 'advanced ca', { prefix: true })[0]).toBe(3)
    expect(ids(index, 'c', { prefix: true }).sort()).toEqual([1, 2, 3])
  })

  test('an unknown word that begins known ones is taken for their beginning', () => {
    expect(ids(index, 'catal').sort()).toEqual([1, 3])
  })
})
