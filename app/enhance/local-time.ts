import { whenShown } from './shown.ts'
import { pageLanguage, pageWords } from './words.ts'

/** What the cookie holds when someone wants each time in its event's own zone. */
const ownZones = 'own'

const year = 365 * 86_400

/** The reader's zone, or null where it is not known or not wanted. `chosen`: the cookie's value; `device`: what the browser says. */
export function zoneOf(chosen: string | null, device: string | undefined): string | null {
  if (chosen === ownZones) return null
  if (chosen) return chosen
  // a browser that hides where it is says UTC; nobody lives there
  return !device || /^(Etc\/|UTC|GMT)/.test(device) ? null : device
}

/** The value of a cookie, or null. */
export function cookieValue(cookies: string, name: string): string | null {
  for (const pair of cookies.split('; ')) {
    const [key, value] = pair.split('=', 2)
    if (key === name && value) return decodeURIComponent(value)
  }
  return null
}

/**
 * "Tue, Dec 8, 2:00–3:30 pm EST", worded as the server words it (a test compares them). `shown` is what stood there, in the event's
 * own zone: with `keep` it follows in brackets, for a place where the words after it speak of that zone.
 */
export function localText(
  span: { from: Date; to: Date },
  shown: string,
  { zone, lang, now, keep }: { zone: string; lang: 'en' | 'es'; now: Date; keep: boolean },
): string {
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(`${lang}-US`, { timeZone: zone, ...options })
  const year = span.from.getUTCFullYear() === now.getUTCFullYear() ? undefined : 'numeric'
  const day = `${format({ weekday: 'short', month: 'short', day: 'numeric', year }).format(span.from)}, `
  const hours = format({ hour: 'numeric', minute: '2-digit' })
    .formatRange(span.from, span.to)
    .replace(/\s([AP])M\b/g, (_, half: string) => `\u00a0${half.toLowerCase()}m`)
    .replace(/\s–\s/g, '–')
  const named = format({ timeZoneName: 'short', hour: 'numeric' }).formatToParts(span.from)
  const text = `${day}${hours} ${named.find((part) => part.type === 'timeZoneName')?.value ?? zone}`
  if (!keep || text === shown) return text
  return `${text} (${shown.startsWith(day) ? shown.slice(day.length) : shown})`
}

/**
 * Where the server does not know the reader's zone, the browser does: times change to it, and a cookie carries it to the pages to come.
 * A zone that was chosen, or the choice of each event's own, stays.
 */
export function startLocalTime(): void {
  if (document.documentElement.dataset.zone) return
  const chosen = readCookie()
  const zone = zoneOf(chosen, Intl.DateTimeFormat().resolvedOptions().timeZone)
  if (!zone) return
  if (!chosen) remember(zone)
  whenShown((root) => {
    for (const time of root.querySelectorAll<HTMLTimeElement>('time[data-local="range"]')) localize(time, zone)
    // the form shows what has just been remembered
    const choice = chosen ? null : root.querySelector<HTMLSelectElement>('select[data-zone-choice]')
    if (choice && [...choice.options].some((option) => option.value === zone)) choice.value = zone
    for (const note of root.querySelectorAll('[data-zone-note]'))
      note.textContent = pageWords().timesIn((zone.split('/').at(-1) ?? zone).replaceAll('_', ' '))
  })
}

function readCookie(): string | null {
  try {
    return cookieValue(document.cookie, 'zone')
  } catch {
    return null
  }
}

function remember(zone: string): void {
  const secure = location.protocol === 'https:' ? '; Secure' : ''
  // biome-ignore lint/suspicious/noDocumentCookie: the store API that could replace it is missing in browsers that libraries use
  document.cookie = `zone=${encodeURIComponent(zone)}; Path=/; Max-Age=${year}; SameSite=Lax${secure}`
}

function localize(time: HTMLTimeElement, zone: string): void {
  const span = { from: new Date(time.dateTime), to: new Date(time.dataset.until ?? '') }
  const shown = time.textContent ?? ''
  const keep = (time.parentElement?.textContent ?? '').trim() !== shown.trim()
  try {
    const text = localText(span, shown, { zone, lang: pageLanguage(), now: new Date(), keep })
    if (text !== shown) time.textContent = text
  } catch {
    // a time or a zone that this browser does not know stays as the server wrote it
  }
}
