import type { Reply } from './http-client.ts'
import type { Get, TestHub } from './hub.ts'

export type Fields = Record<string, string> | [string, string][]

export type Visitor = {
  get: (path: string, options?: Get) => Promise<Reply>
  post: (path: string, fields?: Fields, options?: Get) => Promise<Reply>
  /** what the browser would send of a cookie; undefined where it has none */
  cookie: (name: string) => string | undefined
  setCookie: (name: string, value: string) => void
  /** `name=value; …`, as the browser sends them */
  cookies: () => string
}

let addresses = 0

/** A browser with cookies of its own, from one network address: one of its own unless said. */
export function visitor(hub: TestHub, { from, cookies = '' }: { from?: string; cookies?: string } = {}): Visitor {
  addresses += 1
  const address = from ?? `172.20.${addresses >> 8}.${addresses & 255}`
  const jar = new Map<string, string>()
  for (const pair of cookies.split('; ').filter(Boolean)) jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
  const cookieHeader = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')

  function keep(reply: Reply): Reply {
    for (const line of reply.headers['set-cookie'] ?? []) {
      const [pair = '', ...attributes] = line.split('; ')
      const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]
      if (attributes.includes('Max-Age=0')) jar.delete(name)
      else jar.set(name, value)
    }
    return reply
  }

  const withOwn = ({ headers, ...options }: Get = {}): Get => ({
    ...options,
    ...(jar.size > 0 && { cookie: cookieHeader() }),
    headers: { 'x-forwarded-for': address, ...headers },
  })

  return {
    get: async (path, options) => keep(await hub.get(path, withOwn(options))),
    post: async (path, fields = {}, options) => keep(await hub.post(path, fields, withOwn(options))),
    cookie: (name) => jar.get(name),
    setCookie: (name, value) => void jar.set(name, value),
    cookies: cookieHeader,
  }
}

/** Somebody new, signed in; what they signed up with. */
export async function signedUp(hub: TestHub, name: string, { from }: { from?: string } = {}) {
  const email = `${name.toLowerCase().replace(/\W+/g, '-')}-${Math.random().toString(36).slice(2)}@library.example`
  const password = `${name} reads at night`
  const browser = visitor(hub, { from })
  const reply = await browser.post('/sign-up', { email, password, name })
  if (reply.status !== 303) throw new Error(`${name} could not sign up: ${reply.status}`)
  const { member_id } = await hub.db
    .selectFrom('member_addresses')
    .select('member_id')
    .where('address_key', '=', email)
    .executeTakeFirstOrThrow()
  return { email, password, browser, memberId: member_id }
}

/** Makes an address belong to a member, as the link in the mail would. */
export async function verify(hub: TestHub, memberId: number): Promise<void> {
  await hub.db.updateTable('member_addresses').set({ verified_at: new Date() }).where('member_id', '=', memberId).execute()
}

/** Whether a browser is signed in. */
export async function isSignedIn(browser: Visitor): Promise<boolean> {
  return (await browser.get('/me/sign-in')).status === 200
}
