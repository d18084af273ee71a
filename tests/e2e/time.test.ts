import { DateTime } from 'luxon'
import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Addresses, findAddresses, weeklySeries } from '../support/addresses.ts'
import { describeInBrowser } from '../support/browser.ts'
import { startHub, type TestHub } from '../support/hub.ts'

let hub: TestHub
let addresses: Addresses
let meetings: { from: Date; to: Date }[]
beforeAll(async () => {
  hub = await startHub()
  addresses = await findAddresses(hub)
  const rows = await hub.db
    .selectFrom('option_parts as part')
    .innerJoin('option_runs as run', 'run.id', 'part.run_id')
    .innerJoin('options as option', 'option.id', 'run.option_id')
    .select(['part.starts_at', 'part.ends_at'])
    .where('option.external_id', '=', weeklySeries)
    .orderBy('part.position')
    .execute()
  meetings = rows.flatMap(({ starts_at, ends_at }) => (starts_at && ends_at ? [{ from: starts_at, to: ends_at }] : []))
})
afterAll(() => hub?.stop())

const zones = [
  // no daylight saving time, and the event's zone has it: the hour changes there though nobody there touches a clock
  { zone: 'Pacific/Honolulu', city: 'Honolulu', hours: 2 },
  { zone: 'America/Chicago', city: 'Chicago', hours: 1 },
  { zone: 'Africa/Nairobi', city: 'Nairobi', hours: 2 },
]

/** "Tue, Dec 8, 6:30–7:45 pm" as another library reckons it, the halves of the day and the year left out where the page may leave them out. */
function expected({ from, to }: { from: Date; to: Date }, zone: string): string {
  const [start, end] = [DateTime.fromJSDate(from, { zone }), DateTime.fromJSDate(to, { zone })]
  return `${start.toFormat('ccc, LLL d')} ${start.toFormat('h:mm')} ${end.toFormat('h:mm a').toLowerCase()}`
}

/** The same three things of what the page says. */
function said(text: string): string {
  const found = /^(\w{3}, \w{3} \d+)(?:, \d{4})?, (\d+:\d\d)(?:\s[ap]m)?–(\d+:\d\d\s[ap]m)/.exec(text)
  return found ? `${found[1]} ${found[2]} ${found[3]?.replace(/\s/g, ' ')}` : text
}

async function timesOn(page: Page): Promise<string[]> {
  return (await page.locator('.time time').allTextContents()).map(said)
}

test('the demonstration holds four weekly evenings with a change of clocks between them', () => {
  expect(meetings).toHaveLength(4)
  const offsets = new Set(meetings.map(({ from }) => DateTime.fromJSDate(from, { zone: 'America/Chicago' }).offset))
  expect(offsets.size).toBe(2)
})

describeInBrowser('the four evenings are shown right', (browser) => {
  test.each(zones)('in $city, chosen in the form, without scripts', async ({ zone, city, hours }) => {
    const context = await browser().newContext({ javaScriptEnabled: false, locale: 'en-US', timezoneId: 'Europe/Paris' })
    const page = await context.newPage()
    await page.goto(hub.origin + addresses['option-series'])
    await page.getByRole('link', { name: 'change', exact: true }).click()
    await page.locator('select[name="zone"]').selectOption(zone)
    await page.locator('form.preferences button[type="submit"]').click()
    expect(new URL(page.url()).pathname).toBe(addresses['option-series'])
    const shown = await timesOn(page)
    expect(shown).toEqual(meetings.map((meeting) => expected(meeting, zone)))
    expect(new Set(shown.map((text) => text.split(' ')[3])).size).toBe(hours)
    expect(await page.locator('.foot').textContent()).toContain(`Times in ${city}`)
    // remembered on the pages to come: the calendar puts each on the day that it has there
    await page.goto(`${hub.origin}/calendar?when=${DateTime.fromJSDate(meetings[0]?.from ?? new Date(), { zone }).toFormat('yyyy-LL')}`)
    const days = await page
      .locator('.agenda > li', { has: page.locator(`a[href="${addresses['option-series']}"]`) })
      .evaluateAll((items) => items.map((item) => item.id))
    expect(days[0]).toBe(`d${DateTime.fromJSDate(meetings[0]?.from ?? new Date(), { zone }).toISODate()}`)
    await context.close()
  })

  test.each(zones)('in $city, by the browser’s own zone, with scripts', async ({ zone, hours }) => {
    const context = await browser().newContext({ locale: 'en-US', timezoneId: zone })
    const page = await context.newPage()
    await page.goto(hub.origin + addresses['option-series'])
    await expect.poll(() => timesOn(page)).toEqual(meetings.map((meeting) => expected(meeting, zone)))
    expect(new Set((await timesOn(page)).map((text) => text.split(' ')[3])).size).toBe(hours)
    // and the next page comes so from the server, the same to the letter, but that the event's own time stands elsewhere on it
    const first = (await page.locator('.time time').allTextContents()).map((text) => text.replace(/ \(.*\)$/, ''))
    await page.reload()
    expect(await page.locator('html').getAttribute('data-zone')).toBe(zone)
    expect(await page.locator('.time time').allTextContents()).toEqual(first)
    await context.close()
  })

  test('a zone that was chosen stays, wherever the browser is', async () => {
    const context = await browser().newContext({ locale: 'en-US', timezoneId: 'Africa/Nairobi' })
    await context.addCookies([{ name: 'zone', value: 'Pacific%2FHonolulu', url: hub.origin }])
    const page = await context.newPage()
    await page.goto(hub.origin + addresses['option-series'])
    expect(await timesOn(page)).toEqual(meetings.map((meeting) => expected(meeting, 'Pacific/Honolulu')))
    await context.close()
  })

  test('where no zone is known, each time is in the zone of its event, and says so', async () => {
    const context = await browser().newContext({ javaScriptEnabled: false, locale: 'en-US', timezoneId: 'Africa/Nairobi' })
    const page = await context.newPage()
    await page.goto(hub.origin + addresses['option-series'])
    expect(await timesOn(page)).toEqual(meetings.map((meeting) => expected(meeting, 'America/Chicago')))
    const names = (await page.locator('.time time').allTextContents()).map((text) => text.slice(-3))
    expect(names.sort()).toEqual(['CDT', 'CDT', 'CST', 'CST'])
    await context.close()
  })

  test('in Spanish as well, with the same hours', async () => {
    const context = await browser().newContext({ javaScriptEnabled: false, locale: 'es-US' })
    const page = await context.newPage()
    await page.goto(hub.origin + addresses['option-series'])
    const hours = (await page.locator('.time time').allTextContents()).map((text) => /(\d+:\d\d).*?(\d+:\d\d)/.exec(text)?.slice(1))
    expect(hours).toEqual(meetings.map(() => ['6:30', '7:45']))
    await context.close()
  })
})
