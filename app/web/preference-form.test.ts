import { describe, expect, test } from 'vitest'
import { chosenFields, type PreferenceFields, preferenceCookies, readPreferenceForm } from './preference-form.ts'
import { readPreferences } from './preferences.ts'

const now: PreferenceFields = { language: 'en', zone: 'own', scheme: 'device', slash: 'on' }

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

/** What the next request's cookies say, as a browser would send them. */
function nextVisit(fields: PreferenceFields) {
  const kept = preferenceCookies(fields, false).filter((cookie) => !cookie.includes('Max-Age=0'))
  return readPreferences(kept.map((cookie) => cookie.split(';')[0]).join('; '), 'es')
}

describe('what is chosen in the form', () => {
  test('holds from the next page on', () => {
    expect(nextVisit({ language: 'en', zone: 'Pacific/Honolulu', scheme: 'dark', slash: 'off' })).toEqual({
      lang: 'en',
      zone: 'Pacific/Honolulu',
      scheme: 'dark',
      slashKey: false,
    })
  })

  test('can be taken back', () => {
    expect(nextVisit(now)).toEqual({ lang: 'en', zone: null, scheme: null, slashKey: true })
  })

  test('each event’s own zone is a choice that is kept, so that a browser’s zone does not take its place', () => {
    expect(preferenceCookies(now, false)).toContainEqual(expect.stringMatching(/^zone=own;.*Max-Age=31536000/))
  })

  test('is shown again in the form', () => {
    const fields = { language: 'es', zone: 'Africa/Nairobi', scheme: 'light', slash: 'off' }
    expect(chosenFields(nextVisit(fields))).toEqual(fields)
  })

  test('travels over https alone where the hub does', () => {
    for (const cookie of preferenceCookies(now, true)) expect(cookie).toMatch(/; SameSite=Lax; Secure$/)
  })
})

describe('reading the form', () => {
  test('a field that was not sent stays as it is', () => {
    expect(readPreferenceForm(formOf({ zone: 'America/Denver' }), { ...now, scheme: 'dark' })).toEqual({
      typed: { ...now, zone: 'America/Denver', scheme: 'dark' },
      wrong: [],
    })
  })

  test.each([
    ['language', 'fr'],
    ['language', ''],
    ['zone', 'Mars/Olympus'],
    ['zone', 'america/chicago; Path=/'],
    ['scheme', 'sepia'],
    ['slash', 'maybe'],
  ] as const)('%s=%j is named as wrong, and what was typed is kept', (name, value) => {
    const { typed, wrong } = readPreferenceForm(formOf({ language: 'es', zone: 'UTC', [name]: value }), now)
    expect(wrong).toEqual([name])
    expect(typed[name]).toBe(value)
  })

  test('a text without end is cut, and a file is no choice', () => {
    const form = formOf({ zone: 'x'.repeat(10_000) })
    form.set('scheme', new File(['dark'], 'scheme'))
    const { typed, wrong } = readPreferenceForm(form, now)
    expect(typed.zone.length).toBeLessThan(100)
    expect(wrong).toEqual(['zone', 'scheme'])
  })
})
