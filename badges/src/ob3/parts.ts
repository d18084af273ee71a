import { z } from 'zod'
import { dateTime, iri, nameOrExtension, setOf, text, typeOf } from '../building-blocks.ts'
import type * as Ob3 from './types.ts'
import { identifierTypes, resultStatuses, resultTypes, targetTypes } from './values.ts'

/** The parts of Open Badges 3.0 that stand on nothing but each other. */

export const imageSchema: z.ZodType<Ob3.Image> = z.strictObject({ id: iri, type: z.literal('Image'), caption: text.optional() })

export const criteriaSchema: z.ZodType<Ob3.Criteria> = z.looseObject({ id: iri.optional(), narrative: text.optional() })

export const alignmentSchema: z.ZodType<Ob3.Alignment> = z.looseObject({
  type: typeOf('Alignment'),
  targetName: text,
  targetUrl: iri,
  targetType: nameOrExtension(targetTypes).optional(),
  targetFramework: text.optional(),
  targetCode: z.string().optional(),
  targetDescription: text.optional(),
})

export const evidenceSchema: z.ZodType<Ob3.Evidence> = z.looseObject({
  id: iri.optional(),
  type: typeOf('Evidence'),
  name: text.optional(),
  narrative: text.optional(),
  description: text.optional(),
  genre: text.optional(),
  audience: text.optional(),
})

export const identityObjectSchema: z.ZodType<Ob3.IdentityObject> = z.looseObject({
  type: z.literal('IdentityObject'),
  hashed: z.boolean(),
  identityHash: z.string(),
  identityType: nameOrExtension(identifierTypes),
  salt: z.string().optional(),
})

export const identifierEntrySchema: z.ZodType<Ob3.IdentifierEntry> = z.strictObject({
  type: z.literal('IdentifierEntry'),
  identifier: z.string(),
  identifierType: nameOrExtension(identifierTypes),
})

export const addressSchema: z.ZodType<Ob3.Address> = z.looseObject({
  type: typeOf('Address'),
  addressCountry: z.string().optional(),
  addressCountryCode: z.string().optional(),
  addressRegion: z.string().optional(),
  addressLocality: z.string().optional(),
  streetAddress: z.string().optional(),
  postOfficeBoxNumber: z.string().optional(),
  postalCode: z.string().optional(),
  geo: z.looseObject({ type: z.literal('GeoCoordinates'), latitude: z.number(), longitude: z.number() }).optional(),
})

const rubricCriterionLevelSchema: z.ZodType<Ob3.RubricCriterionLevel> = z.looseObject({
  id: iri,
  type: typeOf('RubricCriterionLevel'),
  name: text,
  description: text.optional(),
  level: text.optional(),
  points: z.string().optional(),
  alignment: setOf(alignmentSchema).optional(),
})

export const resultDescriptionSchema: z.ZodType<Ob3.ResultDescription> = z.looseObject({
  id: iri,
  type: typeOf('ResultDescription'),
  name: text,
  resultType: nameOrExtension(resultTypes),
  alignment: setOf(alignmentSchema).optional(),
  allowedValue: setOf(z.string()).optional(),
  requiredLevel: iri.optional(),
  requiredValue: z.string().optional(),
  rubricCriterionLevel: setOf(rubricCriterionLevelSchema).optional(),
  valueMax: z.string().optional(),
  valueMin: z.string().optional(),
})

export const resultSchema: z.ZodType<Ob3.Result> = z.looseObject({
  type: typeOf('Result'),
  achievedLevel: iri.optional(),
  alignment: setOf(alignmentSchema).optional(),
  resultDescription: iri.optional(),
  status: z.enum(resultStatuses).optional(),
  value: z.string().optional(),
})

export const relatedSchema: z.ZodType<Ob3.Related> = z.looseObject({
  id: iri,
  type: typeOf('Related'),
  inLanguage: z.string().optional(),
  version: z.string().optional(),
})

/** A proof of any kind is let through, but one of the Data Integrity family must hold what its check needs. */
export const proofSchema: z.ZodType<Ob3.Proof> = z
  .looseObject({
    type: z.string(),
    created: dateTime.optional(),
    cryptosuite: z.string().optional(),
    proofPurpose: z.string().optional(),
    proofValue: z.string().optional(),
    verificationMethod: z.string().optional(),
  })
  .superRefine((proof, context) => {
    if (proof.type !== 'DataIntegrityProof') return
    for (const name of ['cryptosuite', 'proofPurpose', 'proofValue', 'verificationMethod'] as const) {
      if (proof[name] === undefined) context.addIssue({ code: 'custom', path: [name], message: 'is missing' })
    }
  })

export const credentialSchemaSchema: z.ZodType<Ob3.CredentialSchema> = z.looseObject({ id: iri, type: z.string() })
export const credentialStatusSchema: z.ZodType<Ob3.CredentialStatus> = z.looseObject({ id: iri.optional(), type: z.string() })
export const refreshServiceSchema: z.ZodType<Ob3.RefreshService> = z.looseObject({ id: iri, type: z.string() })
export const termsOfUseSchema: z.ZodType<Ob3.TermsOfUse> = z.looseObject({ id: iri.optional(), type: z.string() })
