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

/** Text with the searched words marked. */
export function Highlight({ text, words }: { text: string; words: readonly string[] }) {
  if (words.length === 0) return <>{text}</>
  const searched = words
    .flatMap((word) => fold(word).match(/[\p{L}\p{N}]+/gu) ?? [])
    .filter((word) => word.length > 2 && !joining.has(word))
  if (searched.length === 0) return <>{text}</>
  return (
    <>
      {text.split(/([\p{L}\p{N}]+)/u).map((piece, at) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text have no other identity, and never move
        at % 2 === 1 && searched.some((word) => alike(fold(piece), word)) ? <mark key={at}>{piece}</mark> : piece,
      )}
    </>
  )
}
