import type { Database } from '#db/schema.ts'

/**
 * Everything in the database that is about a member: where it stands, what an export says of it, and what becomes of it when they leave.
 * `tests/db/personal-data.test.ts` walks the schema and fails on what is missing here.
 * What no column tells whose it is: counters of tries at signing in (`sign_in_guesses`) stand under hashes that only the hub can make, and
 * fade within the hour; jobs of the clock carry nothing; files of the outbox go with the rows of their mails; words of searches that found
 * nothing (`search_misses`) were never anybody's.
 */

/** What is told of in one breath on the page about privacy. */
export const personalGroups = [
  'profile',
  'topics',
  'address',
  'ways-in',
  'sessions',
  'saved',
  'wishes',
  'searches',
  'mails',
  'roles',
  'supervision',
  'work',
  'leaving',
] as const
export type PersonalGroup = (typeof personalGroups)[number]

/** The parts of an export. Most are a table; some tables are a member's in more than one way. */
export type PersonalPart =
  | 'members'
  | 'member_topics'
  | 'member_addresses'
  | 'member_tokens'
  | 'member_passwords'
  | 'member_passkeys'
  | 'passkey_owners'
  | 'member_identities'
  | 'sign_in_starts'
  | 'sessions'
  | 'bookmarks'
  | 'option_wishes'
  | 'saved_searches'
  | 'mails'
  | 'mails_to_address'
  | 'member_roles'
  | 'member_roles_given'
  | 'role_offers_to_address'
  | 'role_offers_made'
  | 'supervisions'
  | 'supervisions_of_others'
  | 'option_drafts'
  | 'option_revisions'
  | 'audit'
  | 'audit_about'
  | 'member_deletions'

/**
 * How rows are a member's: `member`, a column with their number; `address`, a column with an address that they have shown to be theirs;
 * `subject`, a text column that says `member:7`.
 */
export type Reach = { member: string } | { address: string } | { subject: string }

/** Why a column is not in the export. */
export type LeftOut =
  /** whoever has it can sign in, or try to */
  | 'secret'
  /** sealed: the hub alone can read it, for some minutes */
  | 'sealed'
  /** somebody else's */
  | 'anothers'
  /** what stands in an option belongs to its unit, and is in the catalog or at its desk */
  | 'the-units'

/** `delete`: the row goes; `forget-who`: the row stays, since it is about something else, and says no more who it was. */
export type Fate = 'delete' | 'forget-who'

export type PersonalSource = {
  name: PersonalPart
  table: keyof Database
  reach: Reach
  fate: Fate
  group: PersonalGroup
  leftOut?: Record<string, LeftOut>
}

function own(table: PersonalPart & keyof Database, group: PersonalGroup, leftOut?: Record<string, LeftOut>): PersonalSource {
  return { name: table, table, reach: { member: 'member_id' }, fate: 'delete', group, leftOut }
}

export const personalSources: readonly PersonalSource[] = [
  { name: 'members', table: 'members', reach: { member: 'id' }, fate: 'delete', group: 'profile' },
  own('member_topics', 'topics'),
  own('member_addresses', 'address'),
  own('member_tokens', 'address', { hash: 'secret' }),
  own('member_passwords', 'ways-in', { hash: 'secret' }),
  own('member_passkeys', 'ways-in'),
  own('passkey_owners', 'ways-in'),
  own('member_identities', 'ways-in'),
  own('sign_in_starts', 'ways-in', { hash: 'secret', about: 'sealed' }),
  own('sessions', 'sessions', { id_hash: 'secret' }),
  own('bookmarks', 'saved'),
  own('option_wishes', 'wishes'),
  own('saved_searches', 'searches'),
  own('mails', 'mails'),
  {
    name: 'mails_to_address',
    table: 'mails',
    reach: { address: 'address' },
    fate: 'delete',
    group: 'mails',
    leftOut: { member_id: 'anothers' },
  },
  own('member_roles', 'roles'),
  { name: 'member_roles_given', table: 'member_roles', reach: { member: 'granted_by' }, fate: 'forget-who', group: 'work' },
  { name: 'role_offers_to_address', table: 'role_offers', reach: { address: 'address_key' }, fate: 'delete', group: 'roles' },
  {
    name: 'role_offers_made',
    table: 'role_offers',
    reach: { member: 'offered_by' },
    fate: 'delete',
    group: 'work',
    leftOut: { address: 'anothers', address_key: 'anothers' },
  },
  own('supervisions', 'supervision'),
  { name: 'supervisions_of_others', table: 'supervisions', reach: { member: 'supervisor_id' }, fate: 'delete', group: 'supervision' },
  {
    name: 'option_drafts',
    table: 'option_drafts',
    reach: { member: 'saved_by' },
    fate: 'forget-who',
    group: 'work',
    leftOut: { content: 'the-units' },
  },
  {
    name: 'option_revisions',
    table: 'option_revisions',
    reach: { member: 'actor_id' },
    fate: 'forget-who',
    group: 'work',
    leftOut: { before: 'the-units', after: 'the-units' },
  },
  { name: 'audit', table: 'audit', reach: { member: 'actor_id' }, fate: 'forget-who', group: 'work' },
  { name: 'audit_about', table: 'audit', reach: { subject: 'subject' }, fate: 'forget-who', group: 'work' },
  own('member_deletions', 'leaving'),
]

/** Columns that are called as if they held somebody, and why they do not. */
export const nobodys: Record<string, string> = {
  'members.membership': 'whether they are a member of the association: told with their row',
  'members.membership_said_at': 'told with their row',
  'options.review_by': 'a day',
}
