import { describe, expect, test } from 'vitest'
import { parseAssertion, parseBadgeClass, parseIssuer } from './index.ts'

const issuer = {
  '@context': 'https://w3id.org/openbadges/v2',
  id: 'https://old.example/issuer',
  type: 'Issuer',
  name: 'Old Example',
  url: 'https://old.example',
}

const badgeClass = {
  '@context': 'https://w3id.org/openbadges/v2',
  id: 'https://old.example/badges/reader',
  type: 'BadgeClass',
  name: 'Reader',
  description: 'Has read with others.',
  image: 'https://old.example/badges/reader.png',
  criteria: { narrative: 'Read with others four times.' },
  issuer: issuer.id,
}

const assertion = {
  '@context': 'https://w3id.org/openbadges/v2',
  id: 'https://old.example/assertions/1',
  type: 'Assertion',
  recipient: { type: 'email', hashed: true, salt: 'pepper', identity: `sha256$${'0'.repeat(64)}` },
  badge: badgeClass.id,
  verification: { type: 'hosted' },
  issuedOn: '2019-03-01T00:00:00Z',
  evidence: 'https://old.example/evidence/1',
}

describe('Open Badges 2.0 is read', () => {
  test('with addresses, or with the objects themselves', () => {
    expect(parseAssertion(assertion)).toMatchObject({ ok: true, assertion: { badge: badgeClass.id, evidence: [assertion.evidence] } })
    expect(parseAssertion({ ...assertion, badge: { ...badgeClass, issuer } })).toMatchObject({
      ok: true,
      assertion: { badge: { issuer: { name: 'Old Example' } } },
    })
    expect(parseBadgeClass(badgeClass)).toMatchObject({ ok: true })
    expect(parseIssuer(issuer)).toMatchObject({ ok: true })
  })

  test.each([
    ['without a recipient', parseAssertion({ ...assertion, recipient: undefined }), 'recipient', 'is missing'],
    [
      'with a badge that is not whole',
      parseAssertion({ ...assertion, badge: { ...badgeClass, criteria: undefined } }),
      'badge.criteria',
      'is missing',
    ],
    [
      'with a time that says no zone',
      parseAssertion({ ...assertion, issuedOn: '2019-03-01' }),
      'issuedOn',
      'expected a time with its zone, such as 2026-05-01T09:00:00Z',
    ],
    ['as something else', parseBadgeClass(assertion), 'type', 'expected the type BadgeClass'],
    ['without an address of the issuer', parseIssuer({ ...issuer, url: undefined }), 'url', 'is missing'],
  ])('or refused, %s', (_, parsed, path, message) => {
    expect(parsed).toMatchObject({ ok: false, problems: expect.arrayContaining([{ path, message }]) })
  })
})
