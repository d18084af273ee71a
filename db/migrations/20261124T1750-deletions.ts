import { type Kysely, sql } from 'kysely'

/** Accounts whose owners have asked to be forgotten, until it is done or they have changed their mind. Frozen. */

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(statements).execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql.raw('drop table member_deletions; drop index mails_settled, mails_address').execute(db)
}

const statements = `
create table member_deletions (
  member_id bigint primary key references members on delete cascade,
  asked_at timestamptz not null,
  -- until then the account is as it was
  due_at timestamptz not null check (due_at > asked_at)
);
create index member_deletions_due on member_deletions (due_at);

-- what has gone out, or will not, is forgotten after a while
create index mails_settled on mails (coalesce(sent_at, next_at)) where state <> 'waiting';
create index mails_address on mails (lower(address));
`
