import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { attributes, textOf, texts } from '../support/html.ts'
import { startHub, type TestHub } from '../support/hub.ts'
import { addMember, giveRole, memberId, signIn } from '../support/people.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await startHub()
})
afterAll(() => hub?.stop())

const rolesOf = async (who: number) =>
  (
    await hub.db
      .selectFrom('member_roles')
      .leftJoin('units', 'units.id', 'member_roles.unit_id')
      .select(['role', 'units.slug'])
      .where('member_id', '=', who)
      .orderBy('member_roles.id')
      .execute()
  ).map(({ role, slug }) => `${role} ${slug ?? 'hub'}`)

describe('an administrator', () => {
  let gus: string
  beforeEach(async () => {
    gus = await signIn(hub, 'gus')
  })

  test('finds people by name or by a whole address, and sees nothing of what they learn', async () => {
    const id = await addMember(hub.db, { name: 'Quagga Zebra', address: 'Quagga@library.example' })
    await hub.db.insertInto('member_topics').values({ member_id: id, topic_slug: 'weeding' }).execute()
    for (const find of ['quagga', 'ZEBRA', ' quagga@LIBRARY.example ']) {
      const { status, text } = await hub.post('/admin', { find }, { cookie: gus })
      expect([find, status, text.includes(`/admin/people/${id}`)]).toEqual([find, 200, true])
      expect(textOf(text).toLowerCase()).not.toContain('weeding')
    }
    for (const find of ['quagga@library', 'agga@library.example', '%', '__', '\\', `'; drop table members; --`])
      expect((await hub.post('/admin', { find }, { cookie: gus })).text).not.toContain(`/admin/people/${id}`)
  })

  test.each(['', ' ', 'x', 'x'.repeat(300), '\0\0\0'])('is told what to type where %j can find nobody', async (find) => {
    const { status, text } = await hub.post('/admin', { find }, { cookie: gus })
    expect([status, text.includes('id="find-error"')]).toEqual([400, true])
  })

  test('finds nobody by an address that is only claimed', async () => {
    const id = await addMember(hub.db, { name: 'Claims', address: 'claimed@library.example', verified: false })
    expect((await hub.post('/admin', { find: 'claimed@library.example' }, { cookie: gus })).text).not.toContain(`/admin/people/${id}`)
  })

  test('gives a role, is asked before taking it away, and can take that back', async () => {
    const id = await addMember(hub.db, { name: 'Okapi', address: 'okapi@library.example' })
    const given = await hub.post(`/admin/people/${id}`, { intent: 'grant', role: 'editor', unit: 'pla' }, { cookie: gus })
    expect([given.status, given.headers.location]).toEqual([303, `/admin/people/${id}?done=granted`])
    expect(await rolesOf(id)).toEqual(['editor pla'])
    const asked = await hub.get(`/admin/people/${id}?withdraw=editor:pla`, { cookie: gus })
    expect(texts(asked.text, 'h2')).toContain('Withdraw from Okapi: editor, Public Library Association?')
    expect(await rolesOf(id)).toEqual(['editor pla'])
    const taken = await hub.post(`/admin/people/${id}`, { intent: 'withdraw', role: 'editor', unit: 'pla' }, { cookie: gus })
    expect(await rolesOf(id)).toEqual([])
    const done = await hub.get(taken.headers.location ?? '', { cookie: gus })
    const [undo = ''] = attributes(done.text, 'button', 'value').filter((value) => /^\d+$/.test(value))
    await hub.post(`/admin/people/${id}`, { intent: 'undo', undo }, { cookie: gus })
    expect(await rolesOf(id)).toEqual(['editor pla'])
  })

  test.each<[string, Record<string, string>, string]>([
    ['no role', { role: '', unit: 'pla' }, 'Role: choose one.'],
    ['a role that there is not', { role: 'owner', unit: 'pla' }, 'Role: choose one.'],
    ['no unit', { role: 'editor', unit: '' }, 'Unit: choose for which unit.'],
    ['a unit that there is not', { role: 'editor', unit: 'omega' }, 'Unit: choose one from the list.'],
    ['a unit that is none', { role: 'editor', unit: '../pla' }, 'Unit: choose one from the list.'],
    ['an administrator of a unit', { role: 'administrator', unit: 'pla' }, 'Unit: an administrator is of the hub.'],
  ])('is told what is wrong with %s, and what was chosen stays', async (_, fields, said) => {
    const id = await addMember(hub.db, { address: `p${Math.floor(performance.now() * 1_000)}@library.example` })
    const { status, text } = await hub.post(`/admin/people/${id}`, { intent: 'grant', ...fields }, { cookie: gus })
    expect([status, textOf(text).includes(said)]).toEqual([400, true])
    if (fields.role === 'editor') expect(text).toMatch(/<option value="editor" selected=""/)
    expect(await rolesOf(id)).toEqual([])
  })

  test('gives none to an account that nobody is known to own, and cannot be the last to go', async () => {
    const id = await addMember(hub.db, { address: 'unknown@library.example', verified: false })
    const refused = await hub.post(`/admin/people/${id}`, { intent: 'grant', role: 'editor', unit: 'pla' }, { cookie: gus })
    expect([refused.status, textOf(refused.text).includes('has not shown yet that its address')]).toEqual([400, true])
    const own = await memberId(hub.db, 'gus')
    const last = await hub.post(`/admin/people/${own}`, { intent: 'withdraw', role: 'administrator', unit: '' }, { cookie: gus })
    expect([last.status, textOf(last.text).includes('the last administrator')]).toEqual([400, true])
  })

  test('gets 404 for somebody who is not there', async () => {
    for (const id of ['0', '-1', 'x', '999999999', '9'.repeat(30), '1.5', '1e3'])
      expect([id, (await hub.get(`/admin/people/${id}`, { cookie: gus })).status]).toEqual([id, 404])
  })

  test('reads what was done, the latest first, by unit and by kind, a page at a time', async () => {
    const unit = await hub.db.selectFrom('units').select('id').where('slug', '=', 'yalsa').executeTakeFirstOrThrow()
    const actor = await addMember(hub.db, { name: 'Quokka' })
    await hub.db
      .insertInto('audit')
      .values(
        Array.from({ length: 120 }, (_, at) => ({
          actor_id: actor,
          action: 'option.mended',
          unit_id: unit.id,
          subject: `option:${9_000_000 + at}`,
          detail: JSON.stringify({ at }),
        })),
      )
      .execute()
    const seen: string[] = []
    let next: string | undefined = '/admin/audit?unit=yalsa&action=option.mended'
    for (let pages = 0; next && pages < 5; pages += 1) {
      const { text } = await hub.get(next, { cookie: gus })
      seen.push(...texts(text, 'code').filter((said) => said.startsWith('option:')))
      next = attributes(text, 'a', 'href').find((href) => href.includes('before='))
    }
    expect(seen).toEqual(Array.from({ length: 120 }, (_, at) => `option:${9_000_119 - at}`))
    const all = textOf((await hub.get('/admin/audit', { cookie: gus })).text)
    expect(all).toContain('Quokka')
    expect((await hub.get('/admin/audit?unit=omega&action=x&before=x', { cookie: gus })).status).toBe(200)
    await hub.db.deleteFrom('members').where('id', '=', actor).execute()
    expect(textOf((await hub.get('/admin/audit?unit=yalsa', { cookie: gus })).text)).toContain('somebody who has left')
  })

  test('sees what hub doctor sees, and nobody’s address', async () => {
    const { text } = await hub.get('/admin/health', { cookie: gus })
    expect(textOf(text)).toMatch(/mailIn order.*0\.1\.0/)
    await hub.db
      .insertInto('mails')
      .values({ address: 'late@library.example', kind: 'never-made', lang: 'en', state: 'refused', said: '550 no such user' })
      .execute()
    const late = textOf((await hub.get('/admin/health', { cookie: gus })).text)
    expect(late).toContain('1 were refused by mail servers in the last week')
    expect(late).not.toContain('late@library.example')
  })
})

