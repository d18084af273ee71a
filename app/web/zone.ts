const zones = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])

/** The zone itself when it is a known IANA name, else null. */
export function knownZone(value: string | undefined | null): string | null {
  return value && zones.has(value) ? value : null
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
