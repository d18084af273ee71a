import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startHub, type TestHub } from '../support/hub.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await startHub()
})
afterAll(() => hub?.stop())

const chosen = { language: 'es', zone: 'Pacific/Honolulu', scheme: 'dark', slash: 'off' }

/** The cookies that a browser would send after this reply. */
function cookiesOf(headers: { 'set-cookie'?: string[] }): string {
  const kept = (headers['set-cookie'] ?? []).filter((cookie) => !cookie.includes('Max-Age=0'))
  return kept.map((cookie) => cookie.split(';')[0]).join('; ')
}

describe('how a person likes to read', () => {
  test('is chosen in a form that says where it leads back to', async () => {
    const { status, text } = await hub.get('/preferences?back=%2Fcatalog%3Fq%3Dgrief')
    expect(status).toBe(200)
    expect(text).toContain('<input type="hidden" name="back" value="/catalog?q=grief"/>')
    for (const name of ['language', 'zone', 'scheme', 'slash']) expect(text).toContain(`name="${name}"`)
    expect(text).toContain('Chicago — Central Time')
  })

  test('holds on the page that it leads back to, and in the form', async () => {
    const saved = await hub.post('/preferences', { ...chosen, back: '/help' })
    expect([saved.status, saved.headers.location]).toEqual([303, '/help'])
    const cookie = cookiesOf(saved.headers)
    const page = await hub.get('/help', { cookie })
    expect(page.text).toMatch(/<html lang="es" data-scheme="dark" data-zone="Pacific\/Honolulu" data-slash="off"/)
    const form = await hub.get('/preferences', { cookie })
    expect(form.text).toMatch(/<option value="Pacific\/Honolulu" selected=""/)
    expect(form.text).toMatch(/name="slash" checked="" value="off"|name="slash" value="off" checked=""/)
  })

  test('can be taken back', async () => {
    const saved = await hub.post('/preferences', { language: 'en', zone: 'own', scheme: 'device', slash: 'on', back: '/' })
    const page = await hub.get('/help', { cookie: cookiesOf(saved.headers) })
    expect(page.text).toContain('<html lang="en">')
  })
})

describe('a choice that there is not', () => {
  test('is named beside its field and above the form, and what else was chosen stays', async () => {
    const refused = await hub.post('/preferences', { ...chosen, zone: 'Mars/<b>Olympus</b>', back: '/catalog?q=grief' })
    expect(refused.status).toBe(400)
    expect(refused.headers['set-cookie']).toBeUndefined()
    const { text } = refused
    expect(text).toContain('<a href="#zone">')
    expect(text.match(/Mars\/&lt;b&gt;Olympus&lt;\/b&gt;/g)?.length).toBeGreaterThanOrEqual(3)
    expect(text).not.toContain('<b>Olympus')
    expect(text).toMatch(/<select id="zone"[^>]*aria-invalid="true"/)
    expect(text).toMatch(/name="scheme" checked="" value="dark"|name="scheme" value="dark" checked=""/)
    expect(text).toContain('name="back" value="/catalog?q=grief"')
  })

  test.each(['language', 'scheme', 'slash'])('%s is no free text', async (field) => {
    const refused = await hub.post('/preferences', { ...chosen, [field]: 'purple', back: '/' })
    expect(refused.status).toBe(400)
    expect(refused.text).toContain(`<a href="#${field}">`)
  })
})

describe('the way back', () => {
  test.each(['//evil.example/', 'https://evil.example/', '/\\evil.example', 'javascript:alert(1)', ''])(
    '%j is no address of the hub',
    async (back) => {
      const saved = await hub.post('/preferences', { ...chosen, back })
      expect([saved.status, saved.headers.location]).toEqual([303, '/'])
    },
  )

  test('never leads back to this very form', async () => {
    const saved = await hub.post('/preferences', { ...chosen, back: '/preferences?back=%2Fgoals' })
    expect(saved.headers.location).toBe('/goals')
  })
})
