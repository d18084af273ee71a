import { z } from 'zod'
import { iri, setOf, text, typeOf } from '../building-blocks.ts'
import { achievementSchema } from '../ob3/achievement.ts'
import { learnerRecordContext, withDatesOf2 } from '../ob3/data-model.ts'
import { identityObjectSchema } from '../ob3/parts.ts'
import { credentialShape } from '../ob3/profile.ts'
import type * as Clr2 from './types.ts'

const associationSchema: z.ZodType<Clr2.Association> = z.looseObject({
  type: z.literal('Association'),
  associationType: z.string(),
  sourceId: iri,
  targetId: iri,
})

const clrSubjectSchema: z.ZodType<Clr2.ClrSubject> = z.looseObject({
  id: iri.optional(),
  type: typeOf('ClrSubject'),
  identifier: setOf(identityObjectSchema).optional(),
  verifiableCredential: setOf(z.looseObject({})).refine((credentials) => credentials.length > 0, {
    error: 'expected at least one credential',
  }),
  achievement: setOf(achievementSchema).optional(),
  association: setOf(associationSchema).optional(),
})

export const clrCredentialSchema: z.ZodType<Clr2.ClrCredential> = z.preprocess(
  withDatesOf2,
  z.looseObject({
    ...credentialShape,
    '@context': learnerRecordContext,
    type: typeOf('VerifiableCredential').and(typeOf('ClrCredential')),
    name: text,
    partial: z.boolean().optional(),
    credentialSubject: clrSubjectSchema,
  }),
)
