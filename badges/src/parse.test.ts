import { describe, expect, test } from 'vitest'
import { parseClrCredential, parseEndorsementCredential, parseOpenBadgeCredential, textIn } from './index.ts'
import { fullCredential, smallestCredential } from './testing/examples.ts'

/** The places that a credential is refused for; empty when it is let through. */
function refusedAt(value: unknown): string[] {
  const parsed = parseOpenBadgeCredential(value)
  return parsed.ok ? [] : parsed.problems.map(({ path }) => path)
}

function problemsOf(value: unknown) {
  const parsed = parseOpenBadgeCredential(value)
  return parsed.ok ? [] : parsed.problems
}

function withSubject(change: Record<string, unknown>) {
  const credential = smallestCredential()
  return { ...credential, credentialSubject: { ...credential.credentialSubject, ...change } }
}

function withAchievement(change: Record<string, unknown>) {
  return withSubject({ achievement: { ...smallestCredential().credentialSubject.achievement, ...change } })
}

describe('an Open Badges 3.0 credential is read', () => {
  test('with nothing but what is required, or with every part', () => {
    expect(parseOpenBadgeCredential(smallestCredential())).toEqual({ ok: true, credential: smallestCredential() })
    expect(parseOpenBadgeCredential(fullCredential())).toEqual({ ok: true, credential: fullCredential() })
  })

  test('with what the standard does not name: extensions are kept', () => {
    const extended = { ...withAchievement({ 'units:hours': 12 }), 'units:cohort': { year: 2026 } }
    expect(parseOpenBadgeCredential(extended)).toEqual({ ok: true, credential: extended })
  })

  test('with a set of one written without brackets: the set is an array then', () => {
    const parsed = parseOpenBadgeCredential({
      ...withAchievement({ tag: 'reading', type: 'Achievement' }),
      proof: { type: 'SomeOtherProof' },
    })
    expect(parsed).toMatchObject({
      ok: true,
      credential: { proof: [{ type: 'SomeOtherProof' }], credentialSubject: { achievement: { tag: ['reading'], type: ['Achievement'] } } },
    })
  })

  test('with an issuer that is only an address', () => {
    expect(refusedAt({ ...smallestCredential(), issuer: 'did:web:units.example' })).toEqual([])
  })

  test('when it follows version 1.1 of the data model: its dates have the names of 2.0 then', () => {
    const { validFrom, ...rest } = smallestCredential()
    const old = {
      ...rest,
      '@context': ['https://www.w3.org/2018/credentials/v1', rest['@context'][1]],
      issuanceDate: validFrom,
      expirationDate: '2030-01-01T00:00:00Z',
    }
    expect(parseOpenBadgeCredential(old)).toMatchObject({ ok: true, credential: { validFrom, validUntil: '2030-01-01T00:00:00Z' } })
    expect(refusedAt({ ...rest, issuanceDate: validFrom })).toEqual(['validFrom'])
  })

  test('and what was handed in stays as it was', () => {
    const given = { ...smallestCredential(), proof: { type: 'SomeOtherProof' } }
    const before = structuredClone(given)
    parseOpenBadgeCredential(given)
    expect(given).toEqual(before)
  })
})

