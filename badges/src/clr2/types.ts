import type { Extensible } from '../building-blocks.ts'
import type { Achievement, Credential, IdentityObject } from '../ob3/types.ts'

/** How two achievements of a record hang together: `isChildOf`, `precedes`, … */
export type Association = Extensible & { type: 'Association'; associationType: string; sourceId: string; targetId: string }

export type ClrSubject = Extensible & {
  id?: string
  type: string[]
  identifier?: IdentityObject[]
  /** the credentials that the record is made of, each as it was signed: they are not looked into here */
  verifiableCredential: Extensible[]
  achievement?: Achievement[]
  association?: Association[]
}

/** A learner's record as one credential: Comprehensive Learner Record 2.0. */
export type ClrCredential = Credential & { name: NonNullable<Credential['name']>; partial?: boolean; credentialSubject: ClrSubject }
