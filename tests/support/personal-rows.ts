import { randomBytes } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { personalSources } from '#app/domain/members/personal-data.ts'
import type { Db } from '#db/schema.ts'
import { addOption } from './options.ts'

/** Somebody with a row in every table that the declaration names, and what tells that it is them. */
export type Filled = { memberId: number; address: string; marks: string[] }

type Others = { unitId: number; topic: string; other: number }

/** What stands in a column that no rule of its own fills: said by its name, so that a new table needs no word here unless it is strict. */
function fillingOf(
  table: string,
  column: string,
  { memberId, address, mark, optionId }: { memberId: number; address: string; mark: string; optionId: number },
  others: Others,
): unknown {
  const special: Record<string, unknown> = {
    'member_passwords.hash': `$argon2id$${mark}`,
    'member_tokens.purpose': 'verify',
    'member_roles.role': 'editor',
    'role_offers.role': 'awarder',
    'option_revisions.kind': 'published',
    'option_wishes.wish': 'ask',
    'sign_in_starts.purpose': 'passkey-add',
    'member_passkeys.transports': sql`array['usb']`,
    'member_passkeys.id': mark,
    'passkey_owners.handle': mark.padEnd(24, 'x'),
    'saved_searches.query': `q=${mark}`,
    'audit.action': 'member.role-granted',
    'audit.subject': 'mails',
    'audit.detail': '{}',
    'mails.kind': 'digest',
    'mails.about': '{}',
    'option_drafts.content': '{"title":"A title"}',
    'option_revisions.before': '{}',
    'option_revisions.after': '{}',
  }
  const common: Record<string, unknown> = {
    member_id: memberId,
    address,
    address_key: address.toLowerCase(),
    lang: 'es',
    unit_id: others.unitId,
    option_id: optionId,
    topic_slug: others.topic,
    hash: randomBytes(32).toString('hex'),
    id_hash: randomBytes(32).toString('hex'),
    public_key: Buffer.from(mark),
    counter: 0,
    offered_by: others.other,
    supervisor_id: others.other,
    expires_at: new Date(Date.now() + 86_400_000),
    due_at: new Date(Date.now() + 86_400_000),
  }
  return special[`${table}.${column}`] ?? common[column]
}

type Column = { name: string; type: string; needed: boolean }

async function columnsOf(db: Db, table: string): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select column_name as name, data_type as type, (is_nullable = 'NO' and column_default is null and is_identity = 'NO' and is_generated = 'NEVER') as needed
    from information_schema.columns where table_schema = 'public' and table_name = ${table}`.execute(db)
  return rows
}

/** @param name only this person's, and short */
export async function fillPerson(db: Db, name: string, others: Others): Promise<Filled> {
  const mark = `${name}-mark`
  const address = `${name}@library.example`
  const { id: memberId } = await db
    .insertInto('members')
    .values({
      display_name: mark,
      credential_name: `${mark} credential`,
      pronouns: `${mark} pronouns`,
      employer: `${mark} employer`,
      place: `${mark} place`,
      lang: 'es',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const optionId = await addOption(db, others.unitId)
  for (const { table, reach } of personalSources) {
    if (table === 'members') continue
    const values: Record<string, unknown> = {}
    for (const { name: column, type, needed } of await columnsOf(db, table)) {
      const value = fillingOf(table, column, { memberId, address, mark, optionId }, others)
      if (value !== undefined) values[column] = value
      else if (needed) values[column] = type === 'text' ? mark : type.startsWith('timestamp') ? new Date() : undefined
    }
    if ('member' in reach) {
      if (values.member_id !== undefined && reach.member !== 'member_id') values.member_id = others.other
      values[reach.member] = memberId
      // what is theirs by their number is not also theirs by the address
      if (table === 'role_offers') Object.assign(values, { address: `to-${address}`, address_key: `to-${address}` })
    }
    if ('address' in reach && 'member_id' in values) values.member_id = null
    if ('subject' in reach) values[reach.subject] = `member:${memberId}`
    if (table === 'member_addresses') values.verified_at = new Date()
    if (table === 'member_roles' && 'member' in reach && reach.member !== 'member_id') values.role = 'coordinator'
    await insert(db, table, values)
  }
  return { memberId, address, marks: [mark, address] }
}

async function insert(db: Db, table: string, values: Record<string, unknown>): Promise<void> {
  const names = sql.join(Object.keys(values).map((name) => sql.ref(name)))
  const given = sql.join(Object.values(values).map((value) => (isRaw(value) ? value : sql`${value}`)))
  await sql`insert into ${sql.table(table)} (${names}) values (${given}) on conflict do nothing`.execute(db)
}

function isRaw(value: unknown): value is RawBuilder<unknown> {
  return typeof value === 'object' && value !== null && 'toOperationNode' in value
}

/** Every column of every table, of whatever schema, in which one of these texts still stands: `table.column`. */
export async function findTexts(db: Db, texts: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ schema: string; table: string; column: string }>`
    select c.table_schema as schema, c.table_name as "table", c.column_name as "column" from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where t.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema')
      and (c.data_type in ('text', 'jsonb', 'json', 'ARRAY', 'character varying', 'bytea'))`.execute(db)
  const found: string[] = []
  for (const { schema, table, column } of rows) {
    const text = sql`(case when pg_typeof(${sql.ref(column)}) = 'bytea'::regtype then encode(${sql.ref(column)}::text::bytea, 'escape') else ${sql.ref(column)}::text end)`
    const any = sql.join(
      texts.map((one) => sql`strpos(lower(${text}), lower(${one})) > 0`),
      sql` or `,
    )
    const hit = await sql`select 1 from ${sql.table(`${schema}.${table}`)} where ${any} limit 1`.execute(db)
    if (hit.rows.length > 0) found.push(`${table}.${column}`)
  }
  return found.sort()
}

/** Every foreign key of the database to members, and what it does when one goes: `c` cascade, `n` set null. */
export async function memberKeys(db: Db): Promise<{ table: string; column: string; does: string }[]> {
  const { rows } = await sql<{ table: string; column: string; does: string }>`
    select c.conrelid::regclass::text as "table", a.attname as "column", c.confdeltype as does
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
    where c.contype = 'f' and c.confrelid = 'members'::regclass`.execute(db)
  return rows
}

/** Columns that are called as if they said who somebody is. */
export async function suspectColumns(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'public' and column_name ~ '(address|e_?mail|actor|member|person|_by$)' and table_name <> 'migrations'`.execute(db)
  return rows.map(({ name }) => name)
}
