import { z } from 'zod'
import type { Context } from './types.ts'

/** The W3C data models that a credential may be written in, and what their contexts are called. */
const vcContexts = { '2.0': 'https://www.w3.org/ns/credentials/v2', '1.1': 'https://www.w3.org/2018/credentials/v1' } as const

const openBadges = /^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\/context(-3\.\d\.\d)?\.json$/
const learnerRecord = /^https:\/\/purl\.imsglobal\.org\/spec\/clr\/v2p0\/context(-2\.\d\.\d)?\.json$/

/** `@context` is an ordered list: first the data model, then what the credential is made of. */
function contextOf(...rest: { name: string; pattern: RegExp }[]): z.ZodType<Context> {
  const models: unknown[] = Object.values(vcContexts)
  return z.array(z.union([z.string(), z.looseObject({})])).superRefine((entries, context) => {
    const refuse = (at: number, expected: string) => context.addIssue({ code: 'custom', path: [at], message: `expected ${expected}` })
    if (!models.includes(entries[0])) refuse(0, `${vcContexts['2.0']} (or ${vcContexts['1.1']})`)
    rest.forEach(({ name, pattern }, at) => {
      const entry = entries[at + 1]
      if (typeof entry !== 'string' || !pattern.test(entry)) refuse(at + 1, `the context of ${name}`)
    })
  })
}

export const openBadgesContext = contextOf({ name: 'Open Badges 3.0', pattern: openBadges })
export const learnerRecordContext = contextOf(
  { name: 'the Comprehensive Learner Record 2.0', pattern: learnerRecord },
  { name: 'Open Badges 3.0', pattern: openBadges },
)

/** Gives a credential of version 1.1 of the data model the names that 2.0 has for its dates. */
export function withDatesOf2(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const credential: Record<string, unknown> = { ...value }
  const { '@context': contexts, issuanceDate, expirationDate } = credential
  if (!Array.isArray(contexts) || contexts[0] !== vcContexts['1.1']) return value
  if (issuanceDate !== undefined && credential.validFrom === undefined) credential.validFrom = issuanceDate
  if (expirationDate !== undefined && credential.validUntil === undefined) credential.validUntil = expirationDate
  return credential
}
