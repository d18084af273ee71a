import type { DeskContent } from '#app/domain/catalog/desk/content.ts'
import { emptyContent } from '#app/domain/catalog/desk/content.ts'
import { differences } from '#app/domain/catalog/desk/differences.ts'
import type { DeskOption } from '#app/domain/catalog/desk/taken.ts'
import type { Vocabulary } from '#app/domain/catalog/vocabulary.ts'
import type { EditorProps } from '#app/ui/desk-editor.tsx'
import type { Language } from '#db/values.ts'
import { type DeskPlace, newKey } from './desk.ts'
import { differenceRows } from './desk-differences.ts'
import type { Collision } from './desk-edit.ts'
import { changedRows, deskChoices, judge, linesOf, seenText, startOf, withRoom } from './desk-form.ts'

/** All that the page of the form shows, for a new option, one that stands, and one that somebody else was faster with. */

const notices = ['saved', 'published', 'withdrawn', 'archived', 'restored', 'undone', 'not-undone'] as const
const batchPattern = /^[0-9a-f]{32}$/

function common(content: DeskContent, { unit, zone }: DeskPlace, vocabulary: Vocabulary, lang: Language) {
  return {
    unit: { slug: unit.slug, name: unit.name },
    content: withRoom(content, zone),
    choices: deskChoices(vocabulary, content, lang),
    lines: [],
    errors: {},
    checked: false,
    markup: false,
    draft: null,
    older: null,
    collision: null,
    notice: null,
    refused: null,
  }
}

export function newEditor(place: DeskPlace, vocabulary: Vocabulary, lang: Language): EditorProps {
  const content = { ...emptyContent(), textLanguage: lang, languages: [lang as string] }
  return { ...common(content, place, vocabulary, lang), option: null, newKey: newKey(), seen: seenText({ base: 0, draft: 0 }) }
}

export function readEditor(
  option: DeskOption,
  place: DeskPlace,
  vocabulary: Vocabulary,
  params: URLSearchParams,
  lang: Language,
): EditorProps {
  const { content, seen, older } = startOf(option, vocabulary, place.zone)
  const judged = judge(content, vocabulary, option)
  const checked = params.get('check') === 'publish'
  // what cannot be kept as typed is said at once; what is still missing, when somebody has tried to publish
  const { lines, errors } = linesOf(checked ? judged : { wrong: judged.wrong, reasons: [] }, lang)
  const { snapshot, draft } = option
  const code = notices.find((known) => known === params.get('done'))
  const batch = params.get('batch') ?? ''
  return {
    ...common(content, place, vocabulary, lang),
    option: optionOf(option),
    newKey: null,
    seen: seenText(seen),
    lines,
    errors,
    checked,
    markup: judged.markup && draft !== undefined,
    draft: draft ? { by: draft.by, at: draft.saved_at } : null,
    older: older ? differenceRows(snapshot.values, judged.values, differences(snapshot.values, judged.values), vocabulary, lang) : null,
    notice: code ? { code, batch: batchPattern.test(batch) ? batch : null } : null,
    refused: refusedOf(params),
  }
}

/** The form as it was typed, what stands there now, and where they differ. What is sent from here on has been seen. */
export function collidedEditor(
  option: DeskOption,
  { content, changed }: Collision,
  place: DeskPlace,
  vocabulary: Vocabulary,
  lang: Language,
): EditorProps {
  return {
    ...common(content, place, vocabulary, lang),
    option: optionOf(option),
    newKey: null,
    seen: seenText(changed.seen),
    draft: option.draft ? { by: option.draft.by, at: option.draft.saved_at } : null,
    collision: {
      by: changed.by,
      at: changed.at,
      standing: changed.standing,
      rows: changedRows(option, content, changed, vocabulary, lang),
    },
  }
}

function optionOf({ row, snapshot }: DeskOption): NonNullable<EditorProps['option']> {
  const { standing } = snapshot
  return {
    id: row.id,
    title: row.title,
    slug: row.slug,
    standing,
    hasPage: standing === 'published' || standing === 'archived',
    neverPublished: row.published_at === null && row.source === 'hand',
  }
}

function refusedOf(params: URLSearchParams): EditorProps['refused'] {
  const verb = (['withdraw', 'archive'] as const).find((known) => known === params.get('verb'))
  const why = (['reason-missing', 'reason-long'] as const).find((known) => known === params.get('refused'))
  return verb && why ? { verb, why } : null
}
