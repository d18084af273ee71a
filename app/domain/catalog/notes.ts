import type { Language, PriceTier } from '#db/values.ts'
import type { OptionRecord } from './record.ts'
import { phraseKey, type Vocabulary } from './vocabulary.ts'

/** What a page in each language says of a note, and in which language that is. */
export type Note = Record<Language, { text: string; lang: Language }>

/** The short notes of an option; null where there is none. */
export type Notes = Record<'length' | 'cost' | 'recognition' | 'level' | 'asks' | 'source', Note | null> & {
  prices: Partial<Record<PriceTier, Note | null>>
}

/** Notes in the hub's phrases; what is no phrase stays as it was written, in the language of the option. */
export function notesOf(record: OptionRecord, vocabulary: Vocabulary): Notes {
  const note = (text: string | null, lang: Language = record.text_language) => (text ? toNote(text, lang, vocabulary) : null)
  return {
    length: note(record.length_note),
    cost: note(record.cost_note),
    recognition: note(record.recognition_note),
    level: note(record.level_note),
    asks: note(record.time_asked),
    // where it was read is the hub's own remark, in English whatever the option is written in
    source: note(record.provenance, 'en'),
    prices: Object.fromEntries(record.prices.map((price) => [price.tier, note(price.note)])),
  }
}

function toNote(text: string, lang: Language, { phrases }: Vocabulary): Note {
  const written = { text, lang }
  const other = lang === 'en' ? 'es' : 'en'
  const said = phrases.get(phraseKey(lang, text))
  return { en: written, es: written, ...(said !== undefined && { [other]: { text: said, lang: other } }) }
}