describe('an editor', () => {
  test('has the unit’s team on their desk', async () => {
    const chi = await signIn(hub, 'chi')
    const desk = await hub.get('/manage/alsc', { cookie: chi })
    expect(attributes(desk.text, 'a', 'href')).toContain('/manage/alsc/team')
    const team = await hub.get('/manage/alsc/team', { cookie: chi })
    expect(textOf(team.text)).toContain('Chi')
    expect(attributes((await hub.get('/', { cookie: chi })).text, 'a', 'href')).toContain('/manage')
    expect(attributes((await hub.get('/', { cookie: await signIn(hub, 'ada') })).text, 'a', 'href')).not.toContain('/manage')
  })

  test('invites by address; the reply is the same whether there is an account; its owner accepts', async () => {
    const chi = await signIn(hub, 'chi')
    const sam = await addMember(hub.db, { name: 'Sam', address: 'sam@library.example' })
    const replies: unknown[] = []
    for (const email of ['sam@library.example', 'nobody@library.example']) {
      const reply = await hub.post('/manage/alsc/team', { intent: 'invite', email, role: 'editor' }, { cookie: chi })
      replies.push([reply.status, reply.headers.location, reply.text])
    }
    expect(replies[0]).toEqual(replies[1])
    const own = await hub.get('/me/roles', { cookie: await signIn(hub, sam) })
    expect(textOf(own.text)).toContain('Chi asks you to be editor of Association for Library Service to Children.')
    const [offer = ''] = attributes(own.text, 'input', 'value').filter((value) => /^\d+$/.test(value))
    const stranger = await hub.post('/me/roles', { offer, answer: 'take' }, { cookie: await signIn(hub, 'ada') })
    expect([stranger.status, await rolesOf(await memberId(hub.db, 'ada'))]).toEqual([400, []])
    const taken = await hub.post('/me/roles', { offer, answer: 'take' }, { cookie: await signIn(hub, sam) })
    expect([taken.status, await rolesOf(sam)]).toEqual([303, ['editor alsc']])
  })

  test.each(['', 'sam', 'sam@x.example, eve@x.example', 'sam@x.example\r\nBcc: eve@x.example', '<script>@x.example'])(
    'is told that %j is not one address, and it stays in its field',
    async (email) => {
      const reply = await hub.post('/manage/alsc/team', { intent: 'invite', email, role: 'editor' }, { cookie: await signIn(hub, 'chi') })
      expect([reply.status, reply.text.includes('href="#email"')]).toEqual([400, true])
      expect(reply.text).not.toContain('<script>@')
      expect(await hub.db.selectFrom('role_offers').select('id').where('address', '=', email).execute()).toEqual([])
    },
  )

  test('withdraws from their own unit’s team, and from no other, whatever the form says', async () => {
    const chi = await signIn(hub, 'chi')
    const here = await addMember(hub.db, { name: 'Here', address: 'here@library.example' })
    const there = await addMember(hub.db, { name: 'There', address: 'there@library.example' })
    await giveRole(hub.db, here, 'awarder', 'alsc')
    await giveRole(hub.db, there, 'awarder', 'pla')
    const fields = { intent: 'withdraw', role: 'awarder', unit: 'pla', unitId: '1' }
    expect((await hub.post('/manage/alsc/team', { ...fields, member: String(there) }, { cookie: chi })).status).toBe(400)
    expect((await hub.post('/manage/pla/team', { ...fields, member: String(there) }, { cookie: chi })).status).toBe(404)
    expect(await rolesOf(there)).toEqual(['awarder pla'])
    const taken = await hub.post('/manage/alsc/team', { ...fields, member: String(here) }, { cookie: chi })
    expect([taken.status, await rolesOf(here)]).toEqual([303, []])
    const undo = new URLSearchParams(taken.headers.location?.split('?')[1]).get('undo') ?? ''
    expect((await hub.post('/manage/alsc/team', { intent: 'undo', undo }, { cookie: chi })).status).toBe(303)
    expect(await rolesOf(here)).toEqual(['awarder alsc'])
  })

  test('makes nobody an administrator, not even with a form of their own making', async () => {
    const chi = await signIn(hub, 'chi')
    const forms: Record<string, string>[] = [
      { intent: 'grant', role: 'administrator', unit: '', member: '1' },
      { intent: 'invite', role: 'administrator', email: 'new@library.example' },
      { intent: 'withdraw', role: 'administrator', member: String(await memberId(hub.db, 'gus')) },
    ]
    for (const fields of forms) expect((await hub.post('/manage/alsc/team', fields, { cookie: chi })).status).toBe(400)
    expect(await hub.db.selectFrom('role_offers').select('id').where('address', '=', 'new@library.example').execute()).toEqual([])
    expect(await rolesOf(await memberId(hub.db, 'gus'))).toEqual(['administrator hub'])
  })

  test('whose role is withdrawn is out at once', async () => {
    const id = await addMember(hub.db, { name: 'Soon gone' })
    await giveRole(hub.db, id, 'editor', 'rusa')
    const cookie = await signIn(hub, id)
    expect((await hub.get('/manage/rusa/team', { cookie })).status).toBe(200)
    await hub.post(`/admin/people/${id}`, { intent: 'withdraw', role: 'editor', unit: 'rusa' }, { cookie: await signIn(hub, 'gus') })
    expect((await hub.get('/manage/rusa/team', { cookie })).status).toBe(404)
  })
})
