import { upsertSearchMiss } from '#db/queries/catalog.ts'
import type { Db } from '#db/schema.ts'
import type { Language } from '#db/values.ts'
import type { CatalogQuery } from './input.ts'

/** What looks like it could name a person or an account is not kept, even without its searcher. */
const personal = /@|(?:\d[\s().+/-]*){6,}|https?:/i
const longest = 80

/**
 * Counts words that found nothing, so that staff see what is asked for and missing. Filters alone are no words.
 * A database that takes no writes loses the count; the page that says so much more is shown all the same.
 */
export async function noteMiss(db: Db, query: Pick<CatalogQuery, 'q' | 'filters'>, lang: Language): Promise<void> {
  const words = query.q.toLowerCase()
  const filtered = Object.values(query.filters).some((values) => values.length > 0)
  if (words.length < 2 || words.length > longest || filtered || personal.test(words)) return
  await upsertSearchMiss(db, words, lang).catch(() => {})
}
