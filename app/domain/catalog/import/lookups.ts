import type { Db } from '#db/schema.ts'
import { foldWords } from './clean-text.ts'

/** The hub's own words that an import understands: units and the topic vocabulary. Read once an import. */

export type Lookups = {
  /** by slug, name, acronym and former name */
  unitId(text: string): number | null
  /** exact terms alone: a slug, a label, a synonym, an acronym */
  topic(text: string): string | null
}

export async function loadLookups(db: Db): Promise<Lookups> {
  const units = new Map<string, number>()
  const topics = new Map<string, string>()
  const learn = <T>(map: Map<string, T>, word: string | null, value: T) => {
    const folded = foldWords(word ?? '')
    if (folded !== '' && !map.has(folded)) map.set(folded, value)
  }
  const unitRows = await db.selectFrom('units').select(['id', 'slug', 'name', 'acronym']).orderBy('id').execute()
  for (const unit of unitRows) learn(units, unit.slug, unit.id)
  for (const unit of unitRows) learn(units, unit.name, unit.id)
  for (const unit of unitRows) learn(units, unit.acronym, unit.id)
  for (const { alias, unit_id } of await db.selectFrom('unit_aliases').select(['alias', 'unit_id']).orderBy('unit_id').execute())
    learn(units, alias, unit_id)
  const topicRows = await db.selectFrom('topics').select(['slug', 'label_en', 'label_es']).orderBy('slug').execute()
  for (const { slug } of topicRows) learn(topics, slug, slug)
  for (const { slug, label_en, label_es } of topicRows) {
    learn(topics, label_en, slug)
    learn(topics, label_es, slug)
  }
  for (const { term, topic_slug } of await db.selectFrom('topic_terms').select(['term', 'topic_slug']).orderBy('topic_slug').execute())
    learn(topics, term, topic_slug)
  return { unitId: (text) => units.get(foldWords(text)) ?? null, topic: (text) => topics.get(foldWords(text)) ?? null }
}
