import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeInBrowser } from '../support/browser.ts'
import { startHub, type TestHub } from '../support/hub.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await startHub()
})
afterAll(() => hub?.stop())

describeInBrowser('the form of preferences, where scripts run', (browser) => {
  async function openForm() {
    const context = await browser().newContext({ timezoneId: 'America/Denver', locale: 'en-US', reducedMotion: 'reduce' })
    const page = await context.newPage()
    await page.goto(`${hub.origin}/preferences?back=%2Fhelp`)
    const zone = page.getByLabel('Show times in')
    await expect.poll(() => zone.inputValue()).toBe('America/Denver')
    return { context, page, zone }
  }

  test('shows the zone that the browser says, so that saving keeps it', async () => {
    const { context, page } = await openForm()
    await page.getByLabel('Dark').check()
    await page.getByRole('button', { name: 'Save choices' }).click()
    await page.waitForURL('**/help')
    expect(await page.evaluate(() => ({ ...document.documentElement.dataset }))).toEqual({ zone: 'America/Denver', scheme: 'dark' })
    await context.close()
  })

  test('keeps each event’s own zone for who prefers that', async () => {
    const { context, page, zone } = await openForm()
    await zone.selectOption('own')
    await page.getByRole('button', { name: 'Save choices' }).click()
    await page.waitForURL('**/help')
    await page.goto(`${hub.origin}/preferences`)
    expect(await zone.inputValue()).toBe('own')
    expect((await context.cookies()).find((cookie) => cookie.name === 'zone')?.value).toBe('own')
    await context.close()
  })

  test('leads from the list of what is wrong to the field', async () => {
    const { context, page, zone } = await openForm()
    await zone.evaluate((select: HTMLSelectElement) => {
      select.add(new Option('Olympus', 'Mars/Olympus'))
      select.value = 'Mars/Olympus'
    })
    await page.getByRole('button', { name: 'Save choices' }).click()
    await page.getByRole('link', { name: /Mars\/Olympus/ }).click()
    expect(new URL(page.url()).hash).toBe('#zone')
    expect(await zone.inputValue()).toBe('Mars/Olympus')
    await context.close()
  })
})
