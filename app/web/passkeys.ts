import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { z } from 'zod'
import type { PasskeyMeans } from '#app/domain/members/passkeys.ts'
import { startLife } from '#app/domain/members/sign-in-starts.ts'

type CreationOptions = Awaited<ReturnType<typeof generateRegistrationOptions>>
type RequestOptions = Awaited<ReturnType<typeof generateAuthenticationOptions>>

export type Passkeys = PasskeyMeans & {
  creationOptions: (adding: {
    challenge: string
    handle: string
    name: string
    displayName: string
    known: { id: string; transports: string[] }[]
  }) => Promise<CreationOptions>
  requestOptions: (challenge: string) => Promise<RequestOptions>
}

/** Characters of what a browser hands over; an attestation that nobody asked for would be the longest part. */
const longest = 20_000
const base64url = z.string().regex(/^[\w-]+$/)
const idLength = 1_400

const AnswerShape = z.object({
  id: base64url.max(idLength),
  type: z.literal('public-key'),
  response: z.object({ clientDataJSON: base64url, userHandle: base64url.nullish().or(z.literal('')) }),
})
const ClientData = z.object({ challenge: base64url, crossOrigin: z.literal(false).optional() })
const Transports = z.array(z.string().regex(/^[a-z-]{1,20}$/)).max(10)

/** Passkeys of this origin alone, which is the operator's setting; what a request says of its host is not asked. */
export function createPasskeys(origin: string): Passkeys {
  const rpID = new URL(origin).hostname
  return {
    read(text) {
      const parsed = AnswerShape.safeParse(readJson(text.length > longest ? '' : text))
      if (!parsed.success) return null
      const { id, response } = parsed.data
      const client = ClientData.safeParse(readJson(Buffer.from(response.clientDataJSON, 'base64url').toString('utf8')))
      return client.success ? { id, challenge: client.data.challenge, handle: response.userHandle || null } : null
    },

    async verifyNew(text, challenge) {
      const response = readJson(text) as RegistrationResponseJSON
      const checked = await verifyRegistrationResponse({
        response,
        expectedChallenge: challenge,
        expectedOrigin: origin,
        expectedRPID: rpID,
        requireUserVerification: true,
      }).catch(refused)
      if (!checked?.verified) return null
      const { id, publicKey, counter } = checked.registrationInfo.credential
      if (id.length > idLength) return null
      const transports = Transports.safeParse(response.response.transports)
      return { id, publicKey: Buffer.from(publicKey), counter, transports: transports.success ? transports.data : [] }
    },

    async verifyUse(text, challenge, { id, publicKey }) {
      const checked = await verifyAuthenticationResponse({
        response: readJson(text) as AuthenticationResponseJSON,
        expectedChallenge: challenge,
        expectedOrigin: origin,
        expectedRPID: rpID,
        requireUserVerification: true,
        // compared where it is stored, once the signature is known to be right
        credential: { id, publicKey: new Uint8Array(publicKey), counter: 0 },
      }).catch(refused)
      return checked?.verified ? { counter: checked.authenticationInfo.newCounter } : null
    },

    creationOptions: ({ challenge, handle, name, displayName, known }) =>
      generateRegistrationOptions({
        rpName: 'Learning Hub',
        rpID,
        userName: name,
        userDisplayName: displayName,
        userID: new Uint8Array(Buffer.from(handle, 'base64url')),
        challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
        timeout: startLife['passkey-add'],
        attestationType: 'none',
        excludeCredentials: known,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      }),

    requestOptions: (challenge) =>
      generateAuthenticationOptions({
        rpID,
        challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
        timeout: startLife['passkey-sign-in'],
        userVerification: 'required',
      }),
  }
}

/** The library says by an error what it does not believe. */
function refused(error: unknown): null {
  if (error instanceof Error) return null
  throw error
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
