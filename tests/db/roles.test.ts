import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { answerOffer, offerRole, withdrawOffer } from '#app/domain/members/role-offers.ts'
import { grantRole, undoWithdrawal, withdrawRole } from '#app/domain/members/roles.ts'
import { listOwnOffers, listTeam, listUnitOffers } from '#db/queries/roles.ts'
import type { Db } from '#db/schema.ts'
import type { RoleName } from '#db/values.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { addMember, giveRole } from '../support/people.ts'

const day = 86_400_000
let database: TestDatabase
let db: Db
let units: { alpha: number; beta: number }
beforeEach(async () => {
  database = await testDatabase({ max: 20 })
  db = database.db
  const rows = await db
    .insertInto('units')
    .values(['alpha', 'beta'].map((slug) => ({ slug, kind: 'division', name: slug, source: 'test' })))
    .returning('id')
    .execute()
  units = { alpha: rows[0]?.id ?? 0, beta: rows[1]?.id ?? 0 }
})
afterEach(() => database.drop())

const person = (name: string) => addMember(db, { name, address: `${name}@example.org` })
async function withRole(name: string, role: RoleName, unit?: string): Promise<number> {
  const id = await person(name)
  await giveRole(db, id, role, unit)
  return id
}
const rolesOf = async (memberId: number) =>
  (
    await db
      .selectFrom('member_roles')
      .leftJoin('units', 'units.id', 'member_roles.unit_id')
      .select(['role', 'units.slug'])
      .where('member_id', '=', memberId)
      .orderBy('member_roles.id')
      .execute()
  ).map(({ role, slug }) => [role, slug].filter(Boolean).join(' of '))
const audited = async () =>
  (await db.selectFrom('audit').select(['action', 'actor_id', 'subject', 'unit_id', 'detail']).orderBy('id').execute()).map(
    ({ action, actor_id, subject, unit_id, detail }) => [action, actor_id, subject, unit_id, detail.role],
  )
const editorOf = (unit: string) => ({ role: 'editor', unit }) as const
const administrator = { role: 'administrator', unit: null } as const

describe('a role is given', () => {
  test('by an administrator: any role, anywhere; it is written down in the same breath', async () => {
    const [gus, ann] = [await withRole('gus', 'administrator'), await person('ann')]
    for (const role of ['editor', 'coordinator', 'awarder'] as const)
      expect(await grantRole(db, gus, { memberId: ann, role, unit: 'alpha' })).toBe('granted')
    expect(await grantRole(db, gus, { memberId: ann, ...administrator })).toBe('granted')
    expect(await rolesOf(ann)).toEqual(['editor of alpha', 'coordinator of alpha', 'awarder of alpha', 'administrator'])
    expect(await audited()).toEqual([
      ['member.role-granted', gus, `member:${ann}`, units.alpha, 'editor'],
      ['member.role-granted', gus, `member:${ann}`, units.alpha, 'coordinator'],
      ['member.role-granted', gus, `member:${ann}`, units.alpha, 'awarder'],
      ['member.role-granted', gus, `member:${ann}`, null, 'administrator'],
    ])
  })

  test('by an editor for their own unit, and for no other; nobody makes an administrator of themselves', async () => {
    const [chi, ann] = [await withRole('chi', 'editor', 'alpha'), await person('ann')]
    expect(await grantRole(db, chi, { memberId: ann, ...editorOf('alpha') })).toBe('granted')
    expect(await grantRole(db, chi, { memberId: ann, ...editorOf('beta') })).toBe('not-yours')
    expect(await grantRole(db, chi, { memberId: chi, ...administrator })).toBe('not-yours')
    expect(await rolesOf(ann)).toEqual(['editor of alpha'])
  })

  test.each(['coordinator', 'awarder'] as const)('a %s gives none', async (role) => {
    const [dee, ann] = [await withRole('dee', role, 'alpha'), await person('ann')]
    for (const given of ['editor', 'coordinator', 'awarder'] as const)
      expect(await grantRole(db, dee, { memberId: ann, role: given, unit: 'alpha' })).toBe('not-yours')
    expect([await rolesOf(ann), await audited()]).toEqual([[], []])
  })

  test('only to whom the hub knows: a verified address, or a person of the demonstration', async () => {
    const gus = await withRole('gus', 'administrator')
    const stranger = await addMember(db, { address: 'new@example.org', verified: false })
    const without = await addMember(db)
    const demo = await addMember(db)
    await db.updateTable('members').set({ demo_slug: 'zed' }).where('id', '=', demo).execute()
    expect(await grantRole(db, gus, { memberId: stranger, ...editorOf('alpha') })).toBe('not-verified')
    expect(await grantRole(db, gus, { memberId: without, ...editorOf('alpha') })).toBe('not-verified')
    expect(await grantRole(db, gus, { memberId: demo, ...editorOf('alpha') })).toBe('granted')
    expect(await grantRole(db, gus, { memberId: 9_999_999, ...editorOf('alpha') })).toBe('no-such-member')
    expect(await grantRole(db, gus, { memberId: demo, ...editorOf('omega') })).toBe('no-such-unit')
  })

  test('twice: held once, and written down once', async () => {
    const [gus, ann] = [await withRole('gus', 'administrator'), await person('ann')]
    const replies = await Promise.all(Array.from({ length: 200 }, () => grantRole(db, gus, { memberId: ann, ...editorOf('alpha') })))
    expect(replies.filter((reply) => reply === 'granted')).toHaveLength(1)
    expect(replies.filter((reply) => reply === 'held')).toHaveLength(199)
    expect([await rolesOf(ann), (await audited()).length]).toEqual([['editor of alpha'], 1])
  })
})

