import type { Extensible, Text } from '../building-blocks.ts'
import type { AchievementType, IdentifierType, ResultStatus, ResultType, TargetType } from './values.ts'

/*
 * Open Badges 3.0 as it is once read: what the standard calls a set is an array, whatever it was written as.
 * Times are ISO 8601 with a zone; addresses (`id`, `url`, …) are IRIs as text.
 */

export type Context = (string | Extensible)[]

export type Image = {
  id: string
  type: 'Image'
  /** what the picture shows, for those who do not see it */
  caption?: Text
}

export type Criteria = Extensible & { id?: string; narrative?: Text }

/** What an achievement or a result is worth elsewhere: an item of a framework, a goal, another credential. */
export type Alignment = Extensible & {
  type: string[]
  targetName: Text
  targetUrl: string
  targetType?: TargetType
  targetFramework?: Text
  targetCode?: string
  targetDescription?: Text
}

export type Evidence = Extensible & {
  id?: string
  type: string[]
  name?: Text
  narrative?: Text
  description?: Text
  genre?: Text
  audience?: Text
}

/** Says whom a badge was given to without naming them: `sha256$` and the hash of value and salt. */
export type IdentityObject = Extensible & {
  type: 'IdentityObject'
  hashed: boolean
  identityHash: string
  identityType: IdentifierType
  salt?: string
}

export type IdentifierEntry = { type: 'IdentifierEntry'; identifier: string; identifierType: IdentifierType }

export type Address = Extensible & {
  type: string[]
  addressCountry?: string
  addressCountryCode?: string
  addressRegion?: string
  addressLocality?: string
  streetAddress?: string
  postOfficeBoxNumber?: string
  postalCode?: string
  geo?: Extensible & { type: string; latitude: number; longitude: number }
}

export type Profile = Extensible & {
  id: string
  type: string[]
  name?: Text
  url?: string
  phone?: string
  description?: Text
  email?: string
  image?: Image
  address?: Address
  otherIdentifier?: IdentifierEntry[]
  official?: Text
  parentOrg?: Profile
  endorsement?: EndorsementCredential[]
  endorsementJwt?: string[]
}

export type RubricCriterionLevel = Extensible & {
  id: string
  type: string[]
  name: Text
  description?: Text
  level?: Text
  points?: string
  alignment?: Alignment[]
}

/** How a result is measured: the scale that a `Result` points at. */
export type ResultDescription = Extensible & {
  id: string
  type: string[]
  name: Text
  resultType: ResultType
  alignment?: Alignment[]
  allowedValue?: string[]
  requiredLevel?: string
  requiredValue?: string
  rubricCriterionLevel?: RubricCriterionLevel[]
  valueMax?: string
  valueMin?: string
}

export type Result = Extensible & {
  type: string[]
  achievedLevel?: string
  alignment?: Alignment[]
  resultDescription?: string
  status?: ResultStatus
  value?: string
}

/** The same achievement in another language or version. */
export type Related = Extensible & { id: string; type: string[]; inLanguage?: string; version?: string }

export type Achievement = Extensible & {
  id: string
  type: string[]
  name: Text
  description: Text
  criteria: Criteria
  achievementType?: AchievementType
  alignment?: Alignment[]
  creator?: Profile
  creditsAvailable?: number
  endorsement?: EndorsementCredential[]
  endorsementJwt?: string[]
  fieldOfStudy?: Text
  humanCode?: string
  image?: Image
  inLanguage?: string
  otherIdentifier?: IdentifierEntry[]
  related?: Related[]
  resultDescription?: ResultDescription[]
  specialization?: Text
  tag?: string[]
  version?: string
}

/** Who learned, and what. Known by `id`, or by at least one `identifier`. */
export type AchievementSubject = Extensible & {
  id?: string
  type: string[]
  achievement: Achievement
  identifier?: IdentityObject[]
  activityStartDate?: string
  activityEndDate?: string
  creditsEarned?: number
  image?: Image
  licenseNumber?: string
  narrative?: Text
  result?: Result[]
  role?: Text
  source?: Profile
  term?: Text
}

export type Proof = Extensible & {
  type: string
  created?: string
  cryptosuite?: string
  proofPurpose?: string
  proofValue?: string
  verificationMethod?: string
}

export type CredentialSchema = Extensible & { id: string; type: string }
export type CredentialStatus = Extensible & { id?: string; type: string }
export type RefreshService = Extensible & { id: string; type: string }
export type TermsOfUse = Extensible & { id?: string; type: string }

/** What every credential of this family has, whatever it says about its subject. */
export type Credential = Extensible & {
  '@context': Context
  id: string
  type: string[]
  /** an address, where the issuer is not described here */
  issuer: string | Profile
  /** version 1.1 of the data model calls it `issuanceDate` */
  validFrom: string
  /** version 1.1 of the data model calls it `expirationDate` */
  validUntil?: string
  name?: Text
  description?: Text
  awardedDate?: string
  proof?: Proof[]
  credentialSchema?: CredentialSchema[]
  credentialStatus?: CredentialStatus[]
  refreshService?: RefreshService
  termsOfUse?: TermsOfUse[]
}

export type EndorsementSubject = Extensible & { id: string; type: string[]; endorsementComment?: Text }

export type EndorsementCredential = Credential & { name: Text; credentialSubject: EndorsementSubject }

/** A badge that was awarded. The standard knows it as `OpenBadgeCredential` too. */
export type AchievementCredential = Credential & {
  credentialSubject: AchievementSubject
  image?: Image
  evidence?: Evidence[]
  endorsement?: EndorsementCredential[]
  endorsementJwt?: string[]
}
