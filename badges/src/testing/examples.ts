import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A credential with nothing in it but what the standard requires. A new one each time: tests spoil it. */
export function smallestCredential() {
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
    id: 'urn:uuid:0b0a6f0e-6a7c-4a3c-9a54-8a8d6f3f2c11',
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer: { id: 'https://units.example/profile', type: ['Profile'], name: 'Example Division' },
    validFrom: '2026-05-01T09:00:00-05:00',
    credentialSubject: {
      id: 'did:example:reader',
      type: ['AchievementSubject'],
      achievement: {
        id: 'https://units.example/achievements/story-times',
        type: ['Achievement'],
        name: 'Story times for everyone',
        description: 'Plans and holds a story time that welcomes every family.',
        criteria: { narrative: 'Hold three story times and write down what changed between them.' },
      },
    },
  }
}

/** The same with every part that this package knows. */
export function fullCredential() {
  const smallest = smallestCredential()
  const alignment = [{ type: ['Alignment'], targetName: 'Equity', targetUrl: 'https://goals.example/edi', targetType: 'ext:StrategicGoal' }]
  const scale = 'urn:uuid:6cbe6b65-6f18-4a79-9a90-4c4f6d9c3f62'
  const level = 'urn:uuid:8d5a8bb5-6f08-44a9-a9f0-1b7a60a9a0a2'
  const image = { id: 'https://units.example/story-times.png', type: 'Image', caption: 'An open book above three chairs' }
  const endorser = { id: 'https://partners.example/profile', type: ['Profile'] }
  return {
    ...smallest,
    '@context': [
      ...smallest['@context'],
      'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json',
      { '@vocab': 'https://units.example/terms#' },
    ],
    name: { en: 'Story times for everyone', es: 'Cuentacuentos para todos' },
    image,
    awardedDate: '2026-05-01T09:00:00-05:00',
    validUntil: '2029-05-01T09:00:00-05:00',
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: [
        { type: 'IdentityObject', hashed: true, identityHash: `sha256$${'0'.repeat(64)}`, identityType: 'emailAddress', salt: 'pepper' },
      ],
      achievement: {
        ...smallest.credentialSubject.achievement,
        achievementType: 'MicroCredential',
        alignment,
        image,
        tag: ['early literacy'],
        related: [{ id: 'https://units.example/es/achievements/story-times', type: ['Related'], inLanguage: 'es' }],
        resultDescription: [
          {
            id: scale,
            type: ['ResultDescription'],
            name: 'Practice',
            resultType: 'RubricCriterionLevel',
            rubricCriterionLevel: [{ id: level, type: ['RubricCriterionLevel'], name: 'Practicing', alignment }],
          },
        ],
      },
      creditsEarned: 1.5,
      result: [{ type: ['Result'], resultDescription: scale, achievedLevel: level, status: 'Completed' }],
    },
    evidence: [{ id: 'https://units.example/evidence/1', type: ['Evidence'], name: 'Plan and notes' }],
    endorsement: [
      {
        '@context': smallest['@context'],
        id: 'urn:uuid:2c0d4f33-20a4-4f0b-8d0c-0c9b0d6d5a77',
        type: ['VerifiableCredential', 'EndorsementCredential'],
        name: 'From a partner',
        issuer: endorser,
        validFrom: '2026-05-02T09:00:00Z',
        credentialSubject: { id: smallest.id, type: ['EndorsementSubject'], endorsementComment: 'Seen in our branch.' },
      },
    ],
    credentialStatus: [{ id: 'https://units.example/status/1#7', type: 'BitstringStatusListEntry', statusPurpose: 'revocation' }],
    proof: [
      {
        type: 'DataIntegrityProof',
        cryptosuite: 'eddsa-rdfc-2022',
        created: '2026-05-01T14:00:00Z',
        proofPurpose: 'assertionMethod',
        proofValue: 'z3FXQ',
        verificationMethod: 'https://units.example/keys/1',
      },
    ],
  }
}

/** Credentials that others wrote lie beside the project where it is developed, and nowhere else. */
const folder = join(process.cwd(), '../shared/data/badges')

export const foreignExamples = existsSync(folder)
  ? { read: (path: string): unknown => JSON.parse(readFileSync(join(folder, path), 'utf8')), whyNot: null }
  : { read: null, whyNot: 'the examples of other projects (../shared/data/badges) are not here' }
