import { hasRole, isAdministrator, type Member } from '#app/domain/members/member.ts'
import type { RoleName } from '#db/values.ts'

/**
 * Who may do what at every address: one table. What is not in it, nobody may; `tests/security/permissions.test.ts` walks it over all
 * routes, people and methods. Which rows of a table somebody may touch is decided again where the row is read, with it in hand.
 */

/** `unit` names the parameter of the address that holds the unit's slug. */
export type Who =
  | 'anyone'
  /** whoever is not signed in; others are led on to where they would have come from there */
  | 'member'
  | 'administrator'
  | { role: Exclude<RoleName, 'administrator'>[]; unit: string }
  /** has any role in any unit */
  | 'desk'

export type Rule = { path: string; read?: Who; write?: Who }

const open = (...paths: string[]): Rule[] => paths.map((path) => ({ path, read: 'anyone' }))
const own = (...paths: string[]): Rule[] => paths.map((path) => ({ path, read: 'member', write: 'member' }))

const administration = (...paths: string[]): Rule[] => paths.map((path) => ({ path, read: 'administrator', write: 'administrator' }))
const editorOf: Who = { role: ['editor'], unit: 'unit' }

export const rules: readonly Rule[] = [
  ...open(
    '/',
    '/catalog',
    '/catalog/:slug',
    '/catalog/:slug/calendar.ics',
    '/catalog/:slug/card.png',
    '/card.png',
    '/catalog/:slug/card.svg',
    '/compare',
    '/units',
    '/units/:slug',
    '/topics',
    '/topics/:slug',
    '/themes',
    '/themes/:slug',
    '/goals',
    '/goals/:id',
    '/gaps',
    '/calendar',
    '/help',
    '/privacy',
    '/accessibility',
    '/data',
    '/api/catalog',
    '/api/suggest',
    '/catalog.atom',
    '/catalog.ics',
    '/catalog.csv',
    '/opensearch.xml',
    '/sitemap.xml',
    '/robots.txt',
  ),
  { path: '/language', read: 'anyone', write: 'anyone' },
  { path: '/preferences', read: 'anyone', write: 'anyone' },
  { path: '/sign-up', read: 'anyone', write: 'anyone' },
  { path: '/sign-in', read: 'anyone', write: 'anyone' },
  { path: '/sign-in/demo', write: 'anyone' },
  { path: '/sign-in/passkey', write: 'anyone' },
  { path: '/sign-in/passkey/options', write: 'anyone' },
  { path: '/sign-in/oidc', read: 'anyone', write: 'anyone' },
  { path: '/sign-in/oidc/callback', read: 'anyone' },
  { path: '/sign-out', read: 'anyone', write: 'anyone' },
  { path: '/sign-out/everywhere', write: 'member' },
  { path: '/recover', read: 'anyone', write: 'anyone' },
  { path: '/recover/:token', read: 'anyone', write: 'anyone' },
  { path: '/verify/:token', read: 'anyone', write: 'anyone' },
  ...own('/me/sign-in/address', '/me/sign-in/password'),
  ...own('/me/sign-in/passkeys', '/me/sign-in/identities'),
  { path: '/me/sign-in/passkeys/options', write: 'member' },
  { path: '/me/sign-in/passkeys/name', write: 'member' },
  { path: '/me/sign-in/passkeys/removal', write: 'member' },
  { path: '/me/sign-in/identities/removal', write: 'member' },
  { path: '/me/sign-in', read: 'member' },
  { path: '/me/sign-in/verification', write: 'member' },
  ...own('/welcome', '/me/profile', '/me/bookmarks', '/me/searches'),
  { path: '/me', read: 'member' },
  { path: '/me/wishes', write: 'member' },
  { path: '/me/privacy', read: 'member' },
  { path: '/me/privacy/export', write: 'member' },
  ...own('/me/privacy/deletion'),
  { path: '/me/privacy/deletion/withdrawal', write: 'member' },
  { path: '/unsubscribe/:token', read: 'anyone', write: 'anyone' },
  { path: '/me/roles', read: 'member', write: 'member' },
  { path: '/manage', read: 'desk' },
  { path: '/manage/:unit', read: { role: ['editor', 'coordinator', 'awarder'], unit: 'unit' } },
  { path: '/manage/:unit/options', read: editorOf, write: editorOf },
  { path: '/manage/:unit/options.csv', read: editorOf },
  { path: '/manage/:unit/options/new', read: editorOf, write: editorOf },
  { path: '/manage/:unit/options/autosave', write: editorOf },
  { path: '/manage/:unit/options/:id', read: editorOf, write: editorOf },
  { path: '/manage/:unit/options/:id/preview', read: editorOf },
  { path: '/manage/:unit/options/:id/history', read: editorOf, write: editorOf },
  { path: '/manage/:unit/team', read: editorOf, write: editorOf },
  ...administration('/admin', '/admin/people/:id'),
  { path: '/admin/audit', read: 'administrator' },
  { path: '/admin/health', read: 'administrator' },
  { path: '/admin/jobs', read: 'administrator' },
  { path: '/admin/jobs/retries', write: 'administrator' },
]

