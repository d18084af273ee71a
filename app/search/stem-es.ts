/**
 * A light stemmer for Spanish: plural and gender come off, and the verb a noun is made from
 * (catalogar, catalogación, catalogador · evaluar, evaluación). Accents are gone already.
 */

/** The stem of a folded Spanish word. */
export function stemSpanish(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word
  const one = singular(word)
  for (const ending of verbal) {
    if (one.length - ending.length >= 5 && one.endsWith(ending)) return one.slice(0, -ending.length)
  }
  return /[aeo]$/.test(one) && one.length > 3 ? one.slice(0, -1) : one
}

/** longest first; what stays must have five letters, or `forma` and `formación` would meet */
const verbal = [
  'aciones',
  'adores',
  'adoras',
  'amiento',
  'imiento',
  'amente',
  'acion',
  'adora',
  'iendo',
  'mente',
  'ador',
  'ando',
  'ado',
  'ada',
  'ido',
  'ida',
  'ar',
  'er',
  'ir',
]

function singular(word: string): string {
  if (word.length < 5 || !word.endsWith('s') || word.endsWith('is') || word.endsWith('us')) return word
  if (word.endsWith('ces')) return `${word.slice(0, -3)}z`
  // liberaciones, talleres, lectores: a consonant that can end a word stands before the -es
  if (/[aeiou][dlnrzj]es$/.test(word)) return word.slice(0, -2)
  return word.slice(0, -1)
}
