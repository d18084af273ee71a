import { gapsOf, sumAnswers, total } from '#app/domain/catalog/desk/coverage.ts'
import { label, type Vocabulary } from '#app/domain/catalog/vocabulary.ts'
import type { Coverage } from '#app/ui/desk-coverage.tsx'
import { deskOptionsWords } from '#app/words/desk-options.ts'
import { valueWords } from '#app/words/values.ts'
import { type AnswerCount, countStandings, listAnswers, listUnitTopics } from '#db/queries/desk-table.ts'
import type { Db } from '#db/schema.ts'
import { formats, type Language, levels } from '#db/values.ts'

/** What the first page of a unit's desk says. */
export async function readOverview(db: Db, vocabulary: Vocabulary, unitId: number, lang: Language, now: Date) {
  const [counts, answers, covered] = await Promise.all([
    countStandings(db, unitId, now),
    listAnswers(db, unitId),
    listUnitTopics(db, unitId),
  ])
  return { counts, ...coverageOf(answers, lang), missingTopics: missingTopics(vocabulary, covered, lang) }
}

function coverageOf(
  answers: readonly AnswerCount[],
  lang: Language,
): { coverage: Coverage; gaps: { levels: string[]; formats: string[] } } {
  const names = valueWords[lang]
  const byLevel = sumAnswers(answers, 'level', levels)
  const byFormat = sumAnswers(answers, 'format', formats)
  const named = (list: Record<string, string>, kind: string, value: string) =>
    value === 'not-stated' ? `${kind}: ${list[value]?.toLowerCase() ?? value}` : (list[value] ?? value)
  const level = (value: string) => named(names.level, names.facet.level, value)
  const format = (value: string) => named(names.format, names.facet.format, value)
  return {
    coverage: {
      all: { name: deskOptionsWords[lang].all, ...total(answers) },
      levels: byLevel.map(({ value, ...sums }) => ({ name: level(value), ...sums })),
      formats: byFormat.map(({ value, ...sums }) => ({ name: format(value), ...sums })),
    },
    gaps: { levels: gapsOf(byLevel).map(level), formats: gapsOf(byFormat).map(format) },
  }
}

/** Topics of EDI that nothing of the unit's is on, narrower topics counted for the broader. */
function missingTopics(vocabulary: Vocabulary, covered: readonly string[], lang: Language): { slug: string; label: string }[] {
  const there = new Set(covered)
  const isThere = (slug: string): boolean => there.has(slug) || (vocabulary.topics.get(slug)?.narrower.some(isThere) ?? false)
  return [...vocabulary.topics.values()]
    .filter((topic) => topic.edi && !isThere(topic.slug))
    .map((topic) => ({ slug: topic.slug, label: label(topic, lang) }))
    .sort((a, b) => a.label.localeCompare(b.label, lang))
}
