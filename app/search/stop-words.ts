/** Words that say nothing about a subject. They are looked at in titles only, and searched only where a query has no others. */
import type { Language } from './types.ts'

const english = `a about after all also am an and any are as at be because been before being between both but by can could did do does doing
dont down during each few find for from further get had has have having he her here hers him his how i if im in into is isnt it its just me more
most my need no nor not of off on once only or looking other our ours out over own please same she should so some such than that the their theirs them then there
these they this those through to too under until up us very via vs want was we were what when where which while who whom whose why will with
within without would you your yours`

const spanish = `a al algo algunas algunos ante antes aquel aquella como con contra cual cuando de del desde donde durante e el ella ellas ellos
en entre era es esa esas ese eso esos esta estas este esto estos ha han hasta hay la las le les lo los mas me mi mis mucho muy nada ni no nos
nuestra nuestras nuestro nuestros o os otra otras otro otros para pero poco por porque que quien quienes se ser si sin sobre son su sus tambien
te tiene tienen todo todos tu tus u un una unas uno unos y ya yo`

const words: Record<Language, Set<string>> = { en: new Set(english.split(/\s+/)), es: new Set(spanish.split(/\s+/)) }
/** Spanish function words that mean nothing in English, so that they say nothing on an English page either */
const spanishAnywhere = new Set('al del de el en la las los para por que su sus un una unas unos y'.split(' '))
const englishAnywhere = new Set('an and at by for from how in is it of on or that the this to what with'.split(' '))

export function isStopWord(word: string, lang: Language): boolean {
  return words[lang].has(word) || (lang === 'en' ? spanishAnywhere : englishAnywhere).has(word)
}
