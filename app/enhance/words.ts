/** What the behaviors say of themselves; all else that they show comes from the page. */
const en = {
  suggestions: (n: number) => (n === 1 ? '1 suggestion. Go down to choose it.' : `${n} suggestions. Go down to choose one.`),
  compareNone: 'Choose two to four.',
  compareOne: 'Choose one more.',
  compareMore: 'Up to four.',
  compareFull: 'Four is the most. Take one out to choose another.',
  compare: (n: number) => `Compare these ${n}`,
  timesIn: (zone: string) => `Times in ${zone}`,
}

export type ScriptWords = typeof en

const es: ScriptWords = {
  suggestions: (n: number) => (n === 1 ? '1 sugerencia. Baje para elegirla.' : `${n} sugerencias. Baje para elegir una.`),
  compareNone: 'Elija de dos a cuatro.',
  compareOne: 'Elija una más.',
  compareMore: 'Hasta cuatro.',
  compareFull: 'Cuatro es el máximo. Quite una para elegir otra.',
  compare: (n: number) => `Comparar estas ${n}`,
  timesIn: (zone: string) => `Horas de ${zone}`,
}

export const scriptWords = { en, es }

/** The language of the page. */
export function pageLanguage(): 'en' | 'es' {
  return document.documentElement.lang === 'es' ? 'es' : 'en'
}

export function pageWords(): ScriptWords {
  return scriptWords[pageLanguage()]
}
