import { type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { Database, Db, Row, Trx } from '#db/schema.ts'
import type { Language, MailKind, MailState } from '#db/values.ts'

/** A mail that is to go out once this transaction has been committed. `about`: ids and plain facts; never a secret. */
export async function insertMail(
  db: Trx | Db,
  mail: { memberId: number | null; address: string; kind: MailKind; lang: Language; about?: Record<string, unknown> },
): Promise<number> {
  const { memberId, address, kind, lang, about = {} } = mail
  const { id } = await db
    .insertInto('mails')
    .values({ member_id: memberId, address, kind, lang, about: JSON.stringify(about) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** A mail in the hands of one sender. `attempts` counts this one too; with it alone can the mail be settled. */
export type ClaimedMail = Pick<Row<'mails'>, 'id' | 'member_id' | 'address' | 'kind' | 'lang' | 'about' | 'attempts' | 'created_at'> & {
  /** the member's time zone */
  zone: string | null
}

/**
 * Takes one mail that is due, for `leaseSeconds`: nobody else gets it until then. Who dies in between loses nothing, the mail is due again.
 * All instants are the database's, so that processes whose clocks differ agree.
 */
export function claimMail(db: Db, leaseSeconds: number): Promise<ClaimedMail | undefined> {
  return db
    .updateTable('mails')
    .set({ attempts: sql`attempts + 1`, next_at: inSeconds(leaseSeconds) })
    .where('id', '=', (eb) =>
      eb.selectFrom('mails').select('id').where(isDue).orderBy('next_at').orderBy('id').limit(1).forUpdate().skipLocked(),
    )
    .returning(['id', 'member_id', 'address', 'kind', 'lang', 'about', 'attempts', 'created_at'])
    .returning(sql<string | null>`(select zone from members where members.id = mails.member_id)`.as('zone'))
    .executeTakeFirst()
}

export type Settled =
  | { state: 'sent'; said: string }
  | { state: 'refused'; said: string }
  /** to be tried again; `taken: false` does not count the attempt */
  | { state: 'waiting'; inSeconds: number; said: string | null; taken: boolean }

/** Writes down how it went; does nothing if the mail is gone, or in other hands by now. */
export async function settleMail(db: Db, { id, attempts }: Pick<ClaimedMail, 'id' | 'attempts'>, settled: Settled): Promise<void> {
  await db
    .updateTable('mails')
    .set(
      settled.state === 'waiting'
        ? { next_at: inSeconds(settled.inSeconds), said: settled.said, attempts: settled.taken ? attempts : attempts - 1 }
        : { state: settled.state, said: settled.said, sent_at: settled.state === 'sent' ? sql`now()` : null },
    )
    .where('id', '=', id)
    .where('attempts', '=', attempts)
    .where('state', '=', 'waiting')
    .execute()
}

/** Forgets a mail that is for nobody; does nothing if it is in other hands by now. */
export async function deleteMail(db: Db, { id, attempts }: Pick<ClaimedMail, 'id' | 'attempts'>): Promise<void> {
  await db.deleteFrom('mails').where('id', '=', id).where('attempts', '=', attempts).execute()
}

export async function hasDueMail(db: Db): Promise<boolean> {
  return (await db.selectFrom('mails').select('id').where(isDue).limit(1).executeTakeFirst()) !== undefined
}

/** Puts all that were refused back among the waiting, as if they were new, and says how many. */
export async function updateRefusedToWaiting(trx: Trx): Promise<number> {
  const { numUpdatedRows } = await trx
    .updateTable('mails')
    .set({ state: 'waiting', attempts: 0, next_at: sql`now()`, said: null })
    .where('state', '=', 'refused')
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** `day`: of the database's clock in UTC, as 2026-11-24. */
export type MailCount = { day: string; kind: string; waiting: number; sent: number; refused: number }

/** Mails by the day they were written, the latest first: of the last `days`, and older ones that still wait or were refused. */
export function countMails(db: Db, days: number): Promise<MailCount[]> {
  const day = sql<string>`to_char(created_at at time zone 'UTC', 'YYYY-MM-DD')`
  const inState = (state: MailState) => sql<number>`count(*) filter (where state = ${state})`.as(state)
  return db
    .selectFrom('mails')
    .select([day.as('day'), 'kind', inState('waiting'), inState('sent'), inState('refused')])
    .where((eb) => eb.or([eb('created_at', '>', sql<Date>`now() - make_interval(days => ${days})`), eb('state', '<>', 'sent')]))
    .groupBy([day, 'kind'])
    .orderBy(day, 'desc')
    .orderBy('kind')
    .execute()
}

/** What mail servers said of mails that were refused or have to be tried again, the most frequent first. */
export function countAnswers(db: Db): Promise<{ said: string; waiting: number; refused: number }[]> {
  const inState = (state: MailState) => sql<number>`count(*) filter (where state = ${state})`.as(state)
  return db
    .selectFrom('mails')
    .select([sql<string>`said`.as('said'), inState('waiting'), inState('refused')])
    .where('state', '<>', 'sent')
    .where('said', 'is not', null)
    .groupBy('said')
    .orderBy(sql`count(*)`, 'desc')
    .orderBy('said')
    .limit(20)
    .execute()
}

/** Forgets mails that have gone out, or were refused for good, so many days ago by the database's clock. */
export async function deleteOldMails(db: Db, days: number): Promise<void> {
  await db
    .deleteFrom('mails')
    .where('state', '<>', 'waiting')
    .where(sql<SqlBool>`coalesce(sent_at, next_at) < now() - make_interval(days => ${days})`)
    .execute()
}

/** Which of these mails exist no more. */
export async function listMissingMails(db: Db, ids: readonly number[]): Promise<number[]> {
  const rows = await db
    .selectFrom('mails')
    .select('id')
    .where('id', 'in', [...ids, 0])
    .execute()
  const there = new Set(rows.map(({ id }) => id))
  return ids.filter((id) => !there.has(id))
}

/** Further ahead than any pause between attempts: left behind by a clock that was set forward, and has been set right since. */
const beyondAnyPause = 7 * 3_600

function isDue(eb: ExpressionBuilder<Database, 'mails'>) {
  const due = sql<SqlBool>`(next_at <= now() or next_at > ${inSeconds(beyondAnyPause)})`
  return eb.and([eb('state', '=', 'waiting'), due])
}

function inSeconds(seconds: number) {
  return sql<Date>`now() + make_interval(secs => ${seconds})`
}
