import { listZones } from './zone.ts'

export type NamedZone = { zone: string; name: string }
type Named = { usual: NamedZone[]; others: NamedZone[] }

/** Cities of the usual zones that have a Spanish name of their own. */
const spanish: Record<string, string> = { 'America/New_York': 'Nueva York', 'America/Los_Angeles': 'Los Ángeles' }

const made = new Map<'en' | 'es', Named>()

/** Every zone with a name that can be read, such as "Chicago — Central Time": the usual ones first, the others by name. */
export function namedZones(lang: 'en' | 'es'): Named {
  let named = made.get(lang)
  if (!named) {
    const { usual, all } = listZones()
    const toNamed = (zone: string) => ({ zone, name: zoneName(zone, lang) })
    const others = all.filter((zone) => !usual.includes(zone)).map(toNamed)
    others.sort((a, b) => a.name.localeCompare(b.name, lang))
    named = { usual: usual.map(toNamed), others }
    made.set(lang, named)
  }
  return named
}

/** The city, and the name of the time there as the language has it. */
export function zoneName(zone: string, lang: 'en' | 'es'): string {
  const city = (lang === 'es' && spanish[zone]) || (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
  const parts = new Intl.DateTimeFormat(`${lang}-US`, { timeZone: zone, timeZoneName: 'longGeneric' }).formatToParts(new Date())
  const time = parts.find((part) => part.type === 'timeZoneName')?.value
  return time && !time.startsWith('GMT') ? `${city} — ${time}` : city
}
