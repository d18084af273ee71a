import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import { matchRoutes } from '@remix-run/react'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Member } from '#app/domain/members/member.ts'
import { type Rule, rules, verdictOn } from '#app/web/permissions.ts'
import { listMemberRoles } from '#db/queries/roles.ts'
import type { Reply } from '../support/http-client.ts'
import { type Get, startHub, type TestHub } from '../support/hub.ts'
import { addMember, giveRole, memberId, signIn } from '../support/people.ts'

/** Everybody that the table tells apart, by what they are to the unit and to the people whose addresses are walked. */
const everybody = [
  'nobody',
  'member',
  'other member',
  'editor of the unit',
  'editor of another unit',
  'coordinator',
  'awarder',
  'supervisor',
  'administrator',
] as const
type Body = (typeof everybody)[number]
type Method = (typeof methods)[number]
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

let hub: TestHub
let build: ServerBuild
let people: Record<Body, Member | null>
let values: Record<string, string>
beforeAll(async () => {
  hub = await startHub()
  build = await import(pathToFileURL(resolve('build/server/index.js')).href)
  const other = await addMember(hub.db, { name: 'Of another unit' })
  await giveRole(hub.db, other, 'editor', 'pla')
  people = {
    nobody: null,
    member: await asMember('fay'),
    'other member': await asMember('ada'),
    'editor of the unit': await asMember('chi'),
    'editor of another unit': await asMember(other),
    coordinator: await asMember('dee'),
    awarder: await asMember('eli'),
    supervisor: await asMember('hana'),
    administrator: await asMember('gus'),
  }
  values = await realValues()
})
afterAll(() => hub?.stop())

/** Somebody as the hub would know them; written from the database, not by the code that is tried here. */
async function asMember(who: string | number): Promise<Member> {
  const id = await memberId(hub.db, who)
  const roles = await listMemberRoles(hub.db, id)
  const units = await hub.db.selectFrom('units').select(['id', 'slug']).execute()
  return {
    id,
    displayName: String(who),
    lang: 'en',
    zone: null,
    jobRole: null,
    libraryType: null,
    membership: 'not-stated',
    welcomed: true,
    demo: typeof who === 'string' ? who : null,
    roles: roles.map(({ role, unit }) => ({
      role,
      unit: unit?.slug ?? null,
      unitId: units.find(({ slug }) => slug === unit?.slug)?.id ?? null,
    })),
  }
}

/** For each parameter of an address something that is there: a refusal must not be the same as "there is no such thing" by accident. */
async function realValues(): Promise<Record<string, string>> {
  const option = await hub.db.selectFrom('options').select('slug').where('state', '=', 'published').orderBy('id').executeTakeFirstOrThrow()
  const own = await hub.db
    .selectFrom('options')
    .innerJoin('units', 'units.id', 'options.unit_id')
    .select('options.id')
    .where('units.slug', '=', 'alsc')
    .where('options.state', '=', 'published')
    .executeTakeFirstOrThrow()
  return {
    'catalog/:slug': option.slug,
    'units/:slug': 'alsc',
    'topics/:slug': 'weeding',
    'themes/:slug': 'bias-and-power',
    'goals/:id': 'PLD-G1',
    'manage/:unit': 'alsc',
    'people/:id': String(people.member?.id),
    'options/:id': String(own.id),
  }
}

/** A path with real values in place of its parameters; whatever is not known yet gets a value that is nobody's. */
function withValues(path: string): string {
  return path.replace(/([\w-]+)\/(:\w+)/g, (_, before: string, name: string) => `${before}/${values[`${before}/${name}`] ?? '1'}`)
}

/** The pattern of every route of the build that can be asked for, but for the one that stands for everything else. */
function patterns(): string[] {
  const found = Object.values(build.routes).flatMap((route) =>
    route && route.id !== 'root' && route.path !== '*' && (route.path !== undefined || route.index) ? [patternOf(route.id)] : [],
  )
  return [...new Set(found)]
}

