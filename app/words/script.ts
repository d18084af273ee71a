/** What the small script says; all else that it shows comes from the page. */
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
