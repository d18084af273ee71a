import type { Extensible } from '../building-blocks.ts'

/*
 * Open Badges 2.0, for reading what was issued before 3.0. Where the standard allows an address in the place of an object,
 * so does the type: nothing is fetched here.
 */

export type Recipient = Extensible & { type: string; identity: string; hashed: boolean; salt?: string }

export type Issuer = Extensible & { id: string; type: string[]; name: string; url: string; email?: string; description?: string }

export type BadgeClass = Extensible & {
  id: string
  type: string[]
  name: string
  description: string
  image: string | Extensible
  criteria: string | Extensible
  issuer: string | Issuer
  tags?: string[]
}

export type Assertion = Extensible & {
  id: string
  type: string[]
  recipient: Recipient
  badge: string | BadgeClass
  verification: Extensible & { type: string[] }
  issuedOn: string
  expires?: string
  image?: string | Extensible
  evidence?: (string | Extensible)[]
  narrative?: string
  revoked?: boolean
  revocationReason?: string
}