describe('a role is taken away', () => {
  test('by an editor from another of the same unit, and given back by undoing it within the hour', async () => {
    const [chi, ann] = [await withRole('chi', 'editor', 'alpha'), await withRole('ann', 'awarder', 'alpha')]
    const done = await withdrawRole(db, chi, { memberId: ann, role: 'awarder', unit: 'alpha' })
    if (typeof done === 'string') throw new Error(done)
    expect(await rolesOf(ann)).toEqual([])
    expect(await undoWithdrawal(db, chi, done.undo, new Date(Date.now() + 61 * 60_000))).toBe('not-held')
    expect(await undoWithdrawal(db, ann, done.undo, new Date())).toBe('not-held')
    expect(await undoWithdrawal(db, chi, done.undo, new Date())).toBe('granted')
    expect(await rolesOf(ann)).toEqual(['awarder of alpha'])
    expect((await audited()).map(([action]) => action)).toEqual(['member.role-withdrawn', 'member.role-granted'])
  })

  test('undoing something else than a withdrawal does nothing', async () => {
    const [gus, ann] = [await withRole('gus', 'administrator'), await person('ann')]
    await grantRole(db, gus, { memberId: ann, ...editorOf('alpha') })
    const entry = await db.selectFrom('audit').select('id').executeTakeFirstOrThrow()
    expect(await undoWithdrawal(db, gus, entry.id, new Date())).toBe('not-held')
  })

  test('not by an editor of another unit; laid down by whoever holds it', async () => {
    const [eve, ann] = [await withRole('eve', 'editor', 'beta'), await withRole('ann', 'coordinator', 'alpha')]
    const change = { memberId: ann, role: 'coordinator', unit: 'alpha' } as const
    expect(await withdrawRole(db, eve, change)).toBe('not-yours')
    expect(await withdrawRole(db, ann, change)).toEqual({ undo: expect.any(Number) })
    expect(await withdrawRole(db, ann, change)).toBe('not-held')
  })

  test('but never from the last administrator', async () => {
    const gus = await withRole('gus', 'administrator')
    expect(await withdrawRole(db, gus, { memberId: gus, ...administrator })).toBe('last-administrator')
    expect(await withdrawRole(db, null, { memberId: gus, ...administrator })).toBe('last-administrator')
    expect(await audited()).toEqual([])
  })
})

describe('200 at once', () => {
  test('whoever takes the role from every administrator leaves one', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, (_, at) => withRole(`gus${at}`, 'administrator')))
    const replies = await Promise.all(
      Array.from({ length: 200 }, (_, at) => withdrawRole(db, null, { memberId: all[at % all.length] ?? 0, ...administrator })),
    )
    expect(await db.selectFrom('member_roles').select('member_id').where('role', '=', 'administrator').execute()).toHaveLength(1)
    expect(replies.filter((reply) => typeof reply !== 'string')).toHaveLength(19)
    expect(await audited()).toHaveLength(19)
    expect(new Set(replies.filter((reply) => typeof reply === 'string'))).toEqual(new Set(['not-held', 'last-administrator']))
  })

  test('two administrators who withdraw each other, again and again, are never none', async () => {
    for (let round = 0; round < 100; round += 1) {
      const [one, other] = [await withRole(`a${round}`, 'administrator'), await withRole(`b${round}`, 'administrator')]
      await db.deleteFrom('member_roles').where('member_id', 'not in', [one, other]).execute()
      const replies = await Promise.all([
        withdrawRole(db, one, { memberId: other, ...administrator }),
        withdrawRole(db, other, { memberId: one, ...administrator }),
      ])
      expect(replies.filter((reply) => typeof reply !== 'string')).toHaveLength(1)
      expect(await db.selectFrom('member_roles').select('id').execute()).toHaveLength(1)
    }
  })

  test('editors of one unit who withdraw each other and name others do not block each other', async () => {
    const all = await Promise.all(Array.from({ length: 10 }, (_, at) => withRole(`ed${at}`, 'editor', 'alpha')))
    const at = (index: number) => all[index % all.length] ?? 0
    const replies = await Promise.allSettled(
      Array.from({ length: 200 }, (_, n) =>
        n % 2 === 0
          ? withdrawRole(db, at(n), { memberId: at(n + 3), ...editorOf('alpha') })
          : grantRole(db, at(n), { memberId: at(n + 4), role: 'awarder', unit: 'alpha' }),
      ),
    )
    expect(replies.filter((reply) => reply.status === 'rejected')).toEqual([])
  })
})