function patternOf(id: string): string {
  const route = build.routes[id]
  if (!route) return ''
  const above = route.parentId ? patternOf(route.parentId) : '/'
  return `${above}/${route.path ?? ''}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1')
}

/** What a page says but for the address that it was asked under, which stands in its forms and links. */
function bare({ status, text, headers }: Reply, path: string): object {
  const address = path.replace(/&/g, '&amp;')
  const encoded = encodeURIComponent(path)
  return {
    status,
    text: text.replaceAll(`"${address}"`, '"…"').replaceAll(encoded, '…').replaceAll(encoded.replace(/%20/g, '+'), '…'),
    headers: Object.fromEntries(
      Object.entries(headers).filter(([name]) => !['date', 'content-length', 'x-request-id', 'etag'].includes(name)),
    ),
  }
}

async function ask(who: Body, method: Method, path: string): Promise<Reply> {
  const member = people[who]
  const options: Get = { method, ...(member && { cookie: await signIn(hub, member.id) }) }
  return method === 'GET' || method === 'HEAD' ? hub.get(path, options) : hub.post(path, {}, options)
}

/** An address under it where nothing is. */
function neighbor(path: string): string {
  return `${path}/there/is/no/such/thing`
}

/** What somebody is told at an address where nothing is. */
async function nothingAt(who: Body, method: Method, path: string): Promise<object> {
  const nearby = neighbor(path)
  return bare(await ask(who, method, nearby), nearby)
}

describe('the table of who may', () => {
  test('has a rule for every route of the build', () => {
    const known = new Set(rules.map(({ path }) => path))
    expect(patterns().filter((path) => !known.has(path))).toEqual([])
  })

  test('has no rule for what is not there', () => {
    const standing = new Set(patterns())
    expect(rules.map(({ path }) => path).filter((path) => !standing.has(path))).toEqual([])
  })

  test('names each address once, and lets nobody send what no route takes', () => {
    const paths = rules.map(({ path }) => path)
    expect(paths.filter((path, at) => paths.indexOf(path) !== at)).toEqual([])
    const takes = (path: string) => Object.keys(build.routes).some((id) => patternOf(id) === path && build.routes[id]?.module.action)
    const idle = rules.filter(({ path, write }) => write && !takes(path))
    expect(idle.map(({ path }) => path)).toEqual([])
  })
})

describe('every address × everybody × every method', () => {
  for (const who of everybody)
    test(who, { timeout: 300_000 }, async () => {
      const wrong: unknown[] = []
      for (const method of methods)
        for (const rule of rules) {
          const path = withValues(rule.path)
          const fault = await faultAt(who, method, rule, path, path)
          if (fault) wrong.push([method, path, fault])
        }
      expect(wrong).toEqual([])
    })

  for (const who of everybody)
    test(`${who}: the data of a page is as open as the page`, { timeout: 300_000 }, async () => {
      const wrong: unknown[] = []
      for (const rule of rules) {
        const path = withValues(rule.path)
        const fault = await faultAt(who, 'GET', rule, path, path === '/' ? '/_root.data' : `${path}.data`)
        if (fault) wrong.push([path, fault])
      }
      expect(wrong).toEqual([])
    })
})

/** What an address does otherwise than the table says; null where it keeps to it. @param asked the form of the path that is asked for */
async function faultAt(who: Body, method: Method, rule: Rule, path: string, asked: string): Promise<string | null> {
  const verdict = verdictOn(path, method, people[who])
  const reply = await ask(who, method, asked)
  const { status, headers, text } = reply
  const reads = method === 'GET' || method === 'HEAD'
  const toSignIn = reads
    ? status === 303 && headers.location === `/sign-in?to=${encodeURIComponent(path)}`
    : status === 200 && text.includes('name="held"')
  if (!verdict.may && verdict.why === 'sign-in') return toSignIn ? null : `${status}: nobody is asked to sign in`
  if (toSignIn) return 'asks somebody to sign in whom it need not ask'
  if (verdict.may) return status === 404 && !mayLack.has(rule.path) && (reads || !needsFields.has(rule.path)) ? 'lets nobody in' : null
  if (status !== 404) return `${status}: lets in whom it should not`
  const isKnown = verdictOn(path, 'GET', people[who]).may
  const told = JSON.stringify(bare(reply, path))
  if (!isKnown && told !== JSON.stringify(await nothingAt(who, method, path))) return 'tells that there is something'
  return null
}

/** Where there can be nothing although somebody may ask: what hangs on a token of a mail, or on settings that this hub has not. */
const mayLack = new Set([
  '/sign-in/demo',
  '/sign-in/oidc',
  '/sign-in/oidc/callback',
  '/sign-in/oidc/waiting',
  '/recover/:token',
  '/verify/:token',
  '/unsubscribe/:token',
  '/me/searches/:id',
])

/** Where an empty form names nothing that there is. */
const needsFields = new Set([
  '/me/sign-in/identities',
  '/me/sign-in/identities/removal',
  '/me/bookmarks',
  '/me/searches',
  '/me/wishes',
  '/manage/:unit/options',
  '/manage/:unit/options/autosave',
  '/manage/:unit/options/:id/history',
])

describe('a path that is dressed up', () => {
  /** Whether the hub lets somebody in where the table would not let them in at the plain address. */
  const sees = async (who: Body, path: string) => (await ask(who, 'GET', path)).status

  test.each([
    '/ADMIN',
    '/admin/',
    '/admin//',
    '/%61dmin',
    '/admin.data',
    '/admin/.data',
    '/admin/..data',
    '/catalog/../admin',
    '/catalog/%2e%2e/admin',
    '/catalog/..%2fadmin',
    '/admin?_data=routes%2Fadmin._index',
    '/catalog?_data=routes%2Fadmin._index',
    '/catalog.data?_routes=routes%2Fadmin._index',
    '/admin?index',
    '/manage/alsc/team',
    '/manage/al%73c/team',
    '/MANAGE/alsc/TEAM/',
    '/manage/pla/..%2falsc/team',
    '/__manifest?p=%2Fadmin',
  ])('%s lets a member see nothing more', async (path) => {
    const reply = await ask('member', 'GET', path)
    expect(reply.text).not.toMatch(/section-nav|admin-table|routes\/admin|routes\/manage/)
    expect([200, 303, 307, 400, 404]).toContain(reply.status)
  })

  test('the same address is the same however it is written', async () => {
    for (const path of ['/admin', '/ADMIN', '/admin/', '/%61dmin']) expect([path, await sees('administrator', path)]).toEqual([path, 200])
    for (const path of ['/manage/alsc/team', '/manage/al%73c/team', '/Manage/alsc/Team'])
      expect([path, await sees('editor of the unit', path)]).toEqual([path, 200])
    for (const path of ['/manage/pla/team', '/manage/pl%61/team', '/manage/PLA/team'])
      expect([path, await sees('editor of the unit', path)]).toEqual([path, 404])
  })

  test('a loader cannot be asked for by its name', async () => {
    for (const path of ['/admin?_data=routes%2Fadmin._index', '/catalog?_data=routes%2Fcatalog._index'])
      expect([path, await sees('administrator', path)]).toEqual([path, 404])
  })
})

test('a person of the demonstration is nobody where the hub runs in production', async () => {
  const production = await startHub({ HUB_MODE: 'production', HUB_SECRET: 'a secret of more than thirty-two characters' })
  try {
    const { id } = await production.db
      .insertInto('members')
      .values({ display_name: 'Gus', demo_slug: 'gus' })
      .returning('id')
      .executeTakeFirstOrThrow()
    await giveRole(production.db, id, 'administrator')
    const member = await addMember(production.db, { name: 'Real', address: 'real@example.org' })
    await giveRole(production.db, member, 'administrator')
    const invented = await production.get('/admin', { cookie: await signIn(production, id) })
    expect([invented.status, invented.headers.location]).toEqual([303, '/sign-in?to=%2Fadmin'])
    expect((await production.get('/admin', { cookie: await signIn(production, member) })).status).toBe(200)
    const button = await production.post('/sign-in/demo', { person: 'gus' })
    expect(button.headers['set-cookie']?.some((cookie) => /session=./.test(cookie) && !/Max-Age=0/.test(cookie)) ?? false).toBe(false)
  } finally {
    await production.stop()
  }
})

test('no route of the build is left to chance: each pattern is matched by its own route', () => {
  const routes = patterns().map((path) => ({ id: path, path }))
  for (const { id } of routes) expect(matchRoutes(routes, { pathname: withValues(id) })?.at(-1)?.route.id).toBe(id)
})
