import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { attributes, textOf, texts } from '../support/html.ts'
import { startHub, type TestHub } from '../support/hub.ts'
import { addMember, signIn } from '../support/people.ts'

let hub: TestHub
let me: number
let cookie: string
beforeAll(async () => {
  hub = await startHub()
})
afterAll(() => hub?.stop())
beforeEach(async () => {
  me = await addMember(hub.db, { name: 'Quiet Reader' })
  cookie = await signIn(hub, me)
})

const row = () => hub.db.selectFrom('members').selectAll().where('id', '=', me).executeTakeFirstOrThrow()
const topics = async () =>
  (await hub.db.selectFrom('member_topics').select('topic_slug').where('member_id', '=', me).orderBy('topic_slug').execute()).map(
    (one) => one.topic_slug,
  )
const setCookies = (headers: { 'set-cookie'?: string[] }) => (headers['set-cookie'] ?? []).map((one) => one.split(';')[0])
const answers: [string, string][] = [
  ['do', 'save'],
  ['role', 'trustee'],
  ['library', 'public'],
  ['topics', 'governance'],
  ['topics', 'weeding'],
  ['place', 'Iowa'],
  ['zone', 'America/Chicago'],
  ['language', 'es'],
  ['find', ''],
  ['looked', ''],
  ['to', '/catalog?q=budget'],
]
const profile: [string, string][] = [
  ['do', 'save'],
  ['name', 'Quiet Reader'],
  ['credential', 'Q. Reader'],
  ['pronouns', 'they/them'],
  ['role', 'librarian'],
  ['library', 'tribal'],
  ['employer', 'A library'],
  ['topics', 'weeding'],
  ['place', 'New Mexico'],
  ['zone', 'America/Denver'],
  ['language', 'en'],
  ['find', ''],
  ['looked', ''],
]
const but = (fields: [string, string][], changes: Record<string, string>): [string, string][] =>
  fields.map(([name, value]) => [name, changes[name] ?? value])

describe('the three first questions', () => {
  test('are answered, kept, and lead on to where somebody was going, in their language and zone', async () => {
    const reply = await hub.post('/welcome', answers, { cookie })
    expect([reply.status, reply.headers.location]).toEqual([303, '/catalog?q=budget'])
    expect(setCookies(reply.headers)).toEqual(expect.arrayContaining(['language=es', 'zone=America%2FChicago']))
    expect(await row()).toMatchObject({ job_role: 'trustee', library_type: 'public', place: 'Iowa', zone: 'America/Chicago', lang: 'es' })
    expect((await row()).welcomed_at).not.toBeNull()
    expect(await topics()).toEqual(['governance', 'weeding'])
  })

  test('can each be passed over, and all at once', async () => {
    const open: [string, string][] = [
      ...['role', 'library', 'place', 'zone', 'find', 'looked'].map((name): [string, string] => [name, '']),
      ['do', 'save'],
      ['language', 'en'],
    ]
    expect((await hub.post('/welcome', open, { cookie })).headers.location).toBe('/')
    expect(await row()).toMatchObject({ job_role: null, library_type: null, place: null, zone: null })
    await hub.db.updateTable('members').set({ welcomed_at: null }).where('id', '=', me).execute()
    const skipped = await hub.post('/welcome', but(answers, { do: 'skip' }), { cookie })
    expect([skipped.status, skipped.headers.location]).toEqual([303, '/catalog?q=budget'])
    expect(await row()).toMatchObject({ job_role: null, place: null })
    expect((await row()).welcomed_at).not.toBeNull()
    expect(await topics()).toEqual([])
  })

  test('lead nowhere outside', async () => {
    expect((await hub.post('/welcome', but(answers, { to: 'https://evil.example/' }), { cookie })).headers.location).toBe('/')
  })

  test('refused, stand as they were sent, each reason beside its field and above as a link', async () => {
    const reply = await hub.post('/welcome', but(answers, { zone: 'Mars/Olympus', place: 'x'.repeat(81), language: 'en' }), { cookie })
    expect(reply.status).toBe(400)
    for (const field of ['zone', 'place']) {
      expect(attributes(reply.text, 'a', 'href')).toContain(`#${field}`)
      expect(reply.text).toContain(`id="${field}-error"`)
    }
    expect(reply.text).toContain('value="x'.padEnd(85, 'x'))
    expect(reply.text).toMatch(/<option value="Mars\/Olympus" selected=""/)
    expect(reply.text).toMatch(/name="topics" checked="" value="weeding"|name="topics" value="weeding" checked=""/)
    expect(reply.text).toContain('name="to" value="/catalog?q=budget"')
    expect((await row()).welcomed_at).not.toBeNull()
    expect(await topics()).toEqual([])
  })

  test('a topic is looked for without a script, in either language, and nothing typed is lost', async () => {
    const reply = await hub.post('/welcome', but(answers, { do: 'find', find: 'descarte', place: 'Iowa <i>', language: 'en' }), {
      cookie,
      lang: 'en',
    })
    expect(reply.status).toBe(200)
    expect(textOf(reply.text)).toContain('Chosen')
    expect(reply.text).toContain('value="Iowa &lt;i&gt;"')
    const found = await hub.post(
      '/welcome',
      [
        ['do', 'find'],
        ['find', 'grant'],
        ['language', 'en'],
      ],
      { cookie, lang: 'en' },
    )
    expect(attributes(found.text, 'input type="checkbox"', 'value')).toEqual(expect.arrayContaining(['grant-writing']))
    const none = await hub.post(
      '/welcome',
      [
        ['do', 'find'],
        ['find', 'zzqxv'],
        ['language', 'en'],
      ],
      { cookie, lang: 'en' },
    )
    expect(textOf(none.text)).toContain('No topic for “zzqxv”')
    expect(await topics()).toEqual([])
  })

  test('words that were typed and not looked for yet are looked for, not dropped', async () => {
    const reply = await hub.post('/welcome', but(answers, { find: 'grant' }), { cookie, lang: 'en' })
    expect(reply.status).toBe(200)
    expect(textOf(reply.text)).toContain('for “grant”')
  })
})

