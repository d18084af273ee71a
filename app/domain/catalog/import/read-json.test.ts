import { describe, expect, test } from 'vitest'
import { parseJson } from './parse-json.ts'
import { readJson } from './read-json.ts'
import { readJsonLd } from './read-jsonld.ts'
import { bytesOf, readAll } from './testing/kit.ts'

async function read(content: unknown, reader = readJson) {
  const { records, refused, warnings } = await readAll(
    reader(bytesOf(typeof content === 'string' ? content : JSON.stringify(content, null, 1), 64)),
  )
  return {
    values: records.map(({ values }) => ({ ...values })),
    records,
    refused,
    warnings: warnings.map(({ reason }) => reason).join('\n'),
  }
}

describe('plain JSON', () => {
  test('a list of objects; nested things become dotted columns, lists of things their names', async () => {
    const { values } = await read([
      {
        name: { text: 'A' },
        start: { local: '2027-03-01T10:00:00' },
        tags: ['x', 'y'],
        hosts: [{ name: 'H', email: 'h@a.example' }],
        none: null,
        free: true,
        id: 12345678901234567000,
      },
    ])
    expect(values[0]).toMatchObject({
      'name.text': 'A',
      'start.local': '2027-03-01T10:00:00',
      tags: ['x', 'y'],
      hosts: ['H'],
      'hosts.email': 'h@a.example',
      free: 'true',
    })
    expect(values[0]).not.toHaveProperty('none')
  })

  test('an object that holds one list, and one object a line', async () => {
    const page = await read({ page: { number: 2 }, data: { events: [{ title: 'A' }, { title: 'B' }] } })
    expect(page.values).toHaveLength(2)
    expect(page.warnings).toMatch(/“data.events”/u)
    expect((await read('{"title":"A"}\n{"title":"B"}\n')).values).toHaveLength(2)
  })

  test('lines, digits of long ids, a mark at the start', async () => {
    const { records } = await read('\ufeff[\n{"id": 12345678901234567890},\n\n{"id": 2}]')
    expect(records.map(({ line, values }) => [line, values.id])).toEqual([
      [2, '12345678901234567890'],
      [4, '2'],
    ])
  })

  test('what stands before a fault is kept', async () => {
    const cut = await read('[{"title":"A"},\n{"title":"B"},\n{"title":"C"')
    expect(cut.values).toHaveLength(2)
    expect(cut.refused).toEqual([{ line: 3, reason: 'The text breaks off' }])
    const lines = await read('{"title":"A"}\n{"title":}\n{"title":"C"}\n')
    expect(lines.values.map(({ title }) => title)).toEqual(['A', 'C'])
    expect(lines.refused.map(({ line }) => line)).toEqual([2])
  })

  test('what is no record is refused by line', async () => {
    const { values, refused } = await read('[\n"text",\n{"title":"A"},\n[1]\n]')
    expect(values).toHaveLength(1)
    expect(refused).toHaveLength(2)
  })

  test('__proto__ is a name, a name that stands twice is said, depth is bounded', async () => {
    const { values, warnings } = await read('[{"__proto__":{"polluted":1},"constructor":"c","title":"A","title":"B"}]')
    expect(Object.keys(values[0] ?? {})).toEqual(['__proto__.polluted', 'constructor', 'title'])
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    expect(warnings).toMatch(/“title” stands twice/u)
    expect((await read(`[${'['.repeat(100_000)}`)).refused[0]?.reason).toMatch(/nested more than 100 deep/u)
    expect((await read('{"a":'.repeat(100_000))).refused[0]?.reason).toMatch(/nested more than 100 deep/u)
  })

  test('agrees with JSON.parse on what is whole', () => {
    const text = JSON.stringify({ a: [1, 'x "y" \\ \n \u2028', { b: null, c: [[], {}] }], d: '\ud83d\ude00', e: false })
    const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
    expect(plain(parseJson(text).values[0])).toEqual({
      ...(plain(JSON.parse(text)) as object),
      a: ['1', 'x "y" \\ \n \u2028', { b: null, c: [[], {}] }],
    })
  })
})

