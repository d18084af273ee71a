import { toConcepts, unitText } from './documents.ts'
import { topicWithBroader, unitWithSuccessors, type Vocabulary } from './vocabulary.ts'

/** What another vocabulary means for an index of options. */
export type VocabularyChange = {
  /** topics and units are called otherwise: queries must know */
  names: boolean
  /** by facet, the values of which options read otherwise now */
  values: Record<'unit' | 'topic' | 'theme', string[]>
}

/** How two vocabularies differ; null where they say the same, whoever wrote them last. */
export function compareVocabularies(before: Vocabulary, after: Vocabulary): VocabularyChange | null {
  if (written(before) === written(after)) return null
  return {
    names: JSON.stringify(toConcepts(before)) !== JSON.stringify(toConcepts(after)),
    values: {
      unit: changed(before, after, ({ units }) => units, unitSays),
      topic: changed(before, after, ({ topics }) => topics, topicSays),
      theme: changed(before, after, ({ themes }) => themes, themeSays),
    },
  }
}

function written(vocabulary: Vocabulary): string {
  return JSON.stringify(Object.values(vocabulary).map((entries) => [...entries]))
}

type Says = (vocabulary: Vocabulary, key: string) => unknown

/** What an option's document and record hold of its units, topics and themes. */
const unitSays: Says = (vocabulary, slug) => [unitText(vocabulary, slug), unitWithSuccessors(vocabulary, slug)]
const topicSays: Says = (vocabulary, slug) => [vocabulary.topics.get(slug)?.label_en, topicWithBroader(vocabulary, slug)]
const themeSays: Says = (vocabulary, slug) => vocabulary.themes.get(slug)?.goals

function changed(before: Vocabulary, after: Vocabulary, entries: (of: Vocabulary) => Map<string, unknown>, says: Says): string[] {
  const keys = new Set([...entries(before).keys(), ...entries(after).keys()])
  return [...keys].filter((key) => JSON.stringify(says(before, key)) !== JSON.stringify(says(after, key)))
}