describe('the profile', () => {
  test('is saved, and shown as it was saved', async () => {
    const reply = await hub.post('/me/profile', profile, { cookie })
    expect([reply.status, reply.headers.location]).toEqual([303, '/me/profile?saved=1'])
    expect(await row()).toMatchObject({
      credential_name: 'Q. Reader',
      pronouns: 'they/them',
      employer: 'A library',
      library_type: 'tribal',
    })
    const { text } = await hub.get('/me/profile?saved=1', { cookie })
    for (const value of ['Quiet Reader', 'Q. Reader', 'they/them', 'A library', 'New Mexico']) expect(text).toContain(`value="${value}"`)
    expect(textOf(text)).toContain('Your profile is saved.')
    expect(texts(text, 'title')[0]).toBe('Profile · Learning Hub')
  })

  test('takes everything back but the name', async () => {
    await hub.post('/me/profile', profile, { cookie })
    const empty = profile
      .filter(([name]) => name !== 'topics')
      .map(([name, value]): [string, string] => [name, ['do', 'name', 'language'].includes(name) ? value : name === 'zone' ? 'own' : ''])
    await hub.post('/me/profile', empty, { cookie })
    expect(await row()).toMatchObject({
      credential_name: null,
      pronouns: null,
      employer: null,
      library_type: null,
      job_role: null,
      place: null,
      zone: null,
    })
    expect(await topics()).toEqual([])
  })

  test.each([
    ['name', '', 'name-missing'],
    ['credential', 'x'.repeat(121), 'credential'],
    ['role', 'emperor', 'role'],
    ['language', 'fr', 'language'],
  ])('a %s that cannot be is refused, and all else that was typed stays', async (field, value) => {
    const before = await row()
    const reply = await hub.post('/me/profile', but(profile, { [field]: value }), { cookie })
    expect(reply.status).toBe(400)
    expect(attributes(reply.text, 'a', 'href')).toContain(`#${field}`)
    expect(reply.text).toContain('value="A library"')
    expect(await row()).toEqual(before)
  })

  test('is nobody else’s: whoever is not signed in is asked to, and the form waits', async () => {
    expect((await hub.get('/me/profile')).headers.location).toBe('/sign-in?to=%2Fme%2Fprofile')
    const held = await hub.post('/me/profile', profile)
    expect(held.text).toContain('name="held"')
    const other = await signIn(hub, await addMember(hub.db, { name: 'Somebody else' }))
    await hub.post('/me/profile', profile, { cookie })
    expect((await hub.get('/me/profile', { cookie: other })).text).not.toContain('Q. Reader')
  })
})
