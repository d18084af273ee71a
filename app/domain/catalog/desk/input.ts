import { cleanText } from '#app/domain/catalog/import/clean-text.ts'
import { priceTiers } from '#db/values.ts'
import { type DeskContent, type DeskPart, type DeskRun, readContent } from './content.ts'

/** What a browser sends of the form of an option: shape only. What the form does not ask is dropped. */

const single = [
  'title',
  'kind',
  'summary',
  'description',
  'url',
  'textLanguage',
  'delivery',
  'format',
  'level',
  'levelNote',
  'minutes',
  'spanDays',
  'lengthNote',
  'cost',
  'costNote',
  'recognitionNote',
  'accreditor',
  'ediHow',
  'dated',
  'reviewBy',
  'partners',
] as const
const several = [
  'languages',
  'stages',
  'audience',
  'libraryTypes',
  'recognition',
  'topics',
  'edi',
  'leadership',
  'goals',
  'access',
] as const satisfies (keyof DeskContent)[]
const ofPart = [
  'title',
  'mode',
  'place',
  'url',
  'note',
  'starts',
  'ends',
  'allDay',
  'zone',
  'minutes',
] as const satisfies (keyof DeskPart)[]
const ofRun = ['id', 'state', 'seats', 'closes', 'remove'] as const satisfies (keyof DeskRun)[]
const ofPrice = ['amount', 'currency', 'note'] as const

/** More dates in one form than anybody gives by hand; a page with more of them could not be sent back. */
const mostRuns = 200
const mostParts = 60

export function readDeskForm(fields: Iterable<readonly [string, unknown]>): DeskContent {
  const sent = new Map<string, string[]>()
  for (const [name, value] of fields) {
    if (typeof value !== 'string') continue
    // NUL, halves of characters and what turns the reading direction can neither be kept nor be meant
    sent.set(name, [...(sent.get(name) ?? []), cleanText(value).text])
  }
  const one = (name: string) => sent.get(name)?.[0] ?? ''
  return readContent({
    ...Object.fromEntries(single.map((name) => [name, one(name)])),
    ...Object.fromEntries(several.map((name) => [name, [...new Set(sent.get(name) ?? [])].filter((value) => value !== '')])),
    prices: Object.fromEntries(
      priceTiers.map((tier) => [tier, Object.fromEntries(ofPrice.map((name) => [name, one(`price.${tier}.${name}`)]))]),
    ),
    runs: numbered(sent.keys(), /^run\.(\d{1,4})\./, mostRuns).map((run) => ({
      ...Object.fromEntries(ofRun.map((name) => [name, one(`run.${run}.${name}`)])),
      parts: numbered(sent.keys(), new RegExp(`^run\\.${run}\\.part\\.(\\d{1,4})\\.`), mostParts).map((part) =>
        Object.fromEntries(ofPart.map((name) => [name, one(`run.${run}.part.${part}.${name}`)])),
      ),
    })),
  })
}

function numbered(names: Iterable<string>, pattern: RegExp, most: number): number[] {
  const found = new Set<number>()
  for (const name of names) {
    const number = pattern.exec(name)?.[1]
    if (number !== undefined) found.add(Number(number))
  }
  return [...found].sort((a, b) => a - b).slice(0, most)
}
