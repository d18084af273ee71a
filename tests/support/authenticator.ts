import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

/** What an authenticator is told to do otherwise than it should. */
export type Lies = Partial<{
  origin: string
  rpId: string
  counter: number
  challenge: string
  type: string
  /** the credential that it claims to be */
  id: string
  handle: string
  verified: boolean
  crossOrigin: boolean
  key: KeyObject
}>

type Options = { challenge: string; rp?: { id: string }; rpId?: string; user?: { id: string } }

export type SoftKey = {
  id: string
  handle: string
  /** its answer to what a passkey is asked at sign-in */
  get: (options: Options, lies?: Lies) => string
}

/** An authenticator in software, which signs whatever a test wants to have signed. */
export function softAuthenticator(origin: string) {
  return {
    /** makes a passkey, and the answer that registers it */
    create(options: Options, lies: Lies = {}): { key: SoftKey; answer: string } {
      const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      const id = randomBytes(16)
      const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
      const cose = Buffer.concat([
        Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]),
        Buffer.from(x, 'base64url'),
        Buffer.from([0x22, 0x58, 0x20]),
        Buffer.from(y, 'base64url'),
      ])
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, cose])
      const data = Buffer.concat([dataOf(lies.rpId ?? options.rp?.id ?? '', { ...lies, counter: lies.counter ?? 0 }, 0x40), attested])
      const attestation = Buffer.concat([
        Buffer.from([0xa3, 0x63]),
        Buffer.from('fmt'),
        Buffer.from([0x64]),
        Buffer.from('none'),
        Buffer.from([0x67]),
        Buffer.from('attStmt'),
        Buffer.from([0xa0, 0x68]),
        Buffer.from('authData'),
        Buffer.from([0x58, data.length]),
        data,
      ])
      const own = id.toString('base64url')
      const answer = JSON.stringify({
        id: own,
        rawId: own,
        type: 'public-key',
        response: {
          clientDataJSON: clientData('webauthn.create', origin, options, lies),
          attestationObject: attestation.toString('base64url'),
          transports: ['internal'],
        },
        clientExtensionResults: {},
      })
      return { key: keyOf(own, options.user?.id ?? '', privateKey), answer }
    },
  }

  function keyOf(id: string, handle: string, privateKey: KeyObject): SoftKey {
    return {
      id,
      handle,
      get(options, lies = {}) {
        const data = dataOf(lies.rpId ?? options.rpId ?? '', { ...lies, counter: lies.counter ?? 0 }, 0)
        const client = clientData('webauthn.get', origin, options, lies)
        const signed = Buffer.concat([data, createHash('sha256').update(Buffer.from(client, 'base64url')).digest()])
        const claimed = lies.id ?? id
        return JSON.stringify({
          id: claimed,
          rawId: claimed,
          type: 'public-key',
          response: {
            clientDataJSON: client,
            authenticatorData: data.toString('base64url'),
            signature: sign('sha256', signed, lies.key ?? privateKey).toString('base64url'),
            userHandle: lies.handle ?? handle,
          },
          clientExtensionResults: {},
        })
      },
    }
  }
}

function clientData(type: string, origin: string, { challenge }: Options, lies: Lies): string {
  const data = {
    type: lies.type ?? type,
    challenge: lies.challenge ?? challenge,
    origin: lies.origin ?? origin,
    crossOrigin: lies.crossOrigin ?? false,
  }
  return Buffer.from(JSON.stringify(data)).toString('base64url')
}

/** rpIdHash, flags (present, verified, and what else), counter */
function dataOf(rpId: string, { verified = true, counter }: { verified?: boolean; counter: number }, more: number): Buffer {
  const count = Buffer.alloc(4)
  count.writeUInt32BE(counter)
  return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.from([0x01 | (verified ? 0x04 : 0) | more]), count])
}
