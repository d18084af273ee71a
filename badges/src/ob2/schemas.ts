import { z } from 'zod'
import { dateTime, iri, setOf, typeOf } from '../building-blocks.ts'
import type * as Ob2 from './types.ts'

const objectOrAddress = z.union([iri, z.looseObject({})])

const recipientSchema: z.ZodType<Ob2.Recipient> = z.looseObject({
  type: z.string(),
  identity: z.string(),
  hashed: z.boolean(),
  salt: z.string().optional(),
})

export const issuerSchema: z.ZodType<Ob2.Issuer> = z.looseObject({
  id: iri,
  type: typeOf('Issuer', 'Profile'),
  name: z.string(),
  url: iri,
  email: z.string().optional(),
  description: z.string().optional(),
})

export const badgeClassSchema: z.ZodType<Ob2.BadgeClass> = z.looseObject({
  id: iri,
  type: typeOf('BadgeClass'),
  name: z.string(),
  description: z.string(),
  image: objectOrAddress,
  criteria: objectOrAddress,
  issuer: z.union([iri, issuerSchema]),
  tags: setOf(z.string()).optional(),
})

export const assertionSchema: z.ZodType<Ob2.Assertion> = z.looseObject({
  id: iri,
  type: typeOf('Assertion'),
  recipient: recipientSchema,
  badge: z.union([iri, badgeClassSchema]),
  verification: z.looseObject({ type: setOf(z.string()) }),
  issuedOn: dateTime,
  expires: dateTime.optional(),
  image: objectOrAddress.optional(),
  evidence: setOf(objectOrAddress).optional(),
  narrative: z.string().optional(),
  revoked: z.boolean().optional(),
  revocationReason: z.string().optional(),
})
