import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { drawable } from './card-letters.ts'
import { lineWidth, ownFace } from './card-text.ts'

test.each([
  ['Más allá de la señal: ¿qué? – “100 %” of a year’s £5', 'Más allá de la señal: ¿qué? – “100 %” of a year’s £5'],
  ['Erdős, Dvořák, Łódź and ﬁve ½ Ｗａｙｓ, ⅓ of 5 µm', 'Erdos, Dvorák, Lódz and five ½ Ways, 1/3 of 5 um'],
  ['cafe\u0301, self‑paced, 3′ 5″', 'café, self-paced, 3’ 5”'],
  ['1:00\u202fpm\u00a0–\u00a02:30', '1:00 pm – 2:30'],
  ['Weeding 雑草 管理 with care', 'Weeding … with care'],
  ['Библиотека 2030', '… 2030'],
  ['Read 📚 on 👩🏽‍💻🇲🇽 1️⃣!', 'Read on 1!'],
  ['→ Start ✓', 'Start'],
  ['図書館', ''],
  ['📚 – !', ''],
  ['\u202e\u0000\ud800', ''],
  ['', ''],
])('%j is drawn as %j', (text, drawn) => {
  expect(drawable(text)).toBe(drawn)
})

/** Every character that a drawn card may hold. */
const kept = Array.from({ length: 0xffff - 0x20 }, (_, at) => String.fromCodePoint(0x21 + at)).filter((character) =>
  drawable(`a${character}`).includes(character, 1),
)

test.each(['regular', 'bold', 'label'] as const)('every letter that is kept is in the font “%s”', (name) => {
  const widths = widthsOf(name)
  expect(kept.length).toBeGreaterThan(200)
  expect(kept.filter((character) => !widths.has(character))).toEqual([])
})

test.each(['regular', 'bold'] as const)('no letter of the font “%s” is wider than a line counts on, nor much narrower', (name) => {
  const widths = widthsOf(name)
  const beyond = (fits: (real: number, counted: number) => boolean) =>
    [' ', ...kept].filter((character) => !fits(widths.get(character) ?? 9, lineWidth(character, 1, ownFace)))
  expect(beyond((real, counted) => real <= counted)).toEqual([])
  expect(beyond((real, counted) => counted - real < 0.25)).toEqual([])
})

/** The characters of a font of cards and their widths in em, read from its tables: a segment map (format 4), and the horizontal metrics. */
function widthsOf(name: 'regular' | 'bold' | 'label'): Map<string, number> {
  const font = readFileSync(`app/ui/fonts/card-${name}.ttf`)
  const word = (at: number) => font.readUInt16BE(at)
  const entries = Array.from({ length: word(4) }, (_, at) => 12 + at * 16)
  const table = (tag: string) => font.readUInt32BE((entries.find((at) => font.toString('latin1', at, at + 4) === tag) ?? 0) + 8)
  const cmap = table('cmap')
  const subtables = Array.from({ length: word(cmap + 2) }, (_, at) => cmap + font.readUInt32BE(cmap + 8 + at * 8))
  const map = subtables.find((at) => word(at) === 4)
  if (map === undefined) throw new Error('no segment map')
  const segments = word(map + 6) / 2
  const [em, metrics] = [word(table('head') + 18), word(table('hhea') + 34)]
  const widths = new Map<string, number>()
  for (let segment = 0; segment < segments; segment++) {
    const [end, start, delta, offsetAt] = [14, 16 + segments * 2, 16 + segments * 4, 16 + segments * 6].map((at) => map + at + segment * 2)
    if (end === undefined || start === undefined || delta === undefined || offsetAt === undefined) continue
    for (let code = word(start); code <= word(end) && code < 0xffff; code++) {
      const glyph = word(offsetAt) ? word(offsetAt + word(offsetAt) + (code - word(start)) * 2) : (code + word(delta)) & 0xffff
      widths.set(String.fromCodePoint(code), word(table('hmtx') + Math.min(glyph, metrics - 1) * 4) / em)
    }
  }
  return widths
}
