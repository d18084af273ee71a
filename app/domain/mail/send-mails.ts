import { setTimeout as sleep } from 'node:timers/promises'
import { type ClaimedMail, claimMail, deleteMail, settleMail } from '#db/queries/mails.ts'
import type { Db } from '#db/schema.ts'
import type { Language } from '#db/values.ts'
import { type Outcome, settlementOf } from './rules.ts'

/** What is told of the catalog: what a saved search has found (null: the one thing that the mail is about), and how much more there is. */
export type NewsList = {
  search: { name: string; query: string } | null
  items: { slug: string; title: string; lang: Language; unit: string; start: { at: Date; zone: string; allDay: boolean } | null }[]
  more: number
}

/** What a mail is made from. */
export type MailToMake = {
  id: number
  kind: string
  lang: Language
  address: string
  about: Record<string, unknown>
  /** what its link carries; stands here and in the mail, and nowhere else in clear */
  token: { text: string; hours: number } | null
  /** when what it tells of has happened */
  createdAt: Date
  /** the member's time zone */
  zone: string | null
  lists?: NewsList[]
  /** what the link carries that stops such mails */
  stopToken?: string
}

/** Finds out what a mail is made from; null where there is nobody, or nothing, any more that it is for. */
export type Prepare = (mail: ClaimedMail) => Promise<MailToMake | null>

/** Makes a mail and hands it over to where mails go; `signal` ends it. What can happen to a mail is an outcome, never thrown. */
export type Post = (mail: MailToMake, signal: AbortSignal) => Promise<Outcome>

type Sending = {
  prepare: Prepare
  post: Post
  /** hears of faults of ours */
  report: (error: unknown) => void
  /** ends the sending: what is under way goes back among the waiting */
  signal: AbortSignal
}

/** Mails under way at once. */
const lanes = 4
/** Well above the time that sending one may take: after it, whoever claimed a mail is taken for dead. */
const leaseSeconds = 300

/**
 * Sends what is due until nothing is, or until the mail server seems to be down. Any number of processes may do this at once: each mail is
 * claimed by one. A mail is sent at least once: who dies between handing it over and writing that down leaves it to be sent again,
 * under the same Message-ID.
 */
export async function sendDueMails(db: Db, sending: Sending): Promise<void> {
  let down = false
  async function lane(): Promise<void> {
    while (!down && !sending.signal.aborted) {
      const mail = await claimMail(db, leaseSeconds)
      if (!mail) return
      const outcome = await attempt(mail, sending)
      if (outcome?.kind === 'down') down = true
      await write(() => (outcome ? settleMail(db, mail, settlementOf(outcome, mail)) : deleteMail(db, mail)))
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}

async function attempt(mail: ClaimedMail, { prepare, post, report, signal }: Sending): Promise<Outcome | null> {
  try {
    const made = await prepare(mail)
    return made && (await post(made, signal))
  } catch (error) {
    report(error)
    return { kind: 'later', said: 'the mail could not be made' }
  }
}

/** A mail that has gone out and is not known to have would go out twice: a database that is away for a moment is waited for. */
async function write(down: () => Promise<void>): Promise<void> {
  for (const pause of [200, 1_000, 3_000]) {
    try {
      return await down()
    } catch {
      await sleep(pause)
    }
  }
  await down()
}
