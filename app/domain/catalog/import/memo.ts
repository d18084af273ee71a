/** Remembers what a pure reading of a short text gave: files say the same few words over and over. */
export function memo<T>(read: (text: string) => T, limit = 5000): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined || known.has(text)) return before as T
    const result = read(text)
    if (text.length > 200) return result
    if (known.size >= limit) known.clear()
    known.set(text, result)
    return result
  }
}
