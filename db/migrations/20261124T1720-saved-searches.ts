import { type Kysely, sql } from 'kysely'

/** Searches that members have saved, and until when each has been told of in the weekly mail. Frozen. */

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(statements).execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql.raw('drop table saved_searches; drop index options_published_at').execute(db)
}

const statements = `
create table saved_searches (
  id bigint generated always as identity primary key,
  member_id bigint not null references members on delete cascade,
  name text not null check (name ~ '\\S' and length(name) <= 120),
  -- in the one spelling in which the catalog writes a query, so that a search is saved once
  query text not null check (query ~ '^[!-~]+$' and length(query) <= 2000),
  digest boolean not null default true,
  -- what was published until then has been told, or was there when the search was saved
  seen_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  unique (member_id, query)
);
create index saved_searches_due on saved_searches (seen_at) where digest;
create index options_published_at on options (published_at) where state = 'published';
`
