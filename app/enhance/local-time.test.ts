import { describe, expect, test } from 'vitest'
import { clockRange, shortDay, zoneShort } from '#app/ui/time.ts'
import { cookieValue, localText, zoneOf } from './local-time.ts'

const now = new Date('2026-11-24T12:00:00Z')
const span = { from: new Date('2026-12-08T19:00:00Z'), to: new Date('2026-12-08T20:30:00Z') }
const plain = (text: string) => text.replace(/\s/gu, ' ')
const at = (zone: string, lang: 'en' | 'es' = 'en') => plain(localText(span, 'as it was', { zone, lang, now, keep: false }))

describe('which zone a page is shown in', () => {
  test('the one that was chosen, whatever the device says', () => {
    expect(zoneOf('Pacific/Honolulu', 'America/Chicago')).toBe('Pacific/Honolulu')
  })

  test('the device’s, where none was chosen', () => {
    expect(zoneOf(null, 'Africa/Nairobi')).toBe('Africa/Nairobi')
  })

  test('each event’s own, where that was chosen', () => {
    expect(zoneOf('own', 'America/Chicago')).toBeNull()
  })

  test.each(['UTC', 'Etc/UTC', 'Etc/Unknown', 'GMT', '', undefined])('a device that says %j does not say where it is', (device) => {
    expect(zoneOf(null, device)).toBeNull()
  })

  test('the cookie is read among others', () => {
    expect(cookieValue('language=es; zone=America%2FChicago; slash=off', 'zone')).toBe('America/Chicago')
    expect(cookieValue('timezone=x; zone=', 'zone')).toBeNull()
    expect(cookieValue('', 'zone')).toBeNull()
  })
})

describe('one event, shown where its readers are', () => {
  test('names hour, day and zone', () => {
    expect(at('America/Chicago')).toBe('Tue, Dec 8, 1:00–2:30 pm CST')
    expect(at('Pacific/Honolulu')).toBe('Tue, Dec 8, 9:00–10:30 am HST')
    expect(at('Africa/Nairobi')).toMatch(/^Tue, Dec 8, 10:00–11:30 pm (GMT\+3|EAT)$/)
    expect(at('Asia/Tokyo')).toMatch(/^Wed, Dec 9, 4:00–5:30 am (GMT\+9|JST)$/)
  })

  test('in Spanish', () => {
    expect(at('America/New_York', 'es')).toMatch(/^mar, 8 de dic, 2:00.3:30.p\.?\s?m\.? (EST|GMT-5)$/i)
  })

  test.each(['en', 'es'] as const)('is worded as the server words it (%s)', (lang) => {
    for (const zone of ['America/Chicago', 'Pacific/Honolulu', 'Africa/Nairobi', 'Asia/Calcutta'])
      for (const to of [span.to, new Date('2026-12-09T06:15:00Z')])
        for (const year of [2026, 2027])
          expect(localText({ from: span.from, to }, '', { zone, lang, now: new Date(Date.UTC(year, 5)), keep: false })).toBe(
            `${shortDay(span.from, zone, lang, new Date(Date.UTC(year, 5)))}, ${clockRange(span.from, to, zone, lang)} ${zoneShort(span.from, zone, lang)}`,
          )
  })

  test('keeps the hour on the wall across the change of clocks', () => {
    const july = { from: new Date('2027-07-13T18:00:00Z'), to: new Date('2027-07-13T19:00:00Z') }
    expect(plain(localText(july, '', { zone: 'America/Chicago', lang: 'en', now, keep: false }))).toBe(
      'Tue, Jul 13, 2027, 1:00–2:00 pm CDT',
    )
    expect(plain(localText(july, '', { zone: 'America/Phoenix', lang: 'en', now, keep: false }))).toBe(
      'Tue, Jul 13, 2027, 11:00 am–12:00 pm MST',
    )
  })
})

describe('beside words that speak of the event’s own zone', () => {
  const shown = localText(span, '', { zone: 'America/Chicago', lang: 'en', now, keep: false })

  test('its own time stays, in brackets', () => {
    expect(plain(localText(span, shown, { zone: 'America/New_York', lang: 'en', now, keep: true }))).toBe(
      'Tue, Dec 8, 2:00–3:30 pm EST (1:00–2:30 pm CST)',
    )
  })

  test('with its day where that is another', () => {
    expect(plain(localText(span, shown, { zone: 'Asia/Tokyo', lang: 'en', now, keep: true }))).toMatch(/\(Tue, Dec 8, 1:00–2:30 pm CST\)$/)
  })

  test('once, where both are the same', () => {
    expect(localText(span, shown, { zone: 'America/Chicago', lang: 'en', now, keep: true })).toBe(shown)
  })
})