export type Verdict =
  | { may: true; member: Member | null }
  /** nobody is signed in, and someone has to be */
  | { may: false; why: 'sign-in' }
  /** refused in the same words as an address that does not exist */
  | { may: false; why: 'missing' }

/** @param path as `routedPath` has it. @param method GET and HEAD read; everything else writes */
export function verdictOn(path: string, method: string, member: Member | null): Verdict {
  const found = findRule(path)
  const who = method === 'GET' || method === 'HEAD' ? found?.rule.read : found?.rule.write
  if (!found || !who) return { may: false, why: 'missing' }
  if (who === 'anyone') return { may: true, member }
  if (!member) return { may: false, why: 'sign-in' }
  return allows(who, found.values, member) ? { may: true, member } : { may: false, why: 'missing' }
}

function allows(who: Exclude<Who, 'anyone'>, values: Record<string, string>, member: Member): boolean {
  if (who === 'member') return true
  if (who === 'administrator') return isAdministrator(member)
  if (who === 'desk') return member.roles.some(({ unit }) => unit !== null)
  return who.role.some((role) => hasRole(member, role, values[who.unit] ?? ''))
}

type Found = { rule: Rule; values: Record<string, string> }
/** A part of a rule's path: a name for what stands there, or the pattern of a word. */
type Part = { name: string } | { word: RegExp }

const byLength = new Map<number, { rule: Rule; parts: Part[]; named: number }[]>()
for (const rule of rules) {
  const parts = partsOf(rule.path).map((part): Part => (part.startsWith(':') ? { name: part.slice(1) } : { word: wordPattern(part) }))
  const named = parts.filter((part) => 'name' in part).length
  byLength.set(parts.length, [...(byLength.get(parts.length) ?? []), { rule, parts, named }])
}

/**
 * The rule of the route that Remix would choose for this path, with the parameters that it would hand down: percent-encoding is undone,
 * words are compared without case, slashes at the end do not count, and a word goes before a name. A path that is judged as one thing
 * and routed as another would walk around the table.
 */
export function findRule(path: string): Found | null {
  const asked = partsOf(decoded(path).replace(/\/+$/, ''))
  let best: (Found & { named: number }) | null = null
  for (const { rule, parts, named } of byLength.get(asked.length) ?? []) {
    if (best && best.named <= named) continue
    const values: Record<string, string> = {}
    const fits = parts.every((part, at) => {
      const given = asked[at] ?? ''
      if ('word' in part) return part.word.test(given)
      values[part.name] = given.replace(/%2F/g, '/')
      return given !== ''
    })
    if (fits) best = { rule, values, named }
  }
  return best && { rule: best.rule, values: best.values }
}

function partsOf(path: string): string[] {
  return path === '/' ? [''] : path.split('/')
}

/** A slash that was percent-encoded stays so: it divides nothing. */
function decoded(path: string): string {
  try {
    return path
      .split('/')
      .map((part) => decodeURIComponent(part).replace(/\//g, '%2F'))
      .join('/')
  } catch {
    return path
  }
}

function wordPattern(word: string): RegExp {
  return new RegExp(`^${word.replace(/[\\.*+^${}|()[\]]/g, '\\$&')}$`, 'i')
}

/**
 * The path by which Remix routes a request: its `.data` form is that of the page without. Null for a request that names the loader it
 * wants in its query, which Remix would route by the path with its ending.
 */
export function routedPath(url: URL): string | null {
  if (url.searchParams.has('_data')) return null
  if (!url.pathname.endsWith('.data')) return url.pathname
  const page = new URL(url)
  // as Remix does it, and by URL: what is left may end in dots, which then mean the folder above
  page.pathname = url.pathname.replace(/\.data$/, '').replace(/^\/_root$/, '/')
  return page.pathname
}
