import { z } from 'zod'
import { compactJws, dateTime, iri, setOf, text, typeOf } from '../building-blocks.ts'
import { openBadgesContext, withDatesOf2 } from './data-model.ts'
import {
  addressSchema,
  credentialSchemaSchema,
  credentialStatusSchema,
  identifierEntrySchema,
  imageSchema,
  proofSchema,
  refreshServiceSchema,
  termsOfUseSchema,
} from './parts.ts'
import type * as Ob3 from './types.ts'

/** Profiles are endorsed, and endorsements have issuers: the two know each other, so they share a file. */

export const profileSchema: z.ZodType<Ob3.Profile> = z.looseObject({
  id: iri,
  type: typeOf('Profile'),
  name: text.optional(),
  url: iri.optional(),
  phone: z.string().optional(),
  description: text.optional(),
  email: z.string().optional(),
  image: imageSchema.optional(),
  address: addressSchema.optional(),
  otherIdentifier: setOf(identifierEntrySchema).optional(),
  official: text.optional(),
  get parentOrg() {
    return profileSchema.optional()
  },
  get endorsement() {
    return setOf(endorsementCredentialSchema).optional()
  },
  endorsementJwt: setOf(compactJws).optional(),
})

/** What all credentials share; `@context`, `type` and subject are each one's own. */
export const credentialShape = {
  id: iri,
  issuer: z.union([iri, profileSchema]),
  validFrom: dateTime,
  validUntil: dateTime.optional(),
  name: text.optional(),
  description: text.optional(),
  awardedDate: dateTime.optional(),
  proof: setOf(proofSchema).optional(),
  credentialSchema: setOf(credentialSchemaSchema).optional(),
  credentialStatus: setOf(credentialStatusSchema).optional(),
  refreshService: refreshServiceSchema.optional(),
  termsOfUse: setOf(termsOfUseSchema).optional(),
}

const endorsementSubjectSchema: z.ZodType<Ob3.EndorsementSubject> = z.looseObject({
  id: iri,
  type: typeOf('EndorsementSubject'),
  endorsementComment: text.optional(),
})

export const endorsementCredentialSchema: z.ZodType<Ob3.EndorsementCredential> = z.preprocess(
  withDatesOf2,
  z.looseObject({
    ...credentialShape,
    '@context': openBadgesContext,
    type: typeOf('VerifiableCredential').and(typeOf('EndorsementCredential')),
    name: text,
    credentialSubject: endorsementSubjectSchema,
  }),
)
