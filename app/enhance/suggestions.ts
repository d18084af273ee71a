/** The words of an OpenSearch suggestions document `[typed, [word, …], …]`; none where it is anything else. */
export function readSuggestions(document: unknown): string[] {
  const words: unknown = Array.isArray(document) ? document[1] : null
  return Array.isArray(words) ? words.filter((word): word is string => typeof word === 'string' && word !== '') : []
}

/** Where an arrow key leads in a list of `count`, round and round; -1 is the text field itself. */
export function nextOption(at: number, count: number, key: 'ArrowDown' | 'ArrowUp'): number {
  const steps = count + 1
  return ((at + 1 + (key === 'ArrowDown' ? 1 : steps - 1)) % steps) - 1
}
