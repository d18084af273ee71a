import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answer, askApi } from '../support/api.ts'
import { startHub, type TestHub } from '../support/hub.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await startHub()
})
afterAll(() => hub?.stop())

const api = (query: Parameters<typeof askApi>[1]) => askApi(hub, query)

const facetNames = 'theme delivery length cost credit topic level format audience library unit language access goal'.split(' ')

describe('/api/catalog', () => {
  test('answers in the shape that other programs rely on', async () => {
    const reply = await hub.get('/api/catalog?q=bias')
    expect(reply.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(reply.headers['access-control-allow-origin']).toBe('*')
    const answer: Answer = JSON.parse(reply.text)
    expect(Object.keys(answer)).toEqual(expect.arrayContaining(['total', 'page', 'results', 'facets', 'did_you_mean']))
    expect([typeof answer.total, answer.page, answer.did_you_mean]).toEqual(['number', 1, null])
    expect(answer.results.length).toBe(Math.min(answer.total, 20))
    for (const result of answer.results) {
      expect(result).toMatchObject({
        id: expect.any(Number),
        title: expect.any(String),
        unit: expect.any(String),
        delivery: expect.any(String),
        format: expect.any(String),
        level: expect.any(String),
        score: expect.any(Number),
      })
      expect(result.externalId === null || /^[FD]\d+/.test(result.externalId)).toBe(true)
      expect(result.url.startsWith(`${hub.origin}/catalog/`)).toBe(true)
      expect((await hub.get(result.url.slice(hub.origin.length))).status).toBe(200)
    }
    expect(Object.keys(answer.facets).sort()).toEqual([...facetNames].sort())
    for (const value of Object.values(answer.facets).flat()) {
      expect(value).toEqual({ value: expect.any(String), label: expect.any(String), count: expect.any(Number) })
      expect(value.label).not.toBe('')
      expect(value.count).toBeGreaterThan(0)
    }
  })

  test('best first: scores do not rise, and a misspelled word is put right', async () => {
    const { results } = await api('q=leadership&limit=100')
    expect(results.length).toBeGreaterThan(5)
    expect(results.map(({ score }) => score)).toEqual(results.map(({ score }) => score).sort((a, b) => b - a))
    expect((await api('q=storytme')).did_you_mean).toBe('storytime')
  })

  test('pages through everything without a gap or a repetition; a limit is at most 100', async () => {
    const { total } = await api('availability=any')
    const ids: number[] = []
    for (let page = 1; page <= Math.ceil(total / 100); page++)
      ids.push(...(await api(`availability=any&limit=100&page=${page}`)).results.map(({ id }) => id))
    expect(ids).toHaveLength(total)
    expect(new Set(ids).size).toBe(total)
    expect((await api('limit=5000&availability=any')).results).toHaveLength(100)
    expect((await api('limit=3')).results).toHaveLength(3)
    expect((await api('page=9999')).results).toEqual([])
  })

  test.each(['0', '-1', 'NaN', '1e9', 'ten'])('a limit of %s is refused in words that name it', async (limit) => {
    const reply = await hub.get(`/api/catalog?limit=${limit}`)
    expect(reply.status).toBe(400)
    expect(JSON.parse(reply.text).error).toBe(`limit: expected a whole number from 1 to 100, not "${limit}"`)
  })

  test('every count is the total that choosing the value brings', async () => {
    const faults: string[] = []
    for (const base of ['', 'cost=free', 'q=library&availability=any', 'delivery=on-demand&level=introductory']) {
      const { facets } = await api(base)
      for (const [facet, values] of Object.entries(facets)) {
        const chosen = new URLSearchParams(base).getAll(facet)
        for (const { value, count } of pick(values, 3)) {
          const query = new URLSearchParams(base)
          query.delete(facet)
          query.append(facet, value)
          const { total } = await api([...query])
          if (total !== count)
            faults.push(`${base} + ${facet}=${value}: shown ${count}, found ${total}${chosen.length > 0 ? ` (chosen: ${chosen})` : ''}`)
        }
      }
    }
    expect(faults).toEqual([])
  })

  test('within a facet OR, between facets AND', async () => {
    const ids = async (query: string) => new Set((await api(`${query}&limit=100&availability=any`)).results.map(({ id }) => id))
    const [webinars, courses, free, either, both] = await Promise.all([
      ids('format=webinar'),
      ids('format=e-course'),
      ids('cost=free'),
      ids('format=webinar&format=e-course'),
      ids('format=webinar&format=e-course&cost=free'),
    ])
    const union = new Set([...webinars, ...courses])
    expect(either).toEqual(union)
    expect(both).toEqual(new Set([...union].filter((id) => free.has(id))))
    expect(both.size).toBeGreaterThan(0)
  })

  test('`hub search` gives the same JSON', async () => {
    for (const [words, filters] of [
      ['weeding', []],
      ['storytme', ['cost=free', 'cost=to-50']],
      ['', ['delivery=on-demand', 'sort=newest']],
    ] as const) {
      const query: [string, string][] = [
        ['q', words],
        ...filters.map((filter): [string, string] => filter.split('=') as [string, string]),
        ['limit', '7'],
      ]
      const { stdout } = await promisify(execFile)(
        process.execPath,
        ['build/hub.js', 'search', words, ...filters.flatMap((filter) => ['--filter', filter]), '--limit', '7', '--json'],
        {
          env: {
            ...process.env,
            NODE_ENV: 'test',
            HUB_CALLER_ENV: '',
            HUB_MODE: 'demo',
            HUB_ORIGIN: hub.origin,
            HUB_SECRET: 'only for this test, and for nothing else',
            DATABASE_URL: hub.databaseUrl,
          },
        },
      )
      expect(JSON.parse(stdout)).toEqual(await api(query))
    }
  })
})

function pick<T>(values: readonly T[], count: number): T[] {
  const step = Math.max(1, Math.floor(values.length / count))
  return values.filter((_, at) => at % step === 0).slice(0, count)
}
