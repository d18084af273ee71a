import { describe, expect, test } from 'vitest'
import { mostTopics, profileInput, type TypedProfile, welcomeInput } from './profile-input.ts'

const known = { zone: (zone: string) => (zone === 'America/Denver' ? zone : null), topic: (slug: string) => /^t\d+$/.test(slug) }
const typed: TypedProfile = {
  name: '  Quiet   Reader ',
  credential: '',
  pronouns: '',
  language: 'es',
  zone: 'America/Denver',
  role: 'trustee',
  library: '',
  place: 'New\nMexico',
  employer: '',
  topics: ['t1', 't2', 't1'],
}
const read = (more: Partial<TypedProfile>) => profileInput(known).safeParse({ ...typed, ...more })
const reasons = (more: Partial<TypedProfile>) => read(more).error?.issues.map(({ path, message }) => `${String(path[0])}: ${message}`)

describe('a profile', () => {
  test('is read as what was meant: one line each, nothing where nothing was said, each topic once', () => {
    expect(read({}).data).toEqual({
      name: 'Quiet Reader',
      credential: null,
      pronouns: null,
      language: 'es',
      zone: 'America/Denver',
      role: 'trustee',
      library: null,
      place: 'New Mexico',
      employer: null,
      topics: ['t1', 't2'],
    })
    expect(read({ zone: 'own' }).data?.zone).toBeNull()
  })

  test('needs a name, which may be a pseudonym in any script, and nothing else', () => {
    const nothing = { credential: '', pronouns: '', zone: '', role: '', library: '', place: '', employer: '', topics: [] }
    expect(read({ ...nothing, name: '読書家' }).success).toBe(true)
    expect(reasons({ name: ' \u202e ' })).toEqual(['name: name-missing'])
    expect(reasons({ name: '!?' })).toEqual(['name: name-form'])
  })

  test.each([
    ['name', 'a'.repeat(81), 'name-long'],
    ['credential', 'a'.repeat(121), 'credential-long'],
    ['pronouns', 'a'.repeat(41), 'pronouns-long'],
    ['place', 'a'.repeat(81), 'place-long'],
    ['employer', 'a'.repeat(121), 'employer-long'],
    ['language', 'fr', 'language'],
    ['zone', 'Mars/Olympus', 'zone'],
    ['role', 'emperor', 'job-role'],
    ['library', 'lending', 'library-type'],
  ])('%s is refused by name', (field, value, why) => {
    expect(reasons({ [field]: value })).toEqual([`${field}: ${why}`])
  })

  test('twenty topics are the most, and each has to be one', () => {
    const many = Array.from({ length: mostTopics + 1 }, (_, at) => `t${at}`)
    expect(reasons({ topics: many })).toEqual(['topics: topics-many'])
    expect(read({ topics: many.slice(1) }).success).toBe(true)
    expect(reasons({ topics: ['t1', 'weaving'] })).toEqual(['topics: topics-unknown'])
  })
})

test('the first questions ask for no name, and can all be left open', () => {
  const open = { language: 'en', zone: '', role: '', library: '', place: '', topics: [] }
  expect(welcomeInput(known).safeParse(open).data).toEqual({
    language: 'en',
    zone: null,
    role: null,
    library: null,
    place: null,
    topics: [],
  })
})
