export { type Text, textIn } from './building-blocks.ts'
export { clrCredentialSchema } from './clr2/schemas.ts'
export type * from './clr2/types.ts'
export { assertionSchema, badgeClassSchema, issuerSchema } from './ob2/schemas.ts'
export type * from './ob2/types.ts'
export { achievementCredentialSchema, achievementSchema, achievementSubjectSchema } from './ob3/achievement.ts'
export { alignmentSchema, evidenceSchema, identityObjectSchema, imageSchema, resultDescriptionSchema, resultSchema } from './ob3/parts.ts'
export { endorsementCredentialSchema, profileSchema } from './ob3/profile.ts'
export type * from './ob3/types.ts'
export * from './ob3/values.ts'
export {
  parseAssertion,
  parseBadgeClass,
  parseClrCredential,
  parseEndorsementCredential,
  parseIssuer,
  parseOpenBadgeCredential,
  type Refused,
} from './parse.ts'
export type { Problem } from './problems.ts'
