import { z } from 'zod'
import { compactJws, dateTime, iri, nameOrExtension, setOf, text, typeOf } from '../building-blocks.ts'
import { openBadgesContext, withDatesOf2 } from './data-model.ts'
import {
  alignmentSchema,
  criteriaSchema,
  evidenceSchema,
  identifierEntrySchema,
  identityObjectSchema,
  imageSchema,
  relatedSchema,
  resultDescriptionSchema,
  resultSchema,
} from './parts.ts'
import { credentialShape, endorsementCredentialSchema, profileSchema } from './profile.ts'
import type * as Ob3 from './types.ts'
import { achievementTypes } from './values.ts'

export const achievementSchema: z.ZodType<Ob3.Achievement> = z.looseObject({
  id: iri,
  type: typeOf('Achievement'),
  name: text,
  description: text,
  criteria: criteriaSchema,
  achievementType: nameOrExtension(achievementTypes).optional(),
  alignment: setOf(alignmentSchema).optional(),
  creator: profileSchema.optional(),
  creditsAvailable: z.number().optional(),
  endorsement: setOf(endorsementCredentialSchema).optional(),
  endorsementJwt: setOf(compactJws).optional(),
  fieldOfStudy: text.optional(),
  humanCode: z.string().optional(),
  image: imageSchema.optional(),
  inLanguage: z.string().optional(),
  otherIdentifier: setOf(identifierEntrySchema).optional(),
  related: setOf(relatedSchema).optional(),
  resultDescription: setOf(resultDescriptionSchema).optional(),
  specialization: text.optional(),
  tag: setOf(z.string()).optional(),
  version: z.string().optional(),
})

export const achievementSubjectSchema: z.ZodType<Ob3.AchievementSubject> = z
  .looseObject({
    id: iri.optional(),
    type: typeOf('AchievementSubject'),
    achievement: achievementSchema,
    identifier: setOf(identityObjectSchema).optional(),
    activityStartDate: dateTime.optional(),
    activityEndDate: dateTime.optional(),
    creditsEarned: z.number().optional(),
    image: imageSchema.optional(),
    licenseNumber: z.string().optional(),
    narrative: text.optional(),
    result: setOf(resultSchema).optional(),
    role: text.optional(),
    source: profileSchema.optional(),
    term: text.optional(),
  })
  .refine((subject) => subject.id !== undefined || (subject.identifier?.length ?? 0) > 0, {
    error: 'expected an id, or at least one identifier',
  })

export const achievementCredentialSchema: z.ZodType<Ob3.AchievementCredential> = z.preprocess(
  withDatesOf2,
  z.looseObject({
    ...credentialShape,
    '@context': openBadgesContext,
    type: typeOf('VerifiableCredential').and(typeOf('AchievementCredential', 'OpenBadgeCredential')),
    credentialSubject: achievementSubjectSchema,
    image: imageSchema.optional(),
    evidence: setOf(evidenceSchema).optional(),
    endorsement: setOf(endorsementCredentialSchema).optional(),
    endorsementJwt: setOf(compactJws).optional(),
  }),
)
