import { type DeskContent, emptyPart, emptyRun, isEmptyRun, readContent } from '#app/domain/catalog/desk/content.ts'
import { differences } from '#app/domain/catalog/desk/differences.ts'
import { contentOf } from '#app/domain/catalog/desk/of-values.ts'
import { type Reason, reasonsAgainstPublishing } from '#app/domain/catalog/desk/rules.ts'
import { settleContent } from '#app/domain/catalog/desk/settle.ts'
import type { Changed, DeskOption, Seen } from '#app/domain/catalog/desk/taken.ts'
import type { OptionValues } from '#app/domain/catalog/desk/values.ts'
import type { Wrong } from '#app/domain/catalog/desk/wrong.ts'
import { label, type Vocabulary } from '#app/domain/catalog/vocabulary.ts'
import type { DifferenceRow } from '#app/ui/desk-differences.tsx'
import type { DeskChoices } from '#app/ui/desk-form.tsx'
import { deskFormWords } from '#app/words/desk-form.ts'
import type { Language } from '#db/values.ts'
import { differenceRows } from './desk-differences.ts'
import { languageName } from './facet-label.ts'

/** What the form of an option is filled with, and what there is to choose from. */

/** Languages that learning of the family is offered in, or may well be; any other that an option has stands beside them. */
const usualLanguages = ['en', 'es', 'ase', 'fr', 'zh', 'vi', 'ko', 'tl', 'ar', 'ru', 'pt', 'ht', 'hmn', 'so']

export function deskChoices(vocabulary: Vocabulary, content: DeskContent, lang: Language): DeskChoices {
  const themes = [...vocabulary.themes.values()]
  const themeChoice = (theme: (typeof themes)[number]) => ({
    value: theme.slug,
    text: label(theme, lang),
    hint: lang === 'es' ? theme.about_es : theme.about_en,
  })
  const following = new Set(
    themes.filter(({ slug }) => [...content.edi, ...content.leadership].includes(slug)).flatMap(({ goals }) => goals),
  )
  const byLabel = (a: { text: string }, b: { text: string }) => a.text.localeCompare(b.text, lang)
  const topics = [...vocabulary.topics.values()]
  const topicChoice = (slug: string) => {
    const topic = vocabulary.topics.get(slug)
    return { value: slug, text: topic ? label(topic, lang) : slug }
  }
  return {
    topics: topics
      .filter((topic) => topic.broader_slug === null)
      .map((topic) => ({ ...topicChoice(topic.slug), narrower: allNarrower(vocabulary, topic.slug).map(topicChoice).sort(byLabel) }))
      .sort(byLabel),
    edi: themes.filter(({ side }) => side === 'edi').map(themeChoice),
    leadership: themes.filter(({ side }) => side === 'leadership').map(themeChoice),
    goals: [...vocabulary.goals.values()].map((goal) => ({ value: goal.id, text: label(goal, lang), hint: goal.id })),
    languages: [...new Set([...usualLanguages, ...content.languages])].map((code) => ({ value: code, text: languageName(code, lang) })),
    following: [...vocabulary.goals.values()].filter(({ id }) => following.has(id)).map((goal) => label(goal, lang)),
  }
}

function allNarrower(vocabulary: Vocabulary, slug: string, seen = new Set<string>()): string[] {
  for (const narrower of vocabulary.topics.get(slug)?.narrower ?? []) {
    if (seen.has(narrower)) continue
    seen.add(narrower)
    allNarrower(vocabulary, narrower, seen)
  }
  return [...seen]
}

/** A form always has a place for one more date. */
export function withRoom(content: DeskContent, zone: string): DeskContent {
  return content.runs.some(isEmptyRun) ? content : { ...content, runs: [...content.runs, emptyRun(zone)] }
}

