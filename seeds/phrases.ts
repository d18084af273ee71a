import type { Language } from '#db/values.ts'
import type { OptionSeed, Seeds } from './shape.ts'

/** The language in which an option's texts and notes are written. */
export function textLanguageOf({ languages }: Pick<OptionSeed, 'languages'>): Language {
  return languages.length === 1 && languages[0] === 'es' ? 'es' : 'en'
}

/** Notes of options that no phrase says in the other language, by option and field, and phrases that stand twice. */
export function phraseProblems({ options, phrases }: Pick<Seeds, 'options' | 'phrases'>): string[] {
  const known = { en: new Set<string>(), es: new Set<string>() }
  const problems: string[] = []
  for (const phrase of phrases)
    for (const lang of ['en', 'es'] as const) {
      if (known[lang].has(phrase[lang])) problems.push(`phrases: ${lang}: “${phrase[lang]}” stands twice`)
      known[lang].add(phrase[lang])
    }
  for (const option of options) {
    const lang = textLanguageOf(option)
    for (const [field, text] of notesOf(option))
      if (!known[lang].has(text)) problems.push(`${option.externalId}: ${field}: no phrase for “${text}”`)
    if (namesNoPlace(option.source) && !known.en.has(option.source))
      problems.push(`${option.externalId}: source: no phrase for “${option.source}”`)
  }
  return problems
}

function notesOf(option: OptionSeed): [string, string][] {
  const { levelNote, lengthNote, costNote, recognitionNote, timeAsked, prices } = option
  const notes = Object.entries({ levelNote, lengthNote, costNote, recognitionNote, timeAsked })
  return [...notes, ...prices.map(({ tier, note }) => [`prices: ${tier}`, note] as const)].flatMap(([field, text]) =>
    text === null ? [] : [[field, text]],
  )
}

/** A source that is our own remark, in English in every option: an address or a citation has a dot, a slash or a digit. */
function namesNoPlace(source: string): boolean {
  return !/[./\d]/.test(source)
}
