import { generateKeyPairSync } from 'node:crypto'
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import { Provider } from 'oidc-provider'

export const clientId = 'learning-hub'
export const clientSecret = 'a secret of the tests between two programs'

export type MembershipSystem = {
  issuer: string
  /** lets it know the hub; until then it answers nothing */
  open: (hubOrigin: string) => void
  /** who is at its keyboard, and what it knows of people */
  person: string
  /** the person at its keyboard says no */
  declines: boolean
  people: Record<string, Record<string, unknown>>
  /** its answers, all of one path, in place of its own */
  instead: (path: string, answer: RequestListener | null) => void
  stop: () => Promise<void>
}

/** A real OpenID provider on this machine, where people sign in without being asked anything. */
export async function startMembershipSystem(): Promise<MembershipSystem> {
  let provider: Provider | undefined
  let answer: RequestListener | undefined
  const instead = new Map<string, RequestListener>()
  const server = createServer((req, res) => {
    const path = new URL(req.url ?? '', 'http://system').pathname
    const other = instead.get(path)
    if (other) return other(req, res)
    if (!provider || !answer) return void res.writeHead(503).end()
    if (path.startsWith('/interaction/')) return void interact(provider, req, res)
    answer(req, res)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const issuer = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`

  async function interact(known: Provider, req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { prompt, session, params } = await known.interactionDetails(req, res)
    if (system.declines) return known.interactionFinished(req, res, { error: 'access_denied' })
    if (prompt.name === 'login') return known.interactionFinished(req, res, { login: { accountId: system.person } })
    const grant = new known.Grant({ accountId: session?.accountId, clientId: params.client_id })
    grant.addOIDCScope(params.scope)
    await known.interactionFinished(req, res, { consent: { grantId: await grant.save() } })
  }

  const system: MembershipSystem = {
    issuer,
    person: 'nobody',
    declines: false,
    people: {},
    open(hubOrigin) {
      const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
      provider = new Provider(issuer, {
        clients: [
          {
            client_id: clientId,
            client_secret: clientSecret,
            redirect_uris: [`${hubOrigin}/sign-in/oidc/callback`],
            grant_types: ['authorization_code'],
            response_types: ['code'],
          },
        ],
        jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'one' }] },
        cookies: { keys: ['a key of the tests for cookies'] },
        scopes: ['openid', 'membership_status'],
        claims: {
          openid: ['sub'],
          email: ['email', 'email_verified'],
          profile: ['name', 'given_name'],
          membership_status: ['membership_status'],
        },
        features: { devInteractions: { enabled: false } },
        pkce: { required: () => true },
        ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
        interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
        findAccount: (_: unknown, accountId: string) => ({
          accountId,
          claims: async () => ({ sub: accountId, ...system.people[accountId] }),
        }),
      })
      answer = provider.callback()
    },
    instead(path, other) {
      if (other) instead.set(path, other)
      else instead.delete(path)
    },
    stop: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
  return system
}

/** Goes where the hub sends a browser, through all that the system asks, to where it sends it back: an address of the hub. */
export async function walk(from: string, hubOrigin: string, jar = new Map<string, string>()): Promise<URL> {
  let at = new URL(from)
  for (let step = 0; step < 12; step += 1) {
    if (at.origin === hubOrigin) return at
    const reply = await fetch(at, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
    })
    for (const line of reply.headers.getSetCookie()) {
      const pair = line.split(';', 1)[0] ?? ''
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    const to = reply.headers.get('location')
    if (!to) throw new Error(`the system stopped at ${at.pathname}: ${reply.status} ${(await reply.text()).slice(0, 300)}`)
    at = new URL(to, at)
  }
  throw new Error('the system leads nowhere')
}
