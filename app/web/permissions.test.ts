import { matchRoutes } from '@remix-run/react'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Member, Role } from '#app/domain/members/member.ts'
import { findRule, type Rule, routedPath, rules, verdictOn } from './permissions.ts'

function member(...roles: Role[]): Member {
  return {
    id: 1,
    displayName: 'Somebody',
    lang: 'en',
    zone: null,
    jobRole: null,
    libraryType: null,
    membership: 'not-stated',
    welcomed: true,
    demo: null,
    roles,
  }
}

const may = (path: string, method: string, who: Member | null) => {
  const verdict = verdictOn(path, method, who)
  return verdict.may ? 'may' : verdict.why
}
const administrator = member({ role: 'administrator', unitId: null, unit: null })
const editor = (unit: string) => member({ role: 'editor', unitId: 7, unit })
const pathOf = (who: (rule: Rule) => boolean): string => {
  const rule = rules.find(who)
  if (!rule) throw new Error('the table has no such rule')
  return rule.path
}

describe('who may', () => {
  test('an address that the table lacks is nobody’s', () => {
    for (const who of [null, member(), editor('alsc'), administrator])
      for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'])
        expect([method, may('/no/such/address', method, who)]).toEqual([method, 'missing'])
  })

  test('reading and writing are two things: what is open to read takes nothing', () => {
    for (const method of ['GET', 'HEAD']) expect(may('/catalog', method, null)).toBe('may')
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) expect(may('/catalog', method, administrator)).toBe('missing')
  })

  test('whoever is not signed in is asked to, and whoever is and may not is told nothing', () => {
    const path = pathOf(({ read }) => read === 'administrator').replace(/:\w+/g, '1')
    expect([may(path, 'GET', null), may(path, 'GET', member()), may(path, 'GET', editor('alsc'))]).toEqual([
      'sign-in',
      'missing',
      'missing',
    ])
    expect(may(path, 'GET', administrator)).toBe('may')
  })

  test('the desk is for whoever does something for a unit; an administrator speaks for none', () => {
    expect([may('/manage', 'GET', member()), may('/manage', 'GET', administrator), may('/manage', 'GET', editor('alsc'))]).toEqual([
      'missing',
      'missing',
      'may',
    ])
  })

  test('a unit’s team is its editors’ alone', () => {
    const team = (unit: string, who: Member) => may(`/manage/${unit}/team`, 'POST', who)
    expect(team('alsc', editor('alsc'))).toBe('may')
    expect(team('pla', editor('alsc'))).toBe('missing')
    expect(team('alsc', member({ role: 'awarder', unitId: 7, unit: 'alsc' }))).toBe('missing')
    expect(team('alsc', administrator)).toBe('missing')
    expect(team('al%73c', editor('alsc'))).toBe('may')
    for (const unit of ['ALSC', 'alsc%2F', 'alsc%2Fteam', 'alsc.data', '%20alsc', 'alsc%00'])
      expect([unit, team(unit, editor('alsc'))]).toEqual([unit, 'missing'])
  })
})

/** The rules as Remix would see them, if each were a route. */
const routes = rules.map((rule) => ({ id: rule.path, path: rule.path }))

