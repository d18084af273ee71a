import { type ScriptWords, scriptWords } from '#app/words/script.ts'

/** The language of the page. */
export function pageLanguage(): 'en' | 'es' {
  return document.documentElement.lang === 'es' ? 'es' : 'en'
}

export function pageWords(): ScriptWords {
  return scriptWords[pageLanguage()]
}