describe('a role is offered to an address', () => {
  const now = new Date()
  const email = (address: string) => ({ address, key: address.toLowerCase() })
  const offer = (actor: number, address: string, role: 'editor' | 'awarder' = 'editor') =>
    offerRole(db, actor, 'alpha', { email: email(address), role }, now)
  const mails = () => db.selectFrom('mails').select(['member_id', 'address', 'kind', 'lang', 'about']).execute()

  test('in the same way whether somebody has an account with it; only then there is mail', async () => {
    const [chi, ann] = [await withRole('chi', 'editor', 'alpha'), await person('ann')]
    await db.updateTable('members').set({ lang: 'es' }).where('id', '=', ann).execute()
    await addMember(db, { name: 'claims', address: 'claimed@example.org', verified: false })
    for (const address of ['Ann@Example.org', 'claimed@example.org', 'nobody@example.org'])
      expect(await offer(chi, address)).toBe('offered')
    const open = await listUnitOffers(db, units.alpha, now)
    expect(open.map(({ address }) => address)).toEqual(['Ann@Example.org', 'claimed@example.org', 'nobody@example.org'])
    expect(await mails()).toEqual([
      { member_id: ann, address: 'ann@example.org', kind: 'role-offered', lang: 'es', about: { offerId: open[0]?.id } },
    ])
  })

  test('200 times: offered once, with one mail, and written down once without the address', async () => {
    const chi = await withRole('chi', 'editor', 'alpha')
    await person('ann')
    const replies = await Promise.all(Array.from({ length: 200 }, () => offer(chi, 'ann@example.org')))
    expect(new Set(replies)).toEqual(new Set(['offered']))
    expect([(await listUnitOffers(db, units.alpha, now)).length, (await mails()).length, (await audited()).length]).toEqual([1, 1, 1])
    expect(JSON.stringify(await db.selectFrom('audit').selectAll().execute())).not.toContain('example.org')
  })

  test('and taken by whoever has shown that it is theirs', async () => {
    const [chi, ann, eve] = [await withRole('chi', 'editor', 'alpha'), await person('ann'), await person('eve')]
    await offer(chi, 'ann@example.org')
    const [open] = await listOwnOffers(db, ann, now)
    if (!open) throw new Error('no offer')
    expect(await listOwnOffers(db, eve, now)).toEqual([])
    expect(await answerOffer(db, eve, open.id, 'take', now)).toBe('gone')
    const answers = await Promise.all(Array.from({ length: 200 }, () => answerOffer(db, ann, open.id, 'take', now)))
    expect(answers.filter((answer) => answer === 'taken')).toHaveLength(1)
    expect(await listTeam(db, units.alpha)).toMatchObject([
      { name: 'ann', role: 'editor', by: 'chi' },
      { name: 'chi', role: 'editor' },
    ])
    expect((await audited()).map(([action, actor]) => [action, actor])).toEqual([
      ['member.role-offered', chi],
      ['member.role-taken', ann],
    ])
  })

  test('or declined; or taken back; or over after two weeks', async () => {
    const [chi, ann] = [await withRole('chi', 'editor', 'alpha'), await person('ann')]
    const open = async () => (await listUnitOffers(db, units.alpha, now))[0]?.id ?? 0
    await offer(chi, 'ann@example.org')
    expect(await answerOffer(db, ann, await open(), 'decline', now)).toBe('declined')
    await offer(chi, 'ann@example.org')
    expect(await withdrawOffer(db, ann, 'alpha', await open())).toBe('not-yours')
    expect(await withdrawOffer(db, chi, 'beta', await open())).toBe('not-yours')
    expect(await withdrawOffer(db, chi, 'alpha', await open())).toBe('withdrawn')
    await offer(chi, 'ann@example.org')
    const later = new Date(now.getTime() + 15 * day)
    expect(await answerOffer(db, ann, await open(), 'take', later)).toBe('gone')
    expect(await rolesOf(ann)).toEqual([])
  })

  test('goes with the role of whoever made it', async () => {
    const [chi, dan, ann] = [await withRole('chi', 'editor', 'alpha'), await withRole('dan', 'editor', 'alpha'), await person('ann')]
    await offer(chi, 'ann@example.org')
    await withdrawRole(db, dan, { memberId: chi, ...editorOf('alpha') })
    expect(await listOwnOffers(db, ann, now)).toEqual([])
  })

  test('by nobody but its editors and the administrators, and not to half the world', async () => {
    const [chi, dee] = [await withRole('chi', 'editor', 'beta'), await withRole('dee', 'coordinator', 'alpha')]
    for (const actor of [chi, dee]) expect(await offer(actor, 'ann@example.org')).toBe('not-yours')
    const gus = await withRole('gus', 'administrator')
    for (let at = 0; at < 40; at += 1) expect(await offer(gus, `p${at}@example.org`)).toBe('offered')
    expect(await offer(gus, 'one-more@example.org')).toBe('too-many')
  })
})