describe('a path is judged as the route that Remix chooses', () => {
  // the matcher complains of each path that cannot be decoded
  beforeAll(() => void vi.spyOn(console, 'warn').mockImplementation(() => {}))
  afterAll(() => void vi.restoreAllMocks())

  const same = (path: string) => {
    const chosen = matchRoutes(routes, { pathname: path })?.at(-1)
    const found = findRule(path)
    expect({ path, rule: found?.rule.path, values: found?.values }).toEqual({ path, rule: chosen?.route.id, values: chosen?.params })
  }

  test('no two rules claim the same address with equal right', () => {
    const parts = rules.map(({ path }) => path.split('/'))
    const meet = (one: string[], other: string[]) =>
      one.length === other.length && one.every((part, at) => part === other[at] || part.startsWith(':') || other[at]?.startsWith(':'))
    const names = (path: string[]) => path.filter((part) => part.startsWith(':')).length
    const twins = parts.flatMap((one, at) =>
      parts
        .slice(at + 1)
        .flatMap((other) => (meet(one, other) && names(one) === names(other) ? [`${one.join('/')} ${other.join('/')}`] : [])),
    )
    expect(twins).toEqual([])
  })

  /** What is done to a path by someone who wants it to be taken for another. */
  const disguises: ((path: string) => string)[] = [
    (path) => path,
    (path) => `${path}/`,
    (path) => `${path}///`,
    (path) => `/${path}`,
    (path) => path.replace(/\/(?=.)/g, '//'),
    (path) => path.replace(/\/([^/]*)$/, '//$1'),
    (path) => path.toUpperCase(),
    (path) => path.replace(/[a-z]/, (letter) => letter.toUpperCase()),
    (path) => path.replace(/[a-z]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
    (path) => path.replace(/[a-z](?=[^a-z]*$)/, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
    (path) => path.replace(/[a-z]/, (letter) => `%25${letter.charCodeAt(0).toString(16)}`),
    (path) => path.replace(/\/(?=[^/]*$)/, '%2F'),
    (path) => path.replace(/\/(?=[^/]*$)/, '%2f'),
    (path) => path.replace(/\/(?=[^/]*$)/, '%252F'),
    (path) => path.replace(/\/(?=[^/]*$)/, '%5C'),
    (path) => path.replace(/\./g, '%2E'),
    (path) => path.replace(/\./g, 'x'),
    (path) => `${path}%2F`,
    (path) => `${path}/%2F`,
    (path) => `${path}%20`,
    (path) => `${path}%00`,
    (path) => `${path}%0A`,
    (path) => `${path}/.`,
    (path) => `${path}/..`,
    (path) => `${path};x=1`,
    (path) => `${path}.data`,
    (path) => `${path}/_root.data`,
    (path) => `${path}%`,
    (path) => `${path}%zz`,
    (path) => `${path}%C3`,
    (path) => path.replace(/k/, '%E2%84%AA'),
    (path) => path.replace(/s/, '%C5%BF'),
    (path) => path.replace(/i/, '%C4%B0'),
    (path) => path.slice(0, -1),
    (path) => `${path}x`,
  ]

  const values = ['alsc', 'a%252Fb', 'calendar.ics']

  test('whatever is done to the path', { timeout: 60_000 }, () => {
    for (const { path } of rules)
      for (const value of values) for (const disguise of disguises) same(disguise(path.replace(/:\w+/g, value)).replace(/^\/?/, '/'))
  })

  test('whatever is done to it twice', { timeout: 60_000 }, () => {
    for (const one of disguises) for (const other of disguises) same(other(one('/manage/alsc/team')).replace(/^\/?/, '/'))
  })

  test('at random', { timeout: 60_000 }, () => {
    const words = [...new Set(rules.flatMap(({ path }) => path.split('/')).map((word) => word.replace(':', '')))]
    const bits = ['/', '/', '//', '%2F', '.', '..', '%2e', '.data', 'A', '%41', '%', '*', ':x', '?', ' ', 'é', '%C3%A9', ...words, ...words]
    let seed = 20_261_124
    const pick = () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      return bits[seed % bits.length] ?? ''
    }
    for (let at = 0; at < 3_000; at += 1) same(`/${Array.from({ length: 1 + (at % 7) }, pick).join(at % 2 === 0 ? '/' : '')}`)
  })
})

describe('the path by which a request is routed', () => {
  const routed = (path: string) => routedPath(new URL(`http://hub.test${path}`))

  test.each([
    ['/catalog', '/catalog'],
    ['/catalog?q=weeding', '/catalog'],
    ['/catalog.data', '/catalog'],
    ['/catalog/one.data?q=x', '/catalog/one'],
    ['/catalog/one.data.data', '/catalog/one.data'],
    ['/catalog/one.data/', '/catalog/one.data/'],
    ['/catalog/one%2Edata', '/catalog/one%2Edata'],
    ['/_root.data', '/'],
    ['/me/_root.data', '/me/_root'],
    ['/.data', '/'],
    // what is left when the ending is gone can be a way up
    ['/admin/..data', '/admin/'],
    ['/catalog/...data', '/'],
    ['/units/alsc/...data', '/units/'],
    ['/units/alsc/%2e%2e.data', '/units/'],
    ['/units/alsc/.%2E.data', '/units/'],
  ])('%s is %s', (path, expected) => {
    expect(routed(path)).toBe(expected)
  })

  test.each(['/catalog?_data=routes%2Fadmin._index', '/catalog.data?x=1&_data=', '/?%5Fdata=root'])(
    '%s is none: it asks for a loader by name',
    (path) => {
      expect(routed(path)).toBe(null)
    },
  )
})
