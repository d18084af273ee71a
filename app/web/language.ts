/**
 * The page language a browser asks for, from its `Accept-Language` header.
 * Strongest wish first, earlier ones before later ones of the same strength; English when neither English nor Spanish is asked for.
 */
export function negotiateLanguage(header: string): 'en' | 'es' {
  let best: 'en' | 'es' = 'en'
  let strength = 0
  for (const wish of header.slice(0, longest).split(',')) {
    const [range = '', ...parameters] = wish.split(';')
    const language = languageOf(range.trim().toLowerCase())
    if (!language) continue
    const weight = weightOf(parameters)
    if (weight > strength) {
      best = language
      strength = weight
    }
  }
  return best
}

/** A real browser's list is far shorter; what comes after is not read. */
const longest = 1_000

function languageOf(range: string): 'en' | 'es' | null {
  if (range === '*') return 'en'
  const primary = range.split('-', 1)[0]
  return primary === 'en' || primary === 'es' ? primary : null
}

function weightOf(parameters: readonly string[]): number {
  const given = parameters.map((parameter) => parameter.trim()).find((parameter) => /^q\s*=/i.test(parameter))
  if (given === undefined) return 1
  const weight = Number(given.slice(given.indexOf('=') + 1))
  return weight >= 0 && weight <= 1 ? weight : 0
}
