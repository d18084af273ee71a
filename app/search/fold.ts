/** Letters as they are compared: lower case, without accents, compatibility forms and invisible characters undone. */

const ascii = /^[\0-\x7f]*$/
/** soft hyphen, zero-width and direction marks, byte order mark: they vanish, the letters around them meet */
const invisible = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/g
const marks = /\p{M}+/gu
const special: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  '’': "'",
  '‘': "'",
  ʼ: "'",
  '＇': "'",
  '‐': '-',
  '‑': '-',
}
const specials = /[ßæœøłđðþıħ’‘ʼ＇‐‑]/g

export function fold(text: string): string {
  if (ascii.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .replace(invisible, '')
    .replace(marks, '')
    .toLowerCase()
    .replace(marks, '')
    .replace(specials, (letter) => special[letter] ?? letter)
}

const unknown = 0
const yes = 1
const no = 2
/** by UTF-16 unit beyond ASCII: is it a letter or digit? filled as characters are met */
const seen = new Uint8Array(65_536)
const letterOrDigit = /[\p{L}\p{N}]/u

/** Whether a UTF-16 unit of folded text belongs to a word. */
export function isWordUnit(unit: number): boolean {
  if (unit < 128) return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57)
  if (seen[unit] === unknown) seen[unit] = letterOrDigit.test(String.fromCharCode(unit)) ? yes : no
  return seen[unit] === yes
}
