import { describe, expect, test } from 'vitest'
import { apiCatalog } from './api.ts'
import { makeHostileRecord, makePart, makeRecord, makeRun, now, origin } from './testing/records.ts'

const rest = { total: 1, page: 1, facets: {}, didYouMean: null, ignored: [], origin, now }

describe('the catalog as JSON', () => {
  test('has the keys of the contract', () => {
    const facets = { level: [{ value: 'introductory', label: 'Introductory', count: 1 }] }
    const reply = apiCatalog({ ...rest, hits: [{ record: makeRecord(), score: 4.5 }], facets, didYouMean: 'weeding', ignored: ['x=1'] })
    expect(reply).toMatchObject({ total: 1, page: 1, facets, did_you_mean: 'weeding', ignored: ['x=1'] })
    expect(reply.results[0]).toMatchObject({
      id: 7,
      externalId: 'F001',
      title: 'Weeding with care',
      url: 'http://localhost:3000/catalog/weeding-with-care',
      unit: 'pla',
      delivery: 'live-online',
      format: 'webinar',
      level: 'introductory',
      score: 4.5,
      starts: '2026-10-29T18:00:00.000Z',
      zone: 'America/Chicago',
      illustrative: false,
    })
  })

  test('of a series under way names the next meeting, of a past option none', () => {
    const parts = [
      makePart(0, 'UTC', '2026-05-30T10:00:00', '2026-05-30T11:00:00'),
      makePart(1, 'UTC', '2026-06-06T10:00:00', '2026-06-06T11:00:00'),
    ]
    const [underWay, past] = apiCatalog({
      ...rest,
      hits: [parts, parts.slice(0, 1)].map((held) => ({ record: makeRecord({ runs: [makeRun('r', held)] }), score: 1 })),
    }).results
    expect(underWay?.starts).toBe('2026-06-06T10:00:00.000Z')
    expect(past?.starts).toBeNull()
  })

  test('survives a hostile record as well-formed text', () => {
    const text = JSON.stringify(apiCatalog({ ...rest, hits: [{ record: makeHostileRecord(), score: 1 }], ignored: ['a=\ud800'] }))
    expect(JSON.parse(text)).toMatchObject({ results: [{ externalId: '=cmd|calc' }] })
    expect(text).not.toMatch(/\\ud800/i)
  })
})
