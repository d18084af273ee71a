/**
 * Loader data of a page that does not hydrate: it is rendered here and nowhere else, so nothing of it is written into the stream that
 * would carry it to a browser. The properties are there for whoever reads them by name, and are not enumerated by the encoder.
 */
export function unsent<T extends object>(data: T): T {
  const kept = {}
  for (const [name, value] of Object.entries(data)) Object.defineProperty(kept, name, { value })
  return kept as T
}
