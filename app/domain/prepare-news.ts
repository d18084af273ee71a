import { z } from 'zod'
import { listPublishedOptions } from '#db/queries/catalog.ts'
import type { ClaimedMail } from '#db/queries/mails.ts'
import { listDigestSearches } from '#db/queries/saved-searches.ts'
import type { Db } from '#db/schema.ts'
import { toRecord } from './catalog/from-row.ts'
import { isOpen, nextPart, nextRun, type OptionRecord } from './catalog/record.ts'
import type { MailToMake, NewsList } from './mail/send-mails.ts'
import { DigestAbout } from './send-digests.ts'

/** What a mail's link stops with one click: the weekly mail, or mails about what returns. */
export type Stops = 'digest' | 'returns'

/** Makes what such a link carries. */
export type MintStop = (memberId: number, stops: Stops) => string

const ReturnAbout = z.object({ option: z.number() })

/** Whether a mail is news of the catalog that a member has asked for. */
export function isNews({ kind }: Pick<ClaimedMail, 'kind'>): boolean {
  return kind === 'digest' || kind === 'option-returns'
}

/**
 * Looks up what such a mail tells of. What has been withdrawn, deleted or switched off since it was written is left out of it; null where
 * nothing is left.
 */
export async function prepareNews(db: Db, mail: ClaimedMail, mintStop: MintStop): Promise<MailToMake | null> {
  const { id, kind, lang, address, about, member_id: memberId, created_at: createdAt, zone } = mail
  if (memberId === null) return null
  const now = new Date()
  const lists = kind === 'digest' ? await digestLists(db, memberId, about, now) : await returnList(db, about, now)
  if (lists.length === 0) return null
  const stopToken = mintStop(memberId, kind === 'digest' ? 'digest' : 'returns')
  return { id, kind, lang, address, about, token: null, createdAt, zone, lists, stopToken }
}

async function digestLists(db: Db, memberId: number, about: unknown, now: Date): Promise<NewsList[]> {
  const { searches } = DigestAbout.parse(about)
  const known = new Map(
    (
      await listDigestSearches(
        db,
        memberId,
        searches.map(({ id }) => id),
      )
    ).map((search) => [search.id, search]),
  )
  const items = await newsItems(
    db,
    searches.flatMap(({ options }) => options),
    now,
  )
  return searches.flatMap(({ id, options, more }) => {
    const search = known.get(id)
    const told = options.flatMap((option) => items.get(option) ?? [])
    return search && told.length > 0 ? { search: { name: search.name, query: search.query }, items: told, more } : []
  })
}

async function returnList(db: Db, about: unknown, now: Date): Promise<NewsList[]> {
  const item = (await newsItems(db, [ReturnAbout.parse(about).option], now)).values().next().value
  return item ? [{ search: null, items: [item], more: 0 }] : []
}

/** By id; those that cannot be taken any more are left out. */
async function newsItems(db: Db, ids: readonly number[], now: Date): Promise<Map<number, NewsList['items'][number]>> {
  const records = (await listPublishedOptions(db, ids)).map(toRecord).filter((record) => isOpen(record, now))
  return new Map(
    records.map((record) => {
      const { id, slug, title, unit } = record
      return [id, { slug, title, lang: record.text_language, unit: unit.name, start: startOf(record, now) }]
    }),
  )
}

function startOf(record: OptionRecord, now: Date): NewsList['items'][number]['start'] {
  const run = nextRun(record, now)
  const part = run && nextPart(run, now)
  return part?.startsAt && part.zone ? { at: part.startsAt, zone: part.zone, allDay: part.allDay } : null
}
