import type { Catalog } from '#app/domain/catalog/live.ts'
import { type Notes, notesOf } from '#app/domain/catalog/notes.ts'
import type { OptionRecord } from '#app/domain/catalog/record.ts'
import { type CatalogRow, type Label, toLabels, toRow } from '#app/domain/catalog/row.ts'
import type { Language } from '#db/values.ts'
import { facetLabel, languageName } from './facet-label.ts'

export type OptionPage = {
  record: OptionRecord
  notes: Notes
  labels: Label[]
  topics: { slug: string; label: string }[]
  goals: { slug: string; label: string }[]
  languages: string[]
  similar: CatalogRow[]
}

const similarShown = 4

/** All that the page of one option shows. */
export async function readOptionPage(catalog: Catalog, record: OptionRecord, lang: Language, now: Date): Promise<OptionPage> {
  const { vocabulary } = catalog
  const named = (facet: string, slugs: readonly string[]) =>
    slugs.map((slug) => ({ slug, label: facetLabel(facet, slug, vocabulary, lang) }))
  const near = catalog.look(
    { q: record.title, filters: record.topics.length > 0 ? { topic: record.topics } : {}, limit: similarShown + 1, lang },
    now.getTime(),
  )
  const records = await catalog.records(near.hits.map((hit) => hit.id).filter((id) => id !== record.id))
  return {
    record,
    notes: notesOf(record, vocabulary),
    labels: toLabels(record.themes, vocabulary),
    topics: named('topic', record.topics),
    goals: named('goal', record.goals),
    languages: record.languages.map((code) => languageName(code, lang)),
    similar: records.slice(0, similarShown).map((other) => toRow(other, vocabulary, now)),
  }
}
