import * as client from 'openid-client'
import { membershipClaims } from '#app/domain/members/identities-membership.ts'
import type { Settings } from '#app/settings.ts'
import type { Language } from '#db/values.ts'

/** What has to fit when somebody comes back. `again`: they are to have signed in there anew, and not only still to be signed in. */
export type OidcChecks = { state: string; nonce: string; verifier: string; again: boolean }

export type Claims = Readonly<Record<string, unknown>> & { sub: string }

export type OidcRefusal =
  /** the system does not answer, or not in time, or has a fault */
  | 'down'
  /** whoever was asked there said no, or could not sign in */
  | 'declined'
  /** the answer is not one to this question, or does not show what it should */
  | 'unproven'

export type Oidc = {
  /** as identities are kept under it */
  issuer: string
  /** the system's host, to say where somebody is led */
  host: string
  /** where to send the browser */
  begin: (checks: OidcChecks, lang: Language) => Promise<{ ok: true; url: string } | { ok: false; refusal: OidcRefusal }>
  /** what the system says of who came back to this address */
  end: (here: URL, checks: OidcChecks) => Promise<{ ok: true; claims: Claims } | { ok: false; refusal: OidcRefusal }>
}

/** Seconds for each question to the system. Three of them, one after the other, still fit into the time that a page may take. */
const timeout = 6
/** How long ago, in seconds, a sign-in there may be that shows anew who somebody is. */
const anew = 300
/** For how long what the system says of itself is believed, in milliseconds. */
const freshFor = 60 * 60_000

/**
 * The hub as a relying party (authorization code with PKCE). The system is asked for nothing until somebody wants to sign in by it: one
 * that is down stops neither the hub nor any other way in.
 * @param redirectUri where the system sends people back to: of the hub's own setting, as all its addresses are
 * @param log hears what whoever runs the hub has to know of a system that does not answer as it should
 */
export function createOidc(settings: NonNullable<Settings['oidc']>, redirectUri: string, log: (line: string) => void): Oidc {
  const server = new URL(settings.issuer)
  let known: { config: client.Configuration; at: number } | undefined
  let asking: Promise<client.Configuration> | undefined

  async function discover(): Promise<client.Configuration> {
    // settings let plain http through for this machine alone
    const plain = server.protocol === 'http:' ? [client.allowInsecureRequests] : []
    const execute = [client.enableNonRepudiationChecks, ...plain]
    const config = await client.discovery(server, settings.clientId, undefined, secretOf(settings.clientSecret), { execute, timeout })
    known = { config, at: performance.now() }
    return config
  }

  /** As it was said within the hour; what is older still serves while the system does not answer. */
  async function configuration(): Promise<client.Configuration> {
    if (known && performance.now() - known.at < freshFor) return known.config
    asking ??= discover().finally(() => {
      asking = undefined
    })
    return known ? asking.catch(() => (known as { config: client.Configuration }).config) : asking
  }

  function refuse(error: unknown): { ok: false; refusal: OidcRefusal } {
    const refusal = refusalOf(error)
    if (refusal !== 'declined') log(`membership sign-in: ${refusal} (${codeOf(error)})`)
    return { ok: false, refusal }
  }

  return {
    issuer: server.href,
    host: server.host,
    async begin({ state, nonce, verifier, again }, lang) {
      try {
        const config = await configuration()
        const url = client.buildAuthorizationUrl(config, {
          redirect_uri: redirectUri,
          scope: scopeOf(config.serverMetadata()),
          state,
          nonce,
          code_challenge: await client.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
          ui_locales: lang,
          ...(again && { prompt: 'login', max_age: String(anew) }),
        })
        return { ok: true, url: url.href }
      } catch (error) {
        return refuse(error)
      }
    },
    async end(here, { state, nonce, verifier, again }) {
      try {
        const config = await configuration()
        const current = new URL(redirectUri)
        current.search = here.search
        const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, ...(again && { maxAge: anew }) }
        const tokens = await client.authorizationCodeGrant(config, current, checks)
        const proven = tokens.claims()
        if (!proven?.sub) return { ok: false, refusal: 'unproven' }
        const told = config.serverMetadata().userinfo_endpoint ? await client.fetchUserInfo(config, tokens.access_token, proven.sub) : {}
        return { ok: true, claims: { ...told, ...proven } }
      } catch (error) {
        return refuse(error)
      }
    },
  }
}

/** Who one is, what one is called, the address, and what the system offers to say of the membership. */
function scopeOf({ scopes_supported: offered = [] }: client.ServerMetadata): string {
  return ['openid', 'profile', 'email', ...membershipClaims.filter((name) => offered.includes(name))].join(' ')
}

/** The hub shows its secret in the way that the system takes it; saying nothing means the header. */
function secretOf(secret: string): client.ClientAuth {
  const [inHeader, inBody] = [client.ClientSecretBasic(secret), client.ClientSecretPost(secret)]
  return (server, ...rest) => {
    const taken = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
    const auth = taken.includes('client_secret_basic') ? inHeader : inBody
    return auth(server, ...rest)
  }
}

/** Codes of the library for replies that are a fault of the system's, or no reply at all. */
const faults = new Set(['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_JSON', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_PARSE_ERROR'])

function refusalOf(error: unknown): OidcRefusal {
  if (error instanceof client.AuthorizationResponseError) return ownFaults.has(error.error) ? 'down' : 'declined'
  if (error instanceof client.ResponseBodyError) return error.status >= 500 || error.error === 'invalid_client' ? 'down' : 'unproven'
  if (error instanceof client.WWWAuthenticateChallengeError) return 'unproven'
  if (error instanceof client.ClientError) return faults.has(error.code ?? '') ? 'down' : 'unproven'
  // what fetch throws where nobody answers
  if (error instanceof TypeError && error.cause !== undefined) return 'down'
  throw error
}

/** What a system says of itself in place of an answer. */
const ownFaults = new Set(['server_error', 'temporarily_unavailable', 'unauthorized_client', 'invalid_scope'])

/** A few words for whoever runs the hub. Nothing of what was asked or answered stands in them, but for a code. */
function codeOf(error: unknown): string {
  if (error instanceof client.AuthorizationResponseError || error instanceof client.ResponseBodyError)
    return error.error.slice(0, 60).replace(/[^\w.-]/g, '?')
  if (error instanceof client.ClientError) return error.code ?? error.name
  const cause = error instanceof Error ? error.cause : null
  return cause instanceof Error && 'code' in cause ? String(cause.code) : 'no connection'
}
