import { readAddress } from './addresses.ts'
import { cleanHtml, decodeEntities, htmlToText, summarize } from './clean-html.ts'
import { cleanLine, cleanText, cutAtWord } from './clean-text.ts'
import { splitList } from './code-words.ts'
import type { OptionColumns } from './draft.ts'
import type { FieldReader } from './field-values.ts'
import { quoted } from './records.ts'
import type { Say } from './runs.ts'

/** Title, address and texts of a record. */

const TITLE_LIMIT = 300
const SUMMARY_LIMIT = 300

type TitleReading = { title: string } | { refusal: string }

export function readTitle(fields: FieldReader, say: Say): TitleReading {
  const raw = fields.text('title')
  const { text, removed } = cleanLine(decodeEntities(raw.slice(0, 10_000)))
  if (text === '') return { refusal: raw.trim() === '' ? 'The record has no title' : `Nothing of the title ${quoted(raw)} can be shown` }
  if (raw.length > 10_000 || text.length > TITLE_LIMIT)
    return { refusal: `The title is too long to be one (${raw.length.toLocaleString('en-US')} characters): ${quoted(text)}` }
  if (!/[\p{L}\p{N}]/u.test(text)) return { refusal: `The title ${quoted(text)} has neither a letter nor a digit` }
  if (removed.length > 0) say('title-cleaned', `Out of the title ${quoted(text)} were taken: ${removed.join(', ')}`)
  return { title: text }
}

export function readUrl(fields: FieldReader, say: Say): string | null {
  const raw = decodeEntities(fields.text('url')).trim()
  if (raw === '') return null
  const address = readAddress(raw)
  if (address === null) say('url', `${quoted(raw)} is no web address; the address is not stated`)
  return address
}

export function readTexts(fields: FieldReader, say: Say): Partial<Pick<OptionColumns, 'summary' | 'description'>> {
  const told: Partial<Pick<OptionColumns, 'summary' | 'description'>> = {}
  if (fields.has('description')) told.description = readDescription(fields.text('description'), say)
  if (fields.has('summary')) {
    const brief = plain(fields.text('summary'), say)
    if (brief.length > SUMMARY_LIMIT && !fields.has('description')) told.description = readDescription(fields.text('summary'), say)
    else if (brief.length > SUMMARY_LIMIT) say('summary-cut', `The summary has ${brief.length} characters; ${SUMMARY_LIMIT} were kept`)
    told.summary = cutAtWord(brief, SUMMARY_LIMIT)
  }
  if (!told.summary && told.description) told.summary = summarize(told.description)
  return told
}

function readDescription(raw: string, say: Say): string {
  const { text, removed } = cleanText(unlist(raw))
  const { html, removed: more } = cleanHtml(text)
  const all = [...removed, ...more]
  if (all.length > 0) say(`description-cleaned ${all.join()}`, `Out of the description were taken: ${all.join(', ')}`)
  return html
}

function plain(raw: string, say: Say): string {
  const { text, removed } = cleanLine(htmlToText(cleanHtml(unlist(raw)).html))
  if (removed.length > 0) say('summary-cleaned', `Out of the summary were taken: ${removed.join(', ')}`)
  return text
}

/** A list as programs print it becomes lines. */
function unlist(raw: string): string {
  return /^\[\s*['"]/u.test(raw.trim()) ? splitList(raw).join('\n') : raw
}
