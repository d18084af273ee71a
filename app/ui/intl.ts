import type { Language } from '#db/values.ts'

/** Formatters cost far more to make than to use: each is made once for its language and options. */
const numbers = new Map<string, Intl.NumberFormat>()
const dates = new Map<string, Intl.DateTimeFormat>()

function locale(lang: Language): string {
  return lang === 'es' ? 'es-US' : 'en-US'
}

export function numberFormat(lang: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return kept(numbers, `${lang}${JSON.stringify(options)}`, () => new Intl.NumberFormat(locale(lang), options))
}

export function dateFormat(lang: Language, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return kept(
    dates,
    `${lang}${zone}${JSON.stringify(options)}`,
    () => new Intl.DateTimeFormat(locale(lang), { timeZone: zone, ...options }),
  )
}

function kept<T>(made: Map<string, T>, key: string, make: () => T): T {
  let found = made.get(key)
  if (found === undefined) {
    found = make()
    made.set(key, found)
  }
  return found
}

/** The same few times are written again and again; a bounded memory of them saves the slowest formatting there is. */
const written = new Map<string, string>()
const mostWritten = 4_000

export function once(key: string, write: () => string): string {
  const known = written.get(key)
  if (known !== undefined) return known
  if (written.size >= mostWritten) written.clear()
  const text = write()
  written.set(key, text)
  return text
}
