import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { deleteLeavers } from '#app/domain/members/deletion.ts'
import { nobodys, type PersonalSource, personalSources } from '#app/domain/members/personal-data.ts'
import { clearOutbox } from '#app/mail/outbox.ts'
import { readParts } from '#app/web/export.ts'
import { myDataWords } from '#app/words/my-data.ts'
import { deleteOldMails, listMissingMails } from '#db/queries/mails.ts'
import type { Db } from '#db/schema.ts'
import { describeEachDatabase, type TestDatabase, testDatabase } from '../support/database.ts'
import { addReference } from '../support/options.ts'
import { addMember } from '../support/people.ts'
import { type Filled, fillPerson, findTexts, memberKeys, suspectColumns } from '../support/personal-rows.ts'

const never = new AbortController().signal
const later = () => new Date(Date.now() + 15 * 86_400_000)

describeEachDatabase('what the hub has about a member', (version) => {
  let database: TestDatabase
  let db: Db
  let others: Parameters<typeof fillPerson>[2]

  beforeEach(async () => {
    database = await testDatabase({ version })
    db = database.db
    others = await makeOthers(db)
  })
  afterEach(() => database.drop())

  const columnOf = ({ reach }: PersonalSource) => Object.values(reach)[0] ?? ''
  const byMember = personalSources.filter(({ reach }) => 'member' in reach)

  describe('the declaration', () => {
    test('covers every foreign key to members, and says of each what the database does', async () => {
      const declared = byMember
        .filter(({ table }) => table !== 'members')
        .map((source) => [source.table, columnOf(source), source.fate === 'delete' ? 'c' : 'n'])
      const there = (await memberKeys(db)).map(({ table, column, does }) => [table, column, does])
      expect(declared.sort()).toEqual(there.sort())
    })

    test('covers every column that is called as if it said who somebody is', async () => {
      const covered = new Set([
        ...personalSources.map((source) => `${source.table}.${columnOf(source)}`),
        ...personalSources.flatMap(({ table }) => ['address', 'address_key'].map((column) => `${table}.${column}`)),
        ...Object.keys(nobodys),
      ])
      expect((await suspectColumns(db)).filter((column) => !covered.has(column))).toEqual([])
    })

    test('names no table and no column that is not there', async () => {
      const { rows } = await sql<{ name: string }>`
        select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public'`.execute(db)
      const there = new Set(rows.map(({ name }) => name))
      const named = personalSources.flatMap((source) =>
        [columnOf(source), ...Object.keys(source.leftOut ?? {})].map((column) => `${source.table}.${column}`),
      )
      expect([...named, ...Object.keys(nobodys)].filter((column) => !there.has(column))).toEqual([])
    })

    test('a new key to members, and a new column for an address, would be missed', async () => {
      await sql`create table planted (reader bigint references members on delete cascade, contact_address text)`.execute(db)
      expect(await memberKeys(db)).toContainEqual({ table: 'planted', column: 'reader', does: 'c' })
      expect(await suspectColumns(db)).toContain('planted.contact_address')
    })
  })

  describe('the export', () => {
    test('has a row of every part, and every column but those left out by name; each has its words', async () => {
      const ada = await fillPerson(db, 'ada', others)
      const parts = await readParts(db, ada.memberId)
      expect(parts.filter(({ rows }) => rows.length === 0).map(({ source }) => source.name)).toEqual([])
      for (const { source, columns } of parts) {
        const { rows } = await sql<{ name: string }>`
          select column_name as name from information_schema.columns where table_schema = 'public' and table_name = ${source.table}`.execute(
          db,
        )
        const there = rows.map(({ name }) => name).filter((name) => !Object.hasOwn(source.leftOut ?? {}, name))
        expect([source.name, columns.filter((name) => !/^(option_title|unit_name)$/.test(name)).sort()]).toEqual([
          source.name,
          there.sort(),
        ])
      }
      const told = new Set(parts.flatMap(({ source, columns }) => [...columns, ...Object.keys(source.leftOut ?? {})]))
      for (const words of Object.values(myDataWords))
        expect([...told].filter((column) => !Object.hasOwn(words.columns, column))).toEqual([])
    })

    test('has no hash by which somebody could come in, and nothing of anybody else', async () => {
      const [ada, bo] = [await fillPerson(db, 'ada', others), await fillPerson(db, 'bo', others)]
      const text = JSON.stringify(await readParts(db, ada.memberId))
      expect(text).toContain(ada.address)
      for (const mark of [...bo.marks, 'to-ada@', '$argon2id$']) expect([mark, text.includes(mark)]).toEqual([mark, false])
      const { rows } = await sql<{ hash: string }>`
        select hash from member_tokens union select id_hash from sessions union select hash from sign_in_starts`.execute(db)
      expect(rows).toHaveLength(6)
      for (const { hash } of rows) expect(text).not.toContain(hash)
    })

    test('tells whoever only claims an address nothing of what was sent or offered to it', async () => {
      const ada = await fillPerson(db, 'ada', others)
      const eve = await addMember(db, { name: 'Eve', address: ada.address, verified: false })
      const parts = await readParts(db, eve)
      const filled = parts.filter(({ rows }) => rows.length > 0).map(({ source }) => source.name)
      expect(filled).toEqual(['members', 'member_addresses'])
    })
  })

  describe('deletion', () => {
    test('leaves nothing that names the person, anywhere; others keep what is theirs', async () => {
      const [ada, bo] = [await fillPerson(db, 'ada', others), await fillPerson(db, 'bo', others)]
      const before = await countsOf(bo)
      expect(await findTexts(db, ada.marks)).toContain('members.display_name')
      expect(await deleteLeavers(db, later(), never)).toBe(2)
      expect(await findTexts(db, [...ada.marks, `member:${ada.memberId}`])).toEqual([])
      for (const source of byMember) {
        const { rows } = await sql`select 1 from ${sql.table(source.table)} where ${sql.ref(columnOf(source))} = ${ada.memberId}`.execute(
          db,
        )
        expect([source.name, rows.length]).toEqual([source.name, 0])
      }
      expect(before.members).toBe(1)
    })

    test('of one leaves the other whole, and what was done for units', async () => {
      const [ada, bo] = [await fillPerson(db, 'ada', others), await fillPerson(db, 'bo', others)]
      await db.deleteFrom('member_deletions').where('member_id', '=', bo.memberId).execute()
      const [before, revisions, audits] = [await countsOf(bo), await count('option_revisions'), await count('audit')]
      expect(await deleteLeavers(db, later(), never)).toBe(1)
      expect(await countsOf(bo)).toEqual(before)
      expect([await count('option_revisions'), await count('audit')]).toEqual([revisions, audits + 1])
      const done = await db.selectFrom('audit').select(['actor_id', 'subject', 'detail']).where('action', '=', 'member.left').execute()
      expect(done).toEqual([{ actor_id: null, subject: 'member:gone', detail: {} }])
      expect(await findTexts(db, ada.marks)).toEqual([])
    })

    test('happens on its day, not before, and goes on where it was stopped', async () => {
      const ada = await fillPerson(db, 'ada', others)
      expect(await deleteLeavers(db, new Date(), never)).toBe(0)
      const stopped = new AbortController()
      stopped.abort()
      expect(await deleteLeavers(db, later(), stopped.signal)).toBe(0)
      expect((await countsOf(ada)).members).toBe(1)
      expect(await Promise.all(Array.from({ length: 5 }, () => deleteLeavers(db, later(), never)))).toContain(1)
      expect(await deleteLeavers(db, later(), never)).toBe(0)
    })

    test('does not take the last administrator, even where another has gone in between', async () => {
      const ada = await fillPerson(db, 'ada', others)
      await db.insertInto('member_roles').values({ member_id: ada.memberId, role: 'administrator' }).execute()
      expect(await deleteLeavers(db, later(), never)).toBe(0)
      await db.insertInto('member_roles').values({ member_id: others.other, role: 'administrator' }).execute()
      expect(await deleteLeavers(db, later(), never)).toBe(1)
    })

    test('of two administrators who go on the same day leaves one, also when both are done at once', async () => {
      const both = [await fillPerson(db, 'ada', others), await fillPerson(db, 'bo', others)]
      for (const { memberId } of both) await db.insertInto('member_roles').values({ member_id: memberId, role: 'administrator' }).execute()
      await Promise.all([deleteLeavers(db, later(), never), deleteLeavers(db, later(), never)])
      expect(await db.selectFrom('member_roles').select('id').where('role', '=', 'administrator').execute()).not.toHaveLength(0)
    })

    test('by whoever only claims an address takes nothing from whom it belongs to', async () => {
      const ada = await fillPerson(db, 'ada', others)
      await db.deleteFrom('member_deletions').execute()
      const eve = await addMember(db, { name: 'Eve', address: ada.address, verified: false })
      await db
        .insertInto('member_deletions')
        .values({ member_id: eve, asked_at: new Date(), due_at: new Date(Date.now() + 1_000) })
        .execute()
      const before = [await count('mails'), await count('role_offers')]
      expect(await deleteLeavers(db, later(), never)).toBe(1)
      expect([await count('mails'), await count('role_offers')]).toEqual(before)
    })

    test('takes the files of their mails out of the outbox', async () => {
      const ada = await fillPerson(db, 'ada', others)
      const folder = join(mkdtempSync(join(tmpdir(), 'hub-outbox-')), 'outbox')
      mkdirSync(folder)
      const mails = await db.selectFrom('mails').select('id').execute()
      expect(mails.length).toBeGreaterThan(1)
      for (const { id } of mails) writeFileSync(join(folder, `20261124T120000Z-${id}-digest.eml`), ada.address)
      await deleteLeavers(db, later(), never)
      await clearOutbox(folder, (ids) => listMissingMails(db, ids))
      expect(readdirSync(folder)).toEqual([])
      rmSync(folder, { recursive: true, force: true })
    })
  })

  test('mails that were sent or refused are forgotten after 30 days, those that wait are not', async () => {
    const at = (days: number) => new Date(Date.now() - days * 86_400_000)
    const mail = { address: 'ada@library.example', kind: 'digest', lang: 'en' } as const
    await db
      .insertInto('mails')
      .values([
        { ...mail, state: 'sent', sent_at: at(31), said: 'old' },
        { ...mail, state: 'sent', sent_at: at(29), said: 'new' },
        { ...mail, state: 'refused', next_at: at(31), said: 'old refused' },
        { ...mail, state: 'refused', next_at: at(29), said: 'new refused' },
        { ...mail, state: 'waiting', next_at: at(40), created_at: at(50), said: 'waits' },
      ])
      .execute()
    await deleteOldMails(db, 30)
    const left = await db.selectFrom('mails').select('said').orderBy('id').execute()
    expect(left.map(({ said }) => said)).toEqual(['new', 'new refused', 'waits'])
  })

  async function count(table: string): Promise<number> {
    const { rows } = await sql`select 1 from ${sql.table(table)}`.execute(db)
    return rows.length
  }

  async function countsOf({ memberId }: Filled): Promise<Record<string, number>> {
    const parts = await readParts(db, memberId)
    return Object.fromEntries(parts.map(({ source, rows }) => [source.name, rows.length]))
  }
})

/** Somebody else, a unit and a topic: what rows of a member point to. */
async function makeOthers(db: Db) {
  const { alpha } = await addReference(db)
  return { unitId: alpha, topic: 'weeding', other: await addMember(db, { name: 'Somebody else' }) }
}
