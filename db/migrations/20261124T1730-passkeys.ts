import { type Kysely, sql } from 'kysely'

/** What signing in with a passkey or a membership system needs beside the keys and identities themselves. Frozen. */

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(statements).execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql.raw(undo).execute(db)
}

const statements = `
-- What a passkey calls its owner: random, since every site's passkeys lie side by side and the account's number is nobody's business.
create table passkey_owners (
  member_id bigint primary key references members on delete cascade,
  handle text not null unique check (length(handle) between 22 and 86)
);

-- Its counter has once gone backwards: there may be a copy of it.
alter table member_passkeys add column doubted_at timestamptz;

-- Ways in that somebody has begun and not ended: each is ended once, and soon. Found by the hash of what comes back.
create table sign_in_starts (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  purpose text not null check (purpose in ('passkey-add','passkey-sign-in','oidc-sign-in','oidc-link','oidc-after')),
  member_id bigint references members on delete cascade,
  -- what the hub will need then, sealed
  about text check (length(about) <= 700000),
  expires_at timestamptz not null,
  check (purpose = 'oidc-after' or (purpose in ('passkey-add','oidc-link')) = (member_id is not null))
);
create index sign_in_starts_expiry on sign_in_starts (expires_at);
create index sign_in_starts_member on sign_in_starts (member_id);
`

const undo = `
drop table sign_in_starts;
alter table member_passkeys drop column doubted_at;
drop table passkey_owners;
`
