import { foldWords } from './clean-text.ts'

/** Time zones as sources name them: IANA names, abbreviations, Windows names, and paths that end in an IANA name. */

type ZoneReading = {
  /** IANA name */
  zone: string
  /** why it was guessed, in words; null where the source names the zone itself */
  guess: string | null
}

const WORDS: readonly (readonly [RegExp, string])[] = [
  [/^(aest|aedt)$|\baus eastern\b/, 'Australia/Sydney'],
  [/\bw australia\b/, 'Australia/Perth'],
  [/^(pst|pdt|pt)$|\bpacific\b/, 'America/Los_Angeles'],
  [/\barizona\b/, 'America/Phoenix'],
  [/^(mst|mdt|mt)$|\bmountain\b/, 'America/Denver'],
  [/^(cst|cdt|ct)$|\bcentral (standard|daylight)? ?time( us canada)?$/, 'America/Chicago'],
  [/^(est|edt|et)$|\beastern\b/, 'America/New_York'],
  [/^(akst|akdt|akt)$|\balaskan?\b/, 'America/Anchorage'],
  [/^(hst|hast|hadt)$|\bhawaii(an)?\b/, 'Pacific/Honolulu'],
  [/^(ast|adt)$|\batlantic\b/, 'America/Halifax'],
  [/^(bst)$|\b(gmt standard|greenwich|london)\b/, 'Europe/London'],
  [/^(cet|cest)$|\b(w europe|romance|central europe)\b.*\bstandard time\b/, 'Europe/Berlin'],
  [/^(utc|gmt|z|zulu)$|\bcoordinated universal\b/, 'UTC'],
]

const known = new Map<string, ZoneReading | null>()

/** Reads a zone's name; null where nothing tells which zone is meant. */
export function readZone(raw: string): ZoneReading | null {
  const name = raw.trim().replace(/^"|"$/g, '')
  const before = known.get(name)
  if (before !== undefined) return before
  const reading = findZone(name)
  if (known.size < 2000) known.set(name, reading)
  return reading
}

function findZone(name: string): ZoneReading | null {
  if (name === '' || name.length > 100) return null
  const folded = foldWords(name)
  if (/^[A-Za-z]+(\/[A-Za-z0-9_+-]+)+$/.test(name)) {
    const zone = ianaName(name)
    if (zone !== null) return { zone, guess: null }
  }
  for (const [pattern, zone] of WORDS) {
    if (!pattern.test(folded)) continue
    return { zone, guess: zone === 'UTC' ? null : `“${name}” is not the name of a time zone; taken as ${zone}` }
  }
  const tail = /([A-Za-z]+(?:\/[A-Za-z0-9_+-]+){1,2})$/.exec(name)?.[1]
  const zone = tail === undefined ? null : (ianaName(tail) ?? ianaName(tail.slice(tail.indexOf('/') + 1)))
  return zone === null ? null : { zone, guess: `“${name}” ends in the zone ${zone}, which was taken` }
}

function ianaName(name: string): string | null {
  if (!name.includes('/') && name !== 'UTC') return null
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    return null
  }
}

/** A fixed distance from UTC as a zone, for times that state only that: minutes east of UTC, whole hours; null otherwise. */
export function fixedZone(minutes: number): string | null {
  if (minutes === 0) return 'UTC'
  if (minutes % 60 !== 0 || Math.abs(minutes) > 14 * 60) return null
  return ianaName(`Etc/GMT${minutes > 0 ? '-' : '+'}${Math.abs(minutes / 60)}`)
}
