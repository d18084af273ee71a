import type { ColumnType, Generated } from 'kysely'
import type {
  JobRole,
  Language,
  LibraryType,
  MailState,
  Membership,
  RoleName,
  StartPurpose,
  TokenPurpose,
  UnitRole,
  Wish,
} from './values.ts'

/** Tables of members; as in `schema.ts`, columns are what the driver hands over. */

type Instant = ColumnType<Date, Date | string, Date | string>
type SetByDefault<T> = ColumnType<T, T | undefined, T>
type Stamp = ColumnType<Date, Date | string | undefined, Date | string>

export interface MembersTable {
  id: Generated<number>
  /** may be a pseudonym */
  display_name: string
  /** only on what is issued */
  credential_name: string | null
  pronouns: string | null
  lang: SetByDefault<Language>
  zone: string | null
  job_role: JobRole | null
  library_type: LibraryType | null
  /** state or country */
  place: string | null
  /** only for conflict rules */
  employer: string | null
  membership: SetByDefault<Membership>
  membership_said_at: Instant | null
  demo_slug: string | null
  welcomed_at: Instant | null
  created_at: Stamp
}

export interface MemberTopicsTable {
  member_id: number
  topic_slug: string
}

export interface MemberAddressesTable {
  member_id: number
  address: string
  /** lower case, NFC: how addresses are compared */
  address_key: string
  verified_at: Instant | null
  created_at: Stamp
}

export interface MemberPasswordsTable {
  member_id: number
  /** argon2id, in its own notation */
  hash: string
  changed_at: Stamp
}

export interface MemberPasskeysTable {
  /** credential id, base64url */
  id: string
  member_id: number
  public_key: Buffer
  counter: number
  transports: SetByDefault<string[]>
  label: string
  created_at: Stamp
  used_at: Instant | null
  /** its counter has once gone backwards */
  doubted_at: Instant | null
}

export interface PasskeyOwnersTable {
  member_id: number
  /** what passkeys call the member, base64url; random */
  handle: string
}

/** A way in that has been begun, and ends once. */
export interface SignInStartsTable {
  /** sha256 of what comes back, hexadecimal */
  hash: string
  purpose: StartPurpose
  member_id: number | null
  /** sealed */
  about: string | null
  expires_at: Instant
}

export interface MemberIdentitiesTable {
  issuer: string
  subject: string
  member_id: number
  created_at: Stamp
}

export interface SessionsTable {
  /** sha256 of the session id, hexadecimal */
  id_hash: string
  member_id: number
  kept: SetByDefault<boolean>
  created_at: Stamp
  expires_at: Instant
}

export interface MemberTokensTable {
  hash: string
  member_id: number
  purpose: TokenPurpose
  address: string
  created_at: Stamp
  expires_at: Instant
}

export interface SignInGuessesTable {
  key_hash: string
  /** each guess moves it on; when it lies in the past, nothing counts any more */
  fades_at: Instant
}

export interface MemberRolesTable {
  id: Generated<number>
  member_id: number
  /** null: the hub itself */
  unit_id: number | null
  role: RoleName
  granted_by: number | null
  granted_at: Stamp
}

/** A role offered to whoever shows that an address is theirs. */
export interface RoleOffersTable {
  id: Generated<number>
  unit_id: number
  role: UnitRole
  address: string
  /** lower case, NFC */
  address_key: string
  offered_by: number
  offered_at: Stamp
  expires_at: Instant
}

export interface SupervisionsTable {
  id: Generated<number>
  member_id: number
  supervisor_id: number
  invited_at: Stamp
  accepted_at: Instant | null
}

export interface BookmarksTable {
  member_id: number
  option_id: number
  created_at: Stamp
}

export interface OptionWishesTable {
  member_id: number
  option_id: number
  wish: Wish
  created_at: Stamp
  told_at: Instant | null
}

export interface SavedSearchesTable {
  id: Generated<number>
  member_id: number
  name: string
  /** as `writeCatalogQuery` writes it */
  query: string
  /** told of in the weekly mail */
  digest: SetByDefault<boolean>
  /** what was published until then is not new any more */
  seen_at: Stamp
  created_at: Stamp
}

export interface MailsTable {
  id: Generated<number>
  member_id: number | null
  address: string
  kind: string
  lang: Language
  /** ids and plain facts, never a secret */
  about: ColumnType<Record<string, unknown>, string | undefined, string>
  state: SetByDefault<MailState>
  attempts: SetByDefault<number>
  created_at: Stamp
  next_at: Stamp
  sent_at: Instant | null
  said: string | null
}

/** Somebody has asked to be forgotten. */
export interface MemberDeletionsTable {
  member_id: number
  asked_at: Instant
  /** until then the account is as it was */
  due_at: Instant
}

export interface AuditTable {
  id: Generated<number>
  at: Stamp
  actor_id: number | null
  action: string
  unit_id: number | null
  /** `option:12`, `member:7` */
  subject: string
  detail: ColumnType<Record<string, unknown>, string | undefined, string>
}

export interface MemberTables {
  members: MembersTable
  member_topics: MemberTopicsTable
  member_addresses: MemberAddressesTable
  member_passwords: MemberPasswordsTable
  member_passkeys: MemberPasskeysTable
  passkey_owners: PasskeyOwnersTable
  sign_in_starts: SignInStartsTable
  member_identities: MemberIdentitiesTable
  sessions: SessionsTable
  member_tokens: MemberTokensTable
  sign_in_guesses: SignInGuessesTable
  member_roles: MemberRolesTable
  role_offers: RoleOffersTable
  supervisions: SupervisionsTable
  bookmarks: BookmarksTable
  option_wishes: OptionWishesTable
  saved_searches: SavedSearchesTable
  mails: MailsTable
  member_deletions: MemberDeletionsTable
  audit: AuditTable
}
