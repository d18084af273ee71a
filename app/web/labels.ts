import type { Vocabulary } from '#app/domain/catalog/vocabulary.ts'
import type { Language } from '#db/values.ts'
import { facetLabel } from './facet-label.ts'

/** The words that feeds and documents need, from the vocabulary and the lists of values. */
export function formatLabels(vocabulary: Vocabulary, lang: Language) {
  return {
    topic: (slug: string) => facetLabel('topic', slug, vocabulary, lang),
    theme: (slug: string) => facetLabel('theme', slug, vocabulary, lang),
    goal: (id: string) => facetLabel('goal', id, vocabulary, lang),
    value: (facet: string, value: string) => facetLabel(facet, value, vocabulary, lang),
  }
}
