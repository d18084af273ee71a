/**
 * The closed lists of the catalog: every value that a coded column may hold.
 * The migrations repeat them as check constraints; `tests/db/values.test.ts` holds the two together.
 */
export const unitKinds = ['association', 'division', 'round-table', 'office', 'chapter', 'affiliate', 'program', 'allied', 'other'] as const
export const kinds = ['course', 'event', 'resource', 'service'] as const
export const deliveries = ['in-person', 'live-online', 'on-demand', 'hybrid', 'blended', 'not-stated'] as const
export const partModes = ['in-person', 'live-online', 'on-demand', 'not-stated'] as const
export const levels = ['introductory', 'intermediate', 'advanced', 'not-stated'] as const
export const stages = ['entry', 'early', 'mid', 'senior', 'executive'] as const
export const formats = [
  'webinar',
  'webinar-series',
  'e-course',
  'self-paced',
  'recording',
  'workshop',
  'institute',
  'symposium',
  'conference',
  'conference-session',
  'town-hall',
  'e-forum',
  'discussion',
  'journal-club',
  'lecture',
  'toolkit',
  'guide',
  'curriculum',
  'mentoring',
  'fellowship',
  'cohort',
  'certification',
  'involvement',
  'podcast',
  'not-stated',
] as const
export const audiences = [
  'librarian',
  'support-staff',
  'trustee',
  'administrator',
  'school-librarian',
  'student',
  'faculty',
  'volunteer',
  'public',
] as const
export const libraryTypes = ['public', 'academic', 'school', 'special', 'tribal', 'state'] as const
/** Length buckets: up to 30 min, up to an hour, up to 4 hours, up to six days, a week or more. */
export const lengths = ['30m', '1h', 'half-day', 'day', 'weeks', 'not-stated'] as const
/** Cost for everyone, in US dollars: what an anonymous visitor would pay. A price that no source states is `not-stated`. */
export const costs = ['free', 'to-50', 'more', 'not-stated'] as const
/** What an option earns. An empty list means that no source states it; `none` is an answer. */
export const credits = ['none', 'hours', 'ceu', 'badge', 'certification'] as const
export const accessFeatures = [
  'captions',
  'transcript',
  'asl',
  'cart',
  'audio-description',
  'screen-reader',
  'step-free',
  'plain-language',
] as const
export const priceTiers = ['everyone', 'member', 'non-member', 'unit-member', 'student', 'group', 'state-library'] as const
export const answers = ['themes', 'none', 'not-answered'] as const
export const sides = ['edi', 'leadership'] as const
/** Where a record came from: only what an editor makes by hand must be complete to be published. */
export const origins = ['seed', 'import', 'hand'] as const
export const optionStates = ['draft', 'published', 'withdrawn'] as const
/** What people of a unit do to their options; each is kept. */
export const revisionKinds = ['published', 'withdrawn', 'archived', 'review-date', 'undone'] as const
/** How an option stands at its unit's desk: archived is published, and kept to be read alone. */
export const deskStandings = ['draft', 'published', 'withdrawn', 'archived'] as const
export const deskSorts = ['title', 'standing', 'next', 'review', 'changed'] as const
/** What in an option asks for somebody of its unit. */
export const deskAttentions = [
  'recognition',
  'edi',
  'edi-how',
  'leadership',
  'level',
  'cost',
  'review-passed',
  'not-offered',
  'draft-waiting',
] as const
export const runStates = ['scheduled', 'postponed', 'cancelled'] as const
export const termKinds = ['synonym', 'acronym', 'former', 'spelling'] as const
/** Without a date, what needs one counts as offered if it was seen in this year or later. */
export const offeredSince = 2022
export const languages = ['en', 'es'] as const
/** What someone does in or for a library: the same list as whom an option is for. */
export const jobRoles = [...audiences] as const
/** Whether a membership system has said that someone is a member; it decides which price is theirs. */
export const memberships = ['member', 'non-member', 'not-stated'] as const
/** What a member may do for a unit, and for the hub. */
export const roleNames = ['editor', 'coordinator', 'awarder', 'administrator'] as const
/** What can be had for a unit; the administrator's role is the hub's. */
export const unitRoles = ['editor', 'coordinator', 'awarder'] as const
/** What has been begun with a passkey or a membership system, and waits for its end. */
export const startPurposes = ['passkey-add', 'passkey-sign-in', 'oidc-sign-in', 'oidc-link', 'oidc-after'] as const
export const tokenPurposes = ['verify', 'change-address', 'recover'] as const
export const wishes = ['tell-me', 'ask'] as const
export const mailStates = ['waiting', 'sent', 'refused'] as const
/** What mails there are: each has a template. The database takes any word, so that an older version leaves a newer one's mail alone. */
export const mailKinds = [
  'verify-address',
  'recover',
  'change-address',
  'address-changed',
  'password-changed',
  'role-offered',
  'digest',
  'option-returns',
] as const
export const aliasKinds = ['acronym', 'former-name', 'other-name'] as const

export type UnitKind = (typeof unitKinds)[number]
export type Kind = (typeof kinds)[number]
export type Delivery = (typeof deliveries)[number]
export type PartMode = (typeof partModes)[number]
export type Level = (typeof levels)[number]
export type Stage = (typeof stages)[number]
export type Format = (typeof formats)[number]
export type Audience = (typeof audiences)[number]
export type LibraryType = (typeof libraryTypes)[number]
export type Length = (typeof lengths)[number]
export type Cost = (typeof costs)[number]
export type Credit = (typeof credits)[number]
export type AccessFeature = (typeof accessFeatures)[number]
export type PriceTier = (typeof priceTiers)[number]
export type Answer = (typeof answers)[number]
export type Side = (typeof sides)[number]
export type Origin = (typeof origins)[number]
export type OptionState = (typeof optionStates)[number]
export type RevisionKind = (typeof revisionKinds)[number]
export type DeskStanding = (typeof deskStandings)[number]
export type DeskSort = (typeof deskSorts)[number]
export type DeskAttention = (typeof deskAttentions)[number]
export type RunState = (typeof runStates)[number]
export type TermKind = (typeof termKinds)[number]
export type Language = (typeof languages)[number]
export type AliasKind = (typeof aliasKinds)[number]
export type JobRole = (typeof jobRoles)[number]
export type Membership = (typeof memberships)[number]
export type RoleName = (typeof roleNames)[number]
export type UnitRole = (typeof unitRoles)[number]
export type StartPurpose = (typeof startPurposes)[number]
export type TokenPurpose = (typeof tokenPurposes)[number]
export type Wish = (typeof wishes)[number]
export type MailState = (typeof mailStates)[number]
export type MailKind = (typeof mailKinds)[number]
