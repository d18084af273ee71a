import type { Catalog } from '#app/domain/catalog/live.ts'
import { label, type Topic } from '#app/domain/catalog/vocabulary.ts'
import { fold } from '#app/search/fold.ts'
import type { TopicChoice } from '#app/ui/me-topics.tsx'
import type { Language } from '#db/values.ts'

const found = 12
const longest = 80

/** The topics of a form: the broad ones, what is chosen beside them, and what was looked for. `typed`: null where nothing was. */
export function readTopicChoice(
  catalog: Pick<Catalog, 'vocabulary' | 'suggest'>,
  chosen: readonly string[],
  typed: string | null,
  lang: Language,
): TopicChoice {
  const { topics } = catalog.vocabulary
  const toBox = (topic: Topic) => ({ slug: topic.slug, label: label(topic, lang), chosen: chosen.includes(topic.slug) })
  const byLabel = (a: { label: string }, b: { label: string }) => a.label.localeCompare(b.label, lang)
  const broad = [...topics.values()].filter((topic) => topic.broader_slug === null)
  const isBroad = new Set(broad.map(({ slug }) => slug))
  const others = chosen.filter((slug) => !isBroad.has(slug)).flatMap((slug) => topics.get(slug) ?? [])
  const words = typed?.slice(0, longest).trim() ?? ''
  const shown = new Set(others.map(({ slug }) => slug))
  const hits = words === '' ? [] : search(catalog, words, lang).filter(({ slug }) => !shown.has(slug))
  return {
    broad: broad.map(toBox).sort(byLabel),
    others: others.map(toBox).sort(byLabel),
    found:
      words === ''
        ? null
        : {
            typed: words,
            topics: hits
              .filter(({ slug }) => !isBroad.has(slug))
              .slice(0, found)
              .map(toBox),
          },
  }
}

/** Topics one of whose names, in either language, holds all the words; then those that a search box would propose. */
function search({ vocabulary, suggest }: Pick<Catalog, 'vocabulary' | 'suggest'>, typed: string, lang: Language): Topic[] {
  const words = fold(typed).split(/\s+/).filter(Boolean)
  const holds = (name: string) => words.every((word) => fold(name).includes(word))
  const named = [...vocabulary.topics.values()].filter((topic) =>
    [topic.label_en, topic.label_es, ...topic.terms.map(({ term }) => term)].some(holds),
  )
  named.sort((a, b) => Number(holds(label(b, lang))) - Number(holds(label(a, lang))) || label(a, lang).localeCompare(label(b, lang), lang))
  const proposed = suggest(typed, found, lang).flatMap((suggestion) =>
    suggestion.kind === 'concept' && suggestion.facet === 'topic' ? (vocabulary.topics.get(suggestion.key) ?? []) : [],
  )
  return [...new Set([...named, ...proposed])]
}
