const zones = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])
const spelled = /^[A-Za-z]{2,14}(?:[/_+-][A-Za-z0-9_+-]{1,20}){0,3}$/

/** A zone by its IANA name, in the one spelling that the engine gives it (`Asia/Kolkata` may be `Asia/Calcutta`), or null for no zone. */
export function knownZone(value: string | undefined | null): string | null {
  if (!value) return null
  if (zones.has(value)) return value
  // an offset is no zone, and so is what only looks like one
  if (!spelled.test(value)) return null
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone
  } catch {
    return null
  }
}

/** Every zone that can be chosen, the usual ones of the association's members first. */
export function listZones(): { usual: string[]; all: string[] } {
  return { usual: usual.filter((zone) => zones.has(zone)), all: [...zones].sort() }
}

const usual = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'Pacific/Honolulu',
  'America/Puerto_Rico',
  'Pacific/Guam',
]