/** What the button for a further run or part asks for. */
export function withMore(content: DeskContent, intent: string, zone: string): DeskContent {
  if (intent === 'add-run') return { ...content, runs: [...content.runs, emptyRun(zone)] }
  const at = Number(/^add-part\.(\d+)$/.exec(intent)?.[1] ?? -1)
  const runs = content.runs.map((run, index) => {
    if (index !== at) return run
    const before = run.parts.at(-1)
    return { ...run, parts: [...run.parts, { ...emptyPart(before?.zone || zone), mode: before?.mode ?? '' }] }
  })
  return { ...content, runs }
}

export type Judged = { values: OptionValues; reasons: Reason[]; wrong: Wrong[]; markup: boolean }

export function judge(content: DeskContent, vocabulary: Vocabulary, option: DeskOption | null): Judged {
  const runIds = new Set(option?.snapshot.values.runs.flatMap((run) => run.id ?? []))
  const { values, wrong } = settleContent(content, { vocabulary, runIds })
  const typed = content.description.trim()
  return {
    values,
    wrong,
    reasons: reasonsAgainstPublishing(values, vocabulary),
    // said where a person has typed markup of which not all can be kept
    markup: /<\s*(script|style|iframe|object|img|table|h\d|div|span|form)\b|\son\w+\s*=|(javascript|data):/i.test(typed),
  }
}

export type Line = { field: string; text: string }

/** What is wrong, then what is missing, as lines that lead to their fields; and the same by field. */
export function linesOf(
  { reasons, wrong }: Pick<Judged, 'reasons' | 'wrong'>,
  lang: Language,
): { lines: Line[]; errors: Record<string, string> } {
  const words = deskFormWords[lang]
  const said = [
    ...wrong.map(({ field, code, most }) => ({ field, text: words.wrong[code](most) })),
    ...reasons
      .filter(({ field }) => !wrong.some((line) => line.field === field))
      .map(({ field, code }) => ({ field, text: words.reason[code] })),
  ]
  return {
    lines: said.map(({ field, text }) => ({ field, text: words.where(fieldName(field, lang)) + text })),
    errors: Object.fromEntries(said.map(({ field, text }) => [field, text])),
  }
}

function fieldName(field: string, lang: Language): string {
  const words = deskFormWords[lang]
  const run = /^run\.(\d+)(?:\.part\.(\d+))?\.(\w+)$/.exec(field)
  if (run) {
    const [, at, part, name = ''] = run
    const names: Record<string, string> = { ...words.partLabel, seats: words.seats, closes: words.closes, state: words.runState }
    return [words.run(Number(at) + 1), part === undefined ? '' : words.part(Number(part) + 1), names[name] ?? name]
      .filter(Boolean)
      .join(', ')
  }
  const [first = ''] = field.split('.')
  const labels: Record<string, string> = { ...words.label, price: words.label.prices }
  return labels[first] ?? field
}

/** What the form starts from: the draft, or what stands. */
export function startOf(option: DeskOption, vocabulary: Vocabulary, zone: string): { content: DeskContent; seen: Seen; older: boolean } {
  const { draft, snapshot, seen } = option
  if (!draft) return { content: contentOf(snapshot.values, vocabulary.themes, zone), seen, older: false }
  const base = draft.base_updated_at?.getTime() ?? seen.base
  return { content: readContent(draft.content), seen: { base, draft: draft.version }, older: base !== seen.base }
}

/** Their text against ours, field by field; theirs is the draft, or what is published where there is none. */
export function changedRows(
  option: DeskOption,
  ours: DeskContent,
  changed: Pick<Changed, 'content'>,
  vocabulary: Vocabulary,
  lang: Language,
): DifferenceRow[] {
  const theirs = changed.content ? judge(changed.content, vocabulary, option).values : option.snapshot.values
  const mine = judge(ours, vocabulary, option).values
  return differenceRows(theirs, mine, differences(theirs, mine), vocabulary, lang)
}

export function seenText({ base, draft }: Seen): string {
  return `${base}.${draft}`
}

export function readSeen(text: string): Seen {
  const found = /^(\d{1,15})\.(\d{1,9})$/.exec(text)
  return { base: Number(found?.[1] ?? 0), draft: Number(found?.[2] ?? 0) }
}
