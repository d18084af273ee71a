import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { createServer } from 'node:http'
import { clientId } from './membership-system.ts'

export type Lie = Partial<{
  claims: Record<string, unknown>
  header: Record<string, unknown>
  key: KeyObject
  /** in place of a signature */
  signature: string
  userinfo: Record<string, unknown>
  metadata: Record<string, unknown>
  /** of the answer in the address */
  answer: Record<string, string>
  status: number
}>

export type LyingSystem = {
  issuer: string
  /** what it says otherwise than it should; set before each trip */
  lie: Lie
  /** what it would send a browser back with, that has been sent to this address */
  answerTo: (address: string) => string
  stop: () => Promise<void>
}

/** An OpenID provider that says what a test wants it to say. Its address keeps what it was asked, so that it can answer rightly as well. */
export async function startLyingSystem(): Promise<LyingSystem> {
  const own = generateKeyPairSync('rsa', { modulusLength: 2048 })
  let asked = new URLSearchParams()
  const server = createServer((req, res) => {
    const { lie } = system
    const json = (value: unknown, status = 200) => res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
    switch (req.url) {
      case '/.well-known/openid-configuration':
        return json({
          issuer,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          userinfo_endpoint: `${issuer}/userinfo`,
          jwks_uri: `${issuer}/jwks`,
          response_types_supported: ['code'],
          subject_types_supported: ['public'],
          id_token_signing_alg_values_supported: ['RS256'],
          authorization_response_iss_parameter_supported: true,
          ...lie.metadata,
        })
      case '/jwks':
        return json({ keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }] })
      case '/token':
        if (lie.status) return json({ error: 'server_error' }, lie.status)
        return json({ access_token: 'any', token_type: 'Bearer', id_token: token(lie) })
      case '/userinfo':
        return json({ sub: 'somebody', ...lie.userinfo })
      default:
        return res.writeHead(404).end()
    }
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const issuer = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`

  function token({ claims, header, key, signature }: Lie): string {
    const now = Math.floor(Date.now() / 1_000)
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const body = { iss: issuer, sub: 'somebody', aud: clientId, iat: now, exp: now + 60, nonce: asked.get('nonce'), ...claims }
    const text = `${part({ alg: 'RS256', kid: 'one', typ: 'JWT', ...header })}.${part(body)}`
    return `${text}.${signature ?? sign('sha256', Buffer.from(text), key ?? own.privateKey).toString('base64url')}`
  }

  const system: LyingSystem = {
    issuer,
    lie: {},
    answerTo(to) {
      asked = new URL(to).searchParams
      const answer = new URLSearchParams({ code: 'any', state: asked.get('state') ?? '', iss: issuer, ...system.lie.answer })
      for (const [name, value] of [...answer]) if (value === '') answer.delete(name)
      return `?${answer}`
    },
    stop: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
  return system
}
