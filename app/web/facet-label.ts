import { label, type Vocabulary } from '#app/domain/catalog/vocabulary.ts'
import { valueLabel, valueWords } from '#app/words/values.ts'
import type { Language } from '#db/values.ts'

/** The label of a value in any facet. */
export function facetLabel(facet: string, value: string, vocabulary: Vocabulary, lang: Language): string {
  switch (facet) {
    case 'topic':
      return labelled(vocabulary.topics.get(value), value, lang)
    case 'theme':
      return labelled(vocabulary.themes.get(value), value, lang)
    case 'goal':
      return labelled(vocabulary.goals.get(value), value, lang)
    case 'unit': {
      const unit = vocabulary.units.get(value)
      return unit ? unit.name : value
    }
    case 'language':
      return value === 'not-stated' ? valueWords[lang].level['not-stated'] : languageName(value, lang)
    default:
      return valueLabel(valueWords[lang], facet, value)
  }
}

function labelled(entry: { label_en: string; label_es: string } | undefined, value: string, lang: Language): string {
  return entry ? label(entry, lang) : value
}

const languageNames = {
  en: new Intl.DisplayNames(['en'], { type: 'language' }),
  es: new Intl.DisplayNames(['es'], { type: 'language' }),
}

/** The name of a language by its code; the code itself where it is none. */
export function languageName(code: string, lang: Language): string {
  try {
    const name = languageNames[lang].of(code) ?? code
    return name.charAt(0).toUpperCase() + name.slice(1)
  } catch {
    return code
  }
}
