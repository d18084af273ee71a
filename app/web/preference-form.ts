import { type Preferences, preferenceCookie } from './preferences.ts'
import { knownZone } from './zone.ts'

/** The zone's cookie when each event is to be shown in its own: unlike no cookie at all, it keeps the browser's zone from being taken. */
export const ownZones = 'own'

/** The preferences as fields of a form, in its words. */
export type PreferenceFields = { language: string; zone: string; scheme: string; slash: string }
export type PreferenceField = keyof PreferenceFields

const fields = ['language', 'zone', 'scheme', 'slash'] as const
const longest = 60

const possible: Record<PreferenceField, (value: string) => boolean> = {
  language: (value) => value === 'en' || value === 'es',
  zone: (value) => value === ownZones || knownZone(value) !== null,
  scheme: (value) => ['device', 'light', 'dark'].includes(value),
  slash: (value) => value === 'on' || value === 'off',
}

/** What holds at the moment. */
export function chosenFields({ lang, zone, scheme, slashKey }: Preferences): PreferenceFields {
  return { language: lang, zone: zone ?? ownZones, scheme: scheme ?? 'device', slash: slashKey ? 'on' : 'off' }
}

/** Reads the form; a field that is not there stays as it is. `wrong` names the fields whose value is none that can be chosen. */
export function readPreferenceForm(form: FormData, now: PreferenceFields): { typed: PreferenceFields; wrong: PreferenceField[] } {
  const read = (name: PreferenceField) => {
    const value = form.get(name)
    return value === null ? now[name] : typeof value === 'string' ? value.slice(0, longest).toWellFormed() : ''
  }
  const typed = { language: read('language'), zone: read('zone'), scheme: read('scheme'), slash: read('slash') }
  return { typed, wrong: fields.filter((name) => !possible[name](typed[name])) }
}

/** `Set-Cookie` for each preference. What is as it would be anyway is forgotten, not kept. */
export function preferenceCookies({ language, zone, scheme, slash }: PreferenceFields, secure: boolean): string[] {
  return [
    preferenceCookie('language', language, secure),
    preferenceCookie('zone', zone, secure),
    preferenceCookie('scheme', scheme === 'device' ? '' : scheme, secure),
    preferenceCookie('slash', slash === 'on' ? '' : slash, secure),
  ]
}
