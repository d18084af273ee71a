/** Letters and digits of a word, accents folded, for comparing what was searched with what is shown. */
function fold(word: string): string {
  const plain = /^[ -~]*$/.test(word) ? word : word.normalize('NFD').replace(/\p{M}/gu, '')
  return plain.toLowerCase()
}

/** A shown word answers a searched one when they are the same up to an ending. */
function alike(shown: string, searched: string): boolean {
  if (shown === searched) return true
  const shared = Math.min(shown.length, searched.length)
  return (
    shared >= 4 &&
    Math.abs(shown.length - searched.length) <= 3 &&
    shown.slice(0, Math.max(4, shared - 1)) === searched.slice(0, Math.max(4, shared - 1))
  )
}

/** Words that join others and are searched by nobody. */
const joining = new Set('and are for from how into its the their this that what with your con del las los para por que sus una'.split(' '))

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#x27;' }

function escapeHtml(text: string): string {
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (sign) => signs[sign] ?? '') : text
}

/** Text → markup with the searched words marked; everything else is escaped. */
export function highlight(words: readonly string[]): (text: string) => string {
  const searched = words
    .flatMap((word) => fold(word).match(/[\p{L}\p{N}]+/gu) ?? [])
    .filter((word) => word.length > 2 && !joining.has(word))
  if (searched.length === 0) return escapeHtml
  return (text) => {
    let html = ''
    let told = 0
    for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}]{3,}/gu)) {
      const folded = fold(word)
      if (!searched.some((other) => alike(folded, other))) continue
      html += `${escapeHtml(text.slice(told, index))}<mark>${word}</mark>`
      told = index + word.length
    }
    return html + escapeHtml(text.slice(told))
  }
}
