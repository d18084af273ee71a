import { sql } from 'kysely'
import type { Trx } from '#db/schema.ts'
import { slugOf } from '#db/slug.ts'
import { shortHash } from './dedupe.ts'
import type { Target } from './target.ts'

/** Slugs for new options: the title's words, and a few digits of its identity where others have them already. */
export async function assignSlugs(trx: Trx, targets: readonly Target[]): Promise<string[]> {
  const wanted = targets.map((target) => {
    const base = slugOf(target.columns.title, 'option')
    const hash = shortHash(`${target.source}\n${target.externalId ?? target.dedupeKey}`)
    return [base, `${base}-${hash.slice(0, 6)}`, `${base}-${hash}`]
  })
  const found = await sql<{ slug: string }>`select slug from options where slug = any(${wanted.flat()})`.execute(trx)
  const taken = new Set(found.rows.map(({ slug }) => slug))
  return wanted.map((choices) => {
    const slug = choices.find((choice) => !taken.has(choice)) ?? choices.at(-1) ?? ''
    taken.add(slug)
    return slug
  })
}
