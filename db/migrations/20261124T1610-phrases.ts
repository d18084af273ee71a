import { type Kysely, sql } from 'kysely'

/** What short notes of options read in the other language: part of the vocabulary, and followed as it is. Frozen. */

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(statements).execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql.raw('drop table phrases').execute(db)
}

const statements = `
create table phrases (
  text_en text primary key check (text_en ~ '\\S'),
  text_es text not null unique check (text_es ~ '\\S')
);

create trigger phrases_vocabulary after insert or update or delete or truncate on phrases for each statement execute function vocabulary_touched();
`
