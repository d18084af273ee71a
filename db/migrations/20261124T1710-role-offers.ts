import { type Kysely, sql } from 'kysely'

/** Roles that editors have offered to somebody by address, and that nobody has taken yet; and the kinds of things done, at hand. Frozen. */

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(statements).execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql.raw('drop table role_offers; drop index audit_action').execute(db)
}

// Kept by address and not by account, so that whoever offers cannot tell from anything whether there is one.
const statements = `
create table role_offers (
  id bigint generated always as identity primary key,
  unit_id bigint not null references units,
  role text not null check (role in ('editor','coordinator','awarder')),
  address text not null check (length(address) between 3 and 254 and address ~ '^[^\\s@<>",]+@[^\\s@<>",]+$'),
  address_key text not null check (address_key = lower(address_key) and length(address_key) between 3 and 254),
  -- an offer ends with the account of whoever made it
  offered_by bigint not null references members on delete cascade,
  offered_at timestamptz not null default now(),
  expires_at timestamptz not null,
  unique (unit_id, role, address_key)
);
create index role_offers_address on role_offers (address_key);
create index role_offers_offered_by on role_offers (offered_by);
create index role_offers_expiry on role_offers (expires_at);
create index audit_action on audit (action, id desc);
`
