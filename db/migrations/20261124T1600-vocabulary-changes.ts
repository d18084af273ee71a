import { type Kysely, sql } from 'kysely'

/** The change log of the vocabulary, which every running hub follows as it does that of the options. Frozen. */

const tables = [
  'units',
  'unit_aliases',
  'unit_successions',
  'goals',
  'themes',
  'theme_goals',
  'topics',
  'topic_terms',
  'topic_relations',
] as const

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(statements).execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql.raw(undo).execute(db)
}

// One row a transaction that touched the vocabulary: nobody waits for anybody, and a follower sees the row exactly when it sees the
// changes. The vocabulary is small and read whole, so the log does not say what changed, nor whether anything did.
const statements = `
create table vocabulary_changes (xid xid8 primary key);

create function vocabulary_touched() returns trigger language plpgsql as $$
begin
  insert into vocabulary_changes (xid) values (pg_current_xact_id()) on conflict (xid) do nothing;
  return null;
end $$;
${tables
  .map(
    (table) =>
      `create trigger ${table}_vocabulary after insert or update or delete or truncate on ${table} for each statement execute function vocabulary_touched();`,
  )
  .join('\n')}
`

const undo = `
${tables.map((table) => `drop trigger ${table}_vocabulary on ${table};`).join('\n')}
drop function vocabulary_touched;
drop table vocabulary_changes;
`