describe('an Open Badges 3.0 credential is refused, with the place and the reason', () => {
  test.each(['id', 'type', 'issuer', 'validFrom', 'credentialSubject', '@context'])('without %s', (name) => {
    const credential: Record<string, unknown> = smallestCredential()
    delete credential[name]
    expect(problemsOf(credential)).toEqual([{ path: name, message: 'is missing' }])
  })

  test.each(['id', 'type', 'name', 'description', 'criteria'])('without %s of the achievement', (name) => {
    const path = `credentialSubject.achievement.${name}`
    expect(problemsOf(withAchievement({ [name]: undefined }))).toEqual([{ path, message: 'is missing' }])
  })

  test.each([
    ['a null', withAchievement({ description: null }), 'credentialSubject.achievement.description'],
    ['a subject that nobody can be', withSubject({ id: undefined }), 'credentialSubject'],
    ['a subject of another type', withSubject({ type: ['Person'] }), 'credentialSubject.type'],
    ['a credential of another type', { ...smallestCredential(), type: ['VerifiableCredential', 'DrivingLicense'] }, 'type'],
    ['a time without a zone', { ...smallestCredential(), validFrom: '2026-05-01T09:00:00' }, 'validFrom'],
    ['a day in the place of a time', { ...smallestCredential(), validFrom: '2026-05-01' }, 'validFrom'],
    ['an id that is no address', { ...smallestCredential(), id: 'badge 7' }, 'id'],
    [
      'a made-up kind of achievement without ext:',
      withAchievement({ achievementType: 'GoldStar' }),
      'credentialSubject.achievement.achievementType',
    ],
    [
      'an alignment that leads nowhere',
      withAchievement({ alignment: [{ type: ['Alignment'], targetName: 'Equity' }] }),
      'credentialSubject.achievement.alignment.0.targetUrl',
    ],
    [
      'a result with a status of its own',
      withSubject({ result: [{ type: ['Result'], status: 'Nearly' }] }),
      'credentialSubject.result.0.status',
    ],
    ['an issuer without a type', { ...smallestCredential(), issuer: { id: 'https://units.example/profile' } }, 'issuer.type'],
    [
      'an image with more than an image has',
      { ...smallestCredential(), image: { id: 'https://units.example/a.png', type: 'Image', alt: 'A book' } },
      'image.alt',
    ],
    [
      'a proof that cannot be checked',
      {
        ...smallestCredential(),
        proof: [
          {
            type: 'DataIntegrityProof',
            cryptosuite: 'eddsa-rdfc-2022',
            proofPurpose: 'assertionMethod',
            verificationMethod: 'https://units.example/keys/1',
          },
        ],
      },
      'proof.0.proofValue',
    ],
    [
      'the same proof without brackets',
      {
        ...smallestCredential(),
        proof: {
          type: 'DataIntegrityProof',
          cryptosuite: 'eddsa-rdfc-2022',
          proofPurpose: 'assertionMethod',
          verificationMethod: 'https://units.example/keys/1',
        },
      },
      'proof.proofValue',
    ],
    [
      'another data model',
      { ...smallestCredential(), '@context': ['https://schema.org', smallestCredential()['@context'][1]] },
      '@context.0',
    ],
    ['no context of Open Badges', { ...smallestCredential(), '@context': ['https://www.w3.org/ns/credentials/v2'] }, '@context.1'],
  ])('for %s', (_, value, path) => {
    expect(refusedAt(value)).toEqual([path])
  })

  test.each([[null], ['a text'], [7], [[]], [undefined]])('for %j in its place', (value) => {
    expect(refusedAt(value)).toEqual([''])
  })

  test('for an endorsement inside it that is not whole', () => {
    const full = fullCredential()
    const endorsement = full.endorsement.map(({ validFrom: _, ...rest }) => rest)
    expect(refusedAt({ ...full, endorsement })).toEqual(['endorsement.0.validFrom'])
  })

  test('for nesting without end, before that exhausts its reader', () => {
    let issuer: unknown = { id: 'https://units.example/0', type: ['Profile'] }
    for (let n = 1; n < 20_000; n++) issuer = { id: `https://units.example/${n}`, type: ['Profile'], parentOrg: issuer }
    expect(problemsOf({ ...smallestCredential(), issuer })).toEqual([{ path: '', message: 'is nested more than 64 levels deep' }])
  })

  test('for a flood of faults, of which a hundred are told', () => {
    expect(problemsOf({ ...smallestCredential(), evidence: Array.from({ length: 5_000 }, () => ({})) })).toHaveLength(100)
  })

  test('and a key that aims at the prototype of objects does no harm', () => {
    parseOpenBadgeCredential(JSON.parse(JSON.stringify(smallestCredential()).replace('{', '{"__proto__":{"polluted":true},')))
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })
})

describe('what stands around a badge', () => {
  const endorsement = fullCredential().endorsement[0]

  test('an endorsement is read by itself', () => {
    expect(parseEndorsementCredential(endorsement)).toMatchObject({ ok: true })
    expect(parseEndorsementCredential({ ...endorsement, credentialSubject: { type: ['EndorsementSubject'] } })).toEqual({
      ok: false,
      problems: [{ path: 'credentialSubject.id', message: 'is missing' }],
    })
    expect(parseEndorsementCredential(smallestCredential())).toMatchObject({ ok: false })
  })

  test('a learner record is read, and the credentials in it are handed back untouched', () => {
    const [vc, ob] = smallestCredential()['@context']
    const inside = { ...smallestCredential(), proof: { type: 'SomeOtherProof' } }
    const record = {
      '@context': [vc, 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json', ob],
      id: 'urn:uuid:c4b7a1de-6b5e-4be3-a4a2-1d0ce1a7b1aa',
      type: ['VerifiableCredential', 'ClrCredential'],
      name: 'What was learned in 2026',
      issuer: 'https://hub.example/profile',
      validFrom: '2026-12-31T00:00:00Z',
      credentialSubject: { id: 'did:example:reader', type: ['ClrSubject'], verifiableCredential: [inside] },
    }
    expect(parseClrCredential(record)).toEqual({ ok: true, credential: record })
    expect(parseClrCredential({ ...record, credentialSubject: { type: ['ClrSubject'], verifiableCredential: [] } })).toEqual({
      ok: false,
      problems: [{ path: 'credentialSubject.verifiableCredential', message: 'expected at least one credential' }],
    })
  })

  test('a text in several languages is shown in the one asked for, else in English', () => {
    expect(textIn({ en: 'Reading', 'es-MX': 'Lectura' }, 'es')).toBe('Lectura')
    expect(textIn({ en: 'Reading', es: 'Lectura' }, 'fr')).toBe('Reading')
    expect(textIn('Reading', 'es')).toBe('Reading')
  })
})
