/** Words that begin with what has been typed. */
import type { Dictionary } from './dictionary.ts'

const mostTerms = 64
/** one or two letters begin too much: only what is commonest */
const mostTermsOfFew = 16

/** Terms of words that begin with `prefix`, those in most documents first, and how many documents hold their words. */
export function termsStarting(dictionary: Dictionary, prefix: string): { terms: number[]; documents: number } {
  const { uses, stop, texts, language } = dictionary
  const words: number[] = []
  for (const bucket of buckets(dictionary, prefix)) {
    for (const word of bucket) {
      if ((uses.data[word] as number) > 0 && stop.data[word] === 0 && (texts[word] as string).startsWith(prefix)) words.push(word)
    }
  }
  words.sort(
    (a, b) =>
      (uses.data[b] as number) - (uses.data[a] as number) ||
      compareTexts(texts[a] as string, texts[b] as string) ||
      (language.data[a] as number) - (language.data[b] as number),
  )
  const terms = new Set<number>()
  const most = prefix.length < 3 ? mostTermsOfFew : mostTerms
  let documents = 0
  for (const word of words) {
    if (terms.size === most) break
    const term = dictionary.term.data[word] as number
    if (terms.has(term)) continue
    terms.add(term)
    documents += dictionary.frequency.data[term] as number
  }
  return { terms: [...terms], documents }
}

function buckets(dictionary: Dictionary, prefix: string): number[][] {
  if (prefix.length > 1) return [dictionary.starts.get(prefix.slice(0, 2)) ?? []]
  return [...dictionary.starts].flatMap(([start, bucket]) => (start.startsWith(prefix) ? [bucket] : []))
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
