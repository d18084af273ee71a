import { type Kysely, sql } from 'kysely'

/** Members: who they are to the hub, how they sign in, what they may do in a unit, and what was done by whom. Frozen. */

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(statements).execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql.raw(undo).execute(db)
}

const statements = `
create table members (
  id bigint generated always as identity primary key,
  display_name text not null check (display_name ~ '\\S' and length(display_name) <= 80),
  credential_name text check (credential_name ~ '\\S' and length(credential_name) <= 120),
  pronouns text check (pronouns ~ '\\S' and length(pronouns) <= 40),
  lang text not null default 'en' check (lang in ('en','es')),
  zone text check (length(zone) <= 64),
  job_role text check (job_role in ('librarian','support-staff','trustee','administrator','school-librarian','student','faculty','volunteer','public')),
  library_type text check (library_type in ('public','academic','school','special','tribal','state')),
  place text check (place ~ '\\S' and length(place) <= 80),
  employer text check (employer ~ '\\S' and length(employer) <= 120),
  -- which price is theirs; only a membership system says so
  membership text not null default 'not-stated' check (membership in ('member','non-member','not-stated')),
  membership_said_at timestamptz,
  -- one of the people a demonstration may be looked at as
  demo_slug text unique check (demo_slug ~ '^[a-z]+$'),
  -- has answered, or passed over, the three first questions
  welcomed_at timestamptz,
  created_at timestamptz not null default now(),
  check ((membership = 'not-stated') = (membership_said_at is null))
);

create table member_topics (
  member_id bigint not null references members on delete cascade,
  topic_slug text not null references topics on update cascade on delete cascade,
  primary key (member_id, topic_slug)
);
create index member_topics_topic on member_topics (topic_slug);

-- An address is one account's only once it has been shown to be theirs. Before that anybody may have typed it, so it takes nothing away.
create table member_addresses (
  member_id bigint primary key references members on delete cascade,
  address text not null check (length(address) between 3 and 254 and address ~ '^[^\\s@<>",]+@[^\\s@<>",]+$'),
  -- how addresses are compared: lower case, NFC
  address_key text not null check (address_key = lower(address_key) and length(address_key) between 3 and 254),
  verified_at timestamptz,
  created_at timestamptz not null default now()
);
create unique index member_addresses_verified on member_addresses (address_key) where verified_at is not null;
create index member_addresses_key on member_addresses (address_key, member_id desc);

create table member_passwords (
  member_id bigint primary key references members on delete cascade,
  hash text not null check (hash like '$argon2id$%'),
  changed_at timestamptz not null default now()
);

create table member_passkeys (
  id text primary key check (length(id) between 1 and 1400),
  member_id bigint not null references members on delete cascade,
  public_key bytea not null,
  counter bigint not null check (counter >= 0),
  transports text[] not null default '{}',
  label text not null check (label ~ '\\S' and length(label) <= 60),
  created_at timestamptz not null default now(),
  used_at timestamptz
);
create index member_passkeys_member on member_passkeys (member_id);

create table member_identities (
  issuer text not null check (length(issuer) <= 500),
  subject text not null check (length(subject) <= 500),
  member_id bigint not null references members on delete cascade,
  created_at timestamptz not null default now(),
  primary key (issuer, subject)
);
create index member_identities_member on member_identities (member_id);

-- Of a session the database knows the hash alone: who reads a backup cannot sign in with it.
create table sessions (
  id_hash text primary key check (id_hash ~ '^[0-9a-f]{64}$'),
  member_id bigint not null references members on delete cascade,
  -- on a computer of one's own: kept when the browser closes
  kept boolean not null default false,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index sessions_member on sessions (member_id);
create index sessions_expiry on sessions (expires_at);

-- What a mail carries to show that an address is somebody's: used once, kept as a hash.
create table member_tokens (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  member_id bigint not null references members on delete cascade,
  purpose text not null check (purpose in ('verify','change-address','recover')),
  address text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index member_tokens_member on member_tokens (member_id);

-- Guesses at passwords, by keyed hashes of account and network address: no address stands here.
create table sign_in_guesses (
  key_hash text primary key,
  -- each guess moves it on; when it lies in the past, nothing counts any more
  fades_at timestamptz not null
);
create index sign_in_guesses_fades on sign_in_guesses (fades_at);

create table member_roles (
  id bigint generated always as identity primary key,
  member_id bigint not null references members on delete cascade,
  unit_id bigint references units,
  role text not null check (role in ('editor','coordinator','awarder','administrator')),
  granted_by bigint references members on delete set null,
  granted_at timestamptz not null default now(),
  constraint member_roles_once unique nulls not distinct (member_id, unit_id, role),
  -- the administrator is the hub's, the others are a unit's
  constraint member_roles_place check ((role = 'administrator') = (unit_id is null))
);
create index member_roles_unit on member_roles (unit_id);
create index member_roles_granted_by on member_roles (granted_by);

-- A supervisor sees what a member has asked them to see, from the day they have said yes.
create table supervisions (
  id bigint generated always as identity primary key,
  member_id bigint not null references members on delete cascade,
  supervisor_id bigint not null references members on delete cascade,
  invited_at timestamptz not null default now(),
  accepted_at timestamptz check (accepted_at >= invited_at),
  unique (member_id, supervisor_id),
  check (member_id <> supervisor_id)
);
create index supervisions_supervisor on supervisions (supervisor_id);

create table bookmarks (
  member_id bigint not null references members on delete cascade,
  option_id bigint not null references options on delete cascade,
  created_at timestamptz not null default now(),
  primary key (member_id, option_id)
);
create index bookmarks_option on bookmarks (option_id);

-- "Tell me when it returns" and "ask for this": units see how many.
create table option_wishes (
  member_id bigint not null references members on delete cascade,
  option_id bigint not null references options on delete cascade,
  wish text not null check (wish in ('tell-me','ask')),
  created_at timestamptz not null default now(),
  told_at timestamptz,
  primary key (member_id, option_id, wish)
);
create index option_wishes_option on option_wishes (option_id, wish);

-- Mail that is to go out, or has gone. What a mail says is made when it is sent; nothing secret stands here.
create table mails (
  id bigint generated always as identity primary key,
  member_id bigint references members on delete cascade,
  address text not null check (length(address) between 3 and 254 and address ~ '^[^\\s@<>",]+@[^\\s@<>",]+$'),
  kind text not null check (kind ~ '^[a-z]+(-[a-z]+)*$'),
  lang text not null check (lang in ('en','es')),
  about jsonb not null default '{}',
  state text not null default 'waiting' check (state in ('waiting','sent','refused')),
  attempts int not null default 0 check (attempts >= 0),
  created_at timestamptz not null default now(),
  next_at timestamptz not null default now(),
  sent_at timestamptz,
  -- the first line of what the mail server said, without an address
  said text check (length(said) <= 300),
  check ((state = 'sent') = (sent_at is not null))
);
create index mails_waiting on mails (next_at) where state = 'waiting';
create index mails_member on mails (member_id);

-- Who did what to what, when. The person can go; that it was done stays.
create table audit (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  actor_id bigint references members on delete set null,
  action text not null check (action ~ '^[a-z]+([.-][a-z]+)*$'),
  unit_id bigint references units,
  subject text not null check (length(subject) <= 200),
  detail jsonb not null default '{}'
);
create index audit_at on audit (at desc);
create index audit_unit on audit (unit_id, at desc);
create index audit_actor on audit (actor_id);
`

const undo = `
drop table audit, mails, option_wishes, bookmarks, supervisions, member_roles, sign_in_guesses, member_tokens, sessions, member_identities,
  member_passkeys, member_passwords, member_addresses, member_topics, members;
`
