import { foldWords } from './clean-text.ts'
import { memo } from './memo.ts'

/** Names of languages, in English, Spanish and the language itself, and tags such as `en-GB`, to two-letter codes. */

const CODES =
  'af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr ht hu hy id is it ja ka kk km kn ko lo lt lv mk ml mn mr ms my nb ne nl no pa pl ps pt ro ru si sk sl so sq sr sv sw ta te th tl tr uk ur uz vi yo zh zu'.split(
    ' ',
  )
const names = new Map<string, string>()

function allNames(): Map<string, string> {
  if (names.size > 0) return names
  for (const inLanguage of ['en', 'es', null]) {
    for (const code of CODES) {
      const name = new Intl.DisplayNames([inLanguage ?? code], { type: 'language', fallback: 'none' }).of(code)
      if (name !== undefined && !names.has(foldWords(name))) names.set(foldWords(name), code)
    }
  }
  for (const [name, code] of [
    ['castellano', 'es'],
    ['mandarin', 'zh'],
    ['cantonese', 'zh'],
    ['中文', 'zh'],
    ['اللغة العربية', 'ar'],
    ['farsi', 'fa'],
    ['tagalog', 'tl'],
    ['haitian creole', 'ht'],
    ['eng', 'en'],
    ['spa', 'es'],
    ['fre', 'fr'],
  ] as const) {
    names.set(foldWords(name), code)
  }
  return names
}

/** A two-letter code, or null. "Chinese (Simplified)" and "pt-BR" lose what stands behind. */
export const readLanguage = memo((raw): string | null => {
  const text = raw.trim()
  const tag = /^([a-z]{2})(?:[-_][a-z0-9]{2,8})*$/iu.exec(text)
  if (tag) {
    const code = (tag[1] ?? '').toLowerCase()
    return CODES.includes(code) ? code : null
  }
  return allNames().get(foldWords(text.replace(/\(.*\)/gu, ''))) ?? null
})