describe('JSON-LD', () => {
  test('@graph, lists, item lists and prefixes lead to the same thing', async () => {
    const course = { '@type': 'Course', name: 'A', url: 'https://a.example/1' }
    for (const document of [
      course,
      [course],
      { '@context': 'https://schema.org', '@graph': [course] },
      { '@type': 'ItemList', itemListElement: [{ '@type': 'ListItem', item: course }] },
      { '@type': 'schema:Course', 'schema:name': 'A', 'http://schema.org/url': 'https://a.example/1' },
    ]) {
      const { values } = await read(document, readJsonLd)
      expect(values[0]).toMatchObject({ name: 'A', url: 'https://a.example/1', identity: 'https://a.example/1', '@type': ['Course'] })
    }
  })

  test('runs stand within a course, or elsewhere by their id, and are told once', async () => {
    const { records } = await read(
      {
        '@graph': [
          {
            '@type': 'Course',
            '@id': 'https://a.example/c',
            name: 'A',
            hasCourseInstance: [
              { '@id': 'https://a.example/i' },
              { '@type': 'CourseInstance', startDate: '2027-05-01', courseMode: 'online' },
            ],
          },
          { '@type': 'CourseInstance', '@id': 'https://a.example/i', startDate: '2027-04-01T10:00:00Z', endDate: '2027-04-01T12:00:00Z' },
        ],
      },
      readJsonLd,
    )
    expect(records).toHaveLength(1)
    expect(records[0]?.runs?.map(({ key, starts }) => [key, starts.date])).toEqual([
      ['https://a.example/i', '2027-04-01'],
      ['2027-05-01', '2027-05-01'],
    ])
    expect(records[0]?.values.courseMode).toBe('online')
  })

  test('an address is the better identity; a relative id serves where there is none', async () => {
    const identity = async (node: object) =>
      (await read({ '@type': 'LearningResource', name: 'A', ...node }, readJsonLd)).values[0]?.identity
    expect(await identity({ '@id': 'some%20id', url: 'https://a.example/1' })).toBe('https://a.example/1')
    expect(await identity({ '@id': '', identifier: 'x1' })).toBe('x1')
    expect(await identity({ '@id': '_:b1' })).toBe('_:b1')
  })

  test('no context is fetched; one that redefines a term is believed', async () => {
    const { values } = await read(
      {
        '@context': ['https://evil.example/context', { title: 'schema:name', name: 'https://other.example/name' }],
        '@type': 'Course',
        title: 'Real',
        name: 'Other',
        url: 'https://a.example/1',
      },
      readJsonLd,
    )
    expect(values[0]).toMatchObject({ name: 'Real', 'https://other.example/name': 'Other' })
  })

  test('a learning opportunity of CTDL, with texts by language', async () => {
    const { values } = await read(
      {
        '@type': 'ceterms:LearningOpportunityProfile',
        'ceterms:ctid': 'ce-1',
        'ceterms:name': { 'en-US': 'Welding', es: 'Soldar' },
        'ceterms:subject': [{ 'ceterms:targetNodeName': 'Metal' }, { 'ceterms:targetNodeName': 'Fire' }],
      },
      readJsonLd,
    )
    expect(values[0]).toMatchObject({ name: 'Welding', identity: 'ce-1', subject: ['Metal', 'Fire'] })
  })

  test('other types are passed over with a word; without a type, a name and a date are enough', async () => {
    const { values, refused, warnings } = await read(
      [{ '@type': 'Organization', name: 'O' }, { name: 'Talk', startDate: '2027-01-01' }, { x: 1 }],
      readJsonLd,
    )
    expect(values.map(({ name }) => name)).toEqual(['Talk'])
    expect(warnings).toMatch(/“Organization” is no learning option[\s\S]*states no type/u)
    expect(refused).toEqual([{ line: 10, reason: 'The node has no type' }])
  })
})
