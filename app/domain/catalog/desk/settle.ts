import { cleanHtml } from '#app/domain/catalog/import/clean-html.ts'
import { cleanLine } from '#app/domain/catalog/import/clean-text.ts'
import type { Vocabulary } from '#app/domain/catalog/vocabulary.ts'
import {
  accessFeatures,
  audiences,
  costs,
  credits,
  deliveries,
  formats,
  kinds,
  languages,
  levels,
  libraryTypes,
  type Side,
  stages,
} from '#db/values.ts'
import type { DeskContent } from './content.ts'
import { address, choice, choices, known, oneLine } from './settle-fields.ts'
import { settleTimeless } from './settle-numbers.ts'
import { settlePrices } from './settle-prices.ts'
import { settleRuns } from './settle-runs.ts'
import type { OptionValues } from './values.ts'
import type { Say } from './wrong.ts'
import { wrongList } from './wrong.ts'

/** Where an option whose sides are both *none* still counts: the association's learning goal as a whole. */
const defaultGoal = 'PLD-G1'

const titleLength = 400
const summaryLength = 1_000
const lineLength = 300
const howLength = 2_000
const mostPartners = 20

type Context = {
  vocabulary: Pick<Vocabulary, 'topics' | 'themes' | 'goals'>
  /** runs that stand already: a form may name no others */
  runIds: ReadonlySet<number>
}

/**
 * What a form comes to: its values, and what in it cannot be taken as it is. What is wrong is left out of the values and stays in the
 * form. Pure.
 */
export function settleContent(content: DeskContent, { vocabulary, runIds }: Context) {
  const { wrong, say } = wrongList()
  const line = (field: keyof DeskContent & string, most = lineLength) => oneLine(String(content[field]), field, most, say)
  const runs = settleRuns(content.runs, runIds, say)
  const edi = answerOf('edi', 'edi', content.edi, vocabulary, say)
  const leadership = answerOf('leadership', 'leadership', content.leadership, vocabulary, say)
  const chosenGoals = known('goals', content.goals, (id) => vocabulary.goals.has(id), say)
  const kind = choice('kind', content.kind, kinds, say)
  const { prices, cost } = settlePrices(content, say)
  const values: OptionValues = {
    title: line('title', titleLength) ?? '',
    kind,
    summary: line('summary', summaryLength) ?? '',
    description: description(content.description, say),
    url: address(content.url, 'url', say),
    text_language: choice('textLanguage', content.textLanguage, languages, say) ?? 'en',
    languages: known('languages', content.languages, (code) => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$/.test(code), say),
    delivery: choice('delivery', content.delivery, deliveries, say) ?? 'not-stated',
    format: choice('format', content.format, formats, say) ?? 'not-stated',
    level: choice('level', content.level, levels, say) ?? 'not-stated',
    level_note: line('levelNote'),
    stages: choices('stages', content.stages, stages, say),
    audience: choices('audience', content.audience, audiences, say),
    library_types: choices('libraryTypes', content.libraryTypes, libraryTypes, say),
    ...settleTimeless(content, say),
    length_note: line('lengthNote'),
    cost,
    cost_note: line('costNote'),
    prices,
    recognition: recognition(content.recognition, say),
    recognition_note: line('recognitionNote'),
    accreditor: line('accreditor'),
    topics: known('topics', content.topics, (slug) => vocabulary.topics.has(slug), say),
    edi_answer: edi.answer,
    leadership_answer: leadership.answer,
    themes: [...edi.themes, ...leadership.themes].sort(),
    edi_how: line('ediHow', howLength),
    goals:
      chosenGoals.length === 0 && edi.answer === 'none' && leadership.answer === 'none' && vocabulary.goals.has(defaultGoal)
        ? [defaultGoal]
        : chosenGoals,
    access: choices('access', content.access, accessFeatures, say),
    dated:
      content.dated === ''
        ? kind === 'event' || runs.some((run) => run.parts.some((part) => part.starts_at !== null))
        : content.dated === 'yes',
    partners: partners(content.partners, say),
    runs,
  }
  if (costs.every((known) => known !== content.cost) && content.cost !== '') say('cost', 'not-a-choice')
  return { values, wrong }
}

function description(typed: string, say: Say): string {
  const { html, removed } = cleanHtml(typed)
  if (removed.some((what) => what.startsWith('what lies beyond'))) say('description', 'too-long', 40_000)
  return html
}

function recognition(typed: readonly string[], say: Say): OptionValues['recognition'] {
  const chosen = choices('recognition', typed, credits, say)
  if (!chosen.includes('none') || chosen.length === 1) return chosen
  say('recognition', 'none-and-more')
  return []
}

function answerOf(field: string, side: Side, typed: readonly string[], { themes }: Context['vocabulary'], say: Say) {
  const chosen = known(field, typed, (slug) => slug === 'none' || themes.get(slug)?.side === side, say)
  const slugs = chosen.filter((slug) => slug !== 'none')
  if (slugs.length < chosen.length && slugs.length > 0) {
    say(field, 'none-and-more')
    return { answer: 'not-answered' as const, themes: [] }
  }
  if (slugs.length > 0) return { answer: 'themes' as const, themes: slugs }
  return { answer: chosen.length > 0 ? ('none' as const) : ('not-answered' as const), themes: [] }
}

function partners(typed: string, say: Say): string[] {
  const names = typed
    .split('\n')
    .map((name) => cleanLine(name).text)
    .filter((name) => name !== '')
  if (names.length > mostPartners || names.some((name) => name.length > lineLength)) say('partners', 'too-long', lineLength)
  return [...new Set(names)].slice(0, mostPartners)
}
