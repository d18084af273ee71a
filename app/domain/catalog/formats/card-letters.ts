import { oneLine } from './text.ts'

/** What the fonts of drawn cards hold, as `app/ui/fonts/make.mjs` cut them. */
const held = /^[ -~¡-¬®-´¶-ÿŒœ–—‘’‚“”„•…‹›€™]+$/

/** Signs and letters that no decomposition leads to a plain one. */
const alike: Record<string, string> = {
  '‐': '-',
  '‑': '-',
  '‒': '–',
  '―': '—',
  '−': '–',
  '′': '’',
  '″': '”',
  ʻ: '‘',
  ʼ: '’',
  '⁄': '/',
  µ: 'u',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ı: 'i',
}

/**
 * Text that the fonts of drawn cards can show. What they lack is written plainly where it can be (ő as o, ﬁ as fi); letters of other
 * scripts become one ellipsis, since something is missing there; emoji and other signs are left out. Empty where no word is left.
 */
export function drawable(text: string): string {
  const drawn = [...oneLine(text).normalize('NFC')]
    .map(drawableCharacter)
    .join('')
    .replace(/…(?:[\s…]*…)+/g, '…')
  return /[\p{L}\p{N}]/u.test(drawn) ? oneLine(drawn) : ''
}

function drawableCharacter(character: string): string {
  if (held.test(character)) return character
  const plain = alike[character] ?? character.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('⁄', '/')
  if (held.test(plain)) return plain
  return /[\p{L}\p{N}]/u.test(character) ? '…' : ''
}
