import type { Vocabulary } from '#app/domain/catalog/vocabulary.ts'
import type { OptionValues } from './values.ts'

/** What still keeps an option from being published, each with the field of the form that answers it. */

export const reasonCodes = [
  'title-missing',
  'kind-missing',
  'summary-missing',
  'where-missing',
  'when-missing',
  'place-missing',
  'recognition-missing',
  'edi-missing',
  'edi-how-missing',
  'leadership-missing',
  'goal-missing',
] as const
export type ReasonCode = (typeof reasonCodes)[number]
export type Reason = { code: ReasonCode; field: string }

type GoalsOfThemes = { themes: ReadonlyMap<string, Pick<Vocabulary['themes'] extends Map<string, infer Theme> ? Theme : never, 'goals'>> }

/**
 * The model's first invariant: nobody of a unit publishes without a recognition line, an answer on EDI and how it is embedded, an
 * answer on leadership, and a goal; *none* is an answer. Beyond it, what a reader cannot do without: what it is, and where to go.
 */
export function reasonsAgainstPublishing(values: OptionValues, vocabulary: GoalsOfThemes): Reason[] {
  const dated = values.runs.flatMap((run) => run.parts).filter((part) => part.starts_at !== null)
  const places = values.runs.flatMap((run) => run.parts).filter((part) => part.place !== null || part.url !== null)
  const needsPage = values.kind === 'resource' || (values.kind === 'service' && places.length === 0)
  const reached = values.url !== null || (!needsPage && places.length > 0)
  const missing: [boolean, ReasonCode, string][] = [
    [values.title === '', 'title-missing', 'title'],
    [values.kind === null, 'kind-missing', 'kind'],
    [values.summary === '', 'summary-missing', 'summary'],
    [!reached, 'where-missing', 'url'],
    [values.kind === 'event' && dated.length === 0 && values.url === null, 'when-missing', 'runs'],
    [values.recognition.length === 0, 'recognition-missing', 'recognition'],
    [values.edi_answer === 'not-answered', 'edi-missing', 'edi'],
    [values.edi_how === null, 'edi-how-missing', 'ediHow'],
    [values.leadership_answer === 'not-answered', 'leadership-missing', 'leadership'],
    [!servesGoal(values, vocabulary), 'goal-missing', 'goals'],
  ]
  return [
    ...missing.filter(([holds]) => holds).map(([, code, field]) => ({ code, field })),
    ...values.runs.flatMap((run, at) =>
      run.parts.flatMap((part, position): Reason[] =>
        part.mode === 'in-person' && part.starts_at !== null && part.place === null && run.state !== 'cancelled'
          ? [{ code: 'place-missing', field: `run.${at}.part.${position}.place` }]
          : [],
      ),
    ),
  ]
}

/** Unanswered sides are named by themselves; a goal is asked for only where the answers that were given lead to none. */
function servesGoal({ goals, themes, edi_answer, leadership_answer }: OptionValues, vocabulary: GoalsOfThemes): boolean {
  if (goals.length > 0 || edi_answer === 'not-answered' || leadership_answer === 'not-answered') return true
  return themes.some((slug) => (vocabulary.themes.get(slug)?.goals.length ?? 0) > 0)
}
