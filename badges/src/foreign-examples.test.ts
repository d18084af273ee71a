import { describe, expect, test } from 'vitest'
import { parseAssertion, parseBadgeClass, parseEndorsementCredential, parseIssuer, parseOpenBadgeCredential } from './index.ts'
import { foreignExamples } from './testing/examples.ts'

const { read, whyNot } = foreignExamples

function whole(path: string): void {
  test(`${path} is read`, ({ skip }) => {
    if (!read) return skip(whyNot)
    expect(parserFor(path)(read(path))).toMatchObject({ ok: true })
  })
}

function parserFor(path: string): (value: unknown) => { ok: boolean } {
  if (/endorsement/.test(path)) return parseEndorsementCredential
  if (/assertion/.test(path)) return parseAssertion
  if (/assets\/badge/.test(path)) return parseBadgeClass
  return /assets\/(issuer|organization)/.test(path) ? parseIssuer : parseOpenBadgeCredential
}

describe('credentials that others wrote', () => {
  for (const name of [
    'achievementAlignmentCe',
    'basicOpenBadgeCredential',
    'endorsement',
    'full_ex.educredentials',
    'minimal_valid_obv3',
    'skillAssertionCase',
  ]) {
    whole(`examples/${name}.json`)
  }
  for (const name of ['complete', 'endorsement-valid', 'simple', 'simple-context-alias', 'simple-did-key-method', 'simple_v1']) {
    whole(`validator-ob30/${name}.json`)
  }
  for (const name of [
    'basic-assertion',
    'basic-assertion-expired',
    'assets/badge-from-organization-with-revocation-list',
    'assets/badgeclass1',
    'assets/issuer1',
    'assets/organization-with-revocation-list',
  ]) {
    whole(`validator-ob20/${name}.json`)
  }

  // What is wrong with these two is for whoever checks dates and proofs: their shape is right.
  whole('validator-ob30/simple-err-expired.json')
  whole('validator-ob30/simple-err-proof-value.json')

  for (const [name, path] of [
    ['simple-err-context', '@context.0'],
    ['simple-err-credential-subject-type', 'credentialSubject.type'],
    ['simple-err-evidence-type', 'evidence.1.type'],
    ['simple-err-issuer', 'issuer'],
    ['simple-noproof', 'credentialSubject.achievement'],
  ]) {
    test(`validator-ob30/${name}.json is refused at ${path}`, ({ skip }) => {
      if (!read) return skip(whyNot)
      expect(parseOpenBadgeCredential(read(`validator-ob30/${name}.json`))).toMatchObject({
        ok: false,
        problems: expect.arrayContaining([expect.objectContaining({ path })]),
      })
    })
  }
})
