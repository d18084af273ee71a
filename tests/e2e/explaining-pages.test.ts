import AxeBuilder from '@axe-core/playwright'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { startHub, type TestHub } from '../support/hub.ts'

let hub: TestHub
let browser: Browser
beforeAll(async () => {
  hub = await startHub()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await hub?.stop()
})

const pages = ['/help', '/privacy', '/accessibility', '/data', '/preferences']
const readers = (['en', 'es'] as const).flatMap((lang) => (['light', 'dark'] as const).map((scheme) => ({ lang, scheme })))

describe.each(pages)('%s', (path) => {
  test.each(readers)('has no fault that axe can find ($lang, $scheme)', async ({ lang, scheme }) => {
    const context = await browser.newContext({
      colorScheme: scheme,
      reducedMotion: 'reduce',
      extraHTTPHeaders: { 'accept-language': lang },
    })
    try {
      const page = await context.newPage()
      await page.goto(hub.origin + path)
      expect(await page.evaluate(() => document.documentElement.lang)).toBe(lang)
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
    } finally {
      await context.close()
    }
  })

  test.each(['en', 'es'] as const)('fits a screen of 320 pixels, and its own links lead somewhere (%s)', async (lang) => {
    const context = await browser.newContext({ viewport: { width: 320, height: 800 }, extraHTTPHeaders: { 'accept-language': lang } })
    try {
      const page = await context.newPage()
      await page.goto(hub.origin + path)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
      const links = await page.locator('main a').evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
      for (const link of new Set(links)) {
        if (link.startsWith('#')) expect(await page.locator(link).count(), link).toBe(1)
        else expect((await hub.get(link)).status, link).toBe(200)
      }
    } finally {
      await context.close()
    }
  })
})

describe('the form of preferences, with a script', () => {
  test('shows the zone that the browser says, so that saving keeps it', async () => {
    const context = await browser.newContext({ timezoneId: 'America/Denver', locale: 'en-US', reducedMotion: 'reduce' })
    try {
      const page = await context.newPage()
      await page.goto(`${hub.origin}/preferences?back=%2Fhelp`)
      await expect.poll(() => page.getByLabel('Show times in').inputValue()).toBe('America/Denver')
      await page.getByLabel('Dark').check()
      await page.getByRole('button', { name: 'Save choices' }).click()
      await page.waitForURL('**/help')
      expect(await page.evaluate(() => ({ ...document.documentElement.dataset }))).toEqual({ zone: 'America/Denver', scheme: 'dark' })
    } finally {
      await context.close()
    }
  })

  test('leaves alone who prefers each event’s own zone', async () => {
    const context = await browser.newContext({ timezoneId: 'America/Denver', locale: 'en-US', reducedMotion: 'reduce' })
    try {
      const page = await context.newPage()
      await page.goto(`${hub.origin}/preferences?back=%2Fhelp`)
      await expect.poll(() => page.getByLabel('Show times in').inputValue()).toBe('America/Denver')
      await page.getByLabel('Show times in').selectOption('own')
      await page.getByRole('button', { name: 'Save choices' }).click()
      await page.waitForURL('**/help')
      await page.goto(`${hub.origin}/preferences`)
      expect(await page.getByLabel('Show times in').inputValue()).toBe('own')
    } finally {
      await context.close()
    }
  })
})
