import { type Kysely, sql } from 'kysely'

/** The units' desk: what is being written beside the published text, what has been done to it, and what is kept but not offered. Frozen. */

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(statements).execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql.raw('drop table option_drafts, option_revisions; alter table options drop column archived_at').execute(db)
}

const statements = `
-- Archived: the page stays for whoever has a link to it, and nothing of it is offered any more.
alter table options add column archived_at timestamptz check (archived_at between '1900-01-01' and '2200-01-01');

-- One draft an option, shared by the team of its unit. The version tells two editors apart who have the same draft open.
create table option_drafts (
  option_id bigint primary key references options on delete cascade,
  content jsonb not null check (jsonb_typeof(content) = 'object' and pg_column_size(content) < 4000000),
  version int not null default 1 check (version > 0),
  -- the published text that it was begun from; null where nothing has been published
  base_updated_at timestamptz check (base_updated_at between '1900-01-01' and '2200-01-01'),
  saved_by bigint references members on delete set null,
  saved_at timestamptz not null default now()
);
create index option_drafts_saved_by on option_drafts (saved_by);

-- What an option was and what it became, each time somebody of its unit did something to it.
create table option_revisions (
  id bigint generated always as identity primary key,
  option_id bigint not null references options on delete cascade,
  at timestamptz not null default now(),
  actor_id bigint references members on delete set null,
  kind text not null check (kind in ('published','withdrawn','archived','review-date','undone')),
  reason text check (reason ~ '\\S' and length(reason) <= 1000),
  -- acts on many options at once carry one name, by which they are undone together
  batch text check (length(batch) between 1 and 64),
  before jsonb not null,
  after jsonb not null
);
create index option_revisions_option on option_revisions (option_id, id desc);
create index option_revisions_batch on option_revisions (batch) where batch is not null;
create index option_revisions_actor on option_revisions (actor_id);
`
