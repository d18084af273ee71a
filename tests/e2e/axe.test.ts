import AxeBuilder from '@axe-core/playwright'
import type { BrowserContextOptions, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Addresses, findAddresses, pageNames } from '../support/addresses.ts'
import { describeInBrowser } from '../support/browser.ts'
import { startHub, type TestHub } from '../support/hub.ts'

let hub: TestHub
let addresses: Addresses
beforeAll(async () => {
  hub = await startHub()
  addresses = await findAddresses(hub)
})
afterAll(() => hub?.stop())

const wide = { width: 1280, height: 900 }
const phone = { width: 390, height: 844 }

/** Each page is seen light and dark, in both languages, wide and narrow: the even ones in the first two of these, the odd ones in the others, the richest in all. */
const readings = [
  { of: 0, locale: 'en-US', colorScheme: 'light', viewport: wide },
  { of: 0, locale: 'es-US', colorScheme: 'dark', viewport: phone },
  { of: 1, locale: 'es-US', colorScheme: 'light', viewport: wide },
  { of: 1, locale: 'en-US', colorScheme: 'dark', viewport: phone },
] as const
const rich = new Set(['home', 'catalog-results', 'option-series', 'compare', 'preferences'])

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

describeInBrowser('axe', (browser) => {
  async function openPage(options: BrowserContextOptions): Promise<Page> {
    return (await browser().newContext({ ...options, reducedMotion: 'reduce' })).newPage()
  }

  describe.each(readings)('$locale, $colorScheme, $viewport.width px', ({ of, ...reading }) => {
    let page: Page
    beforeAll(async () => {
      page = await openPage(reading)
    })
    afterAll(() => page?.context().close())

    test.each(pageNames.filter((name, at) => rich.has(name) || at % 2 === of))('finds no fault on %s', async (name) => {
      await page.goto(hub.origin + addresses[name])
      expect(await faultsOf(page)).toEqual([])
    })
  })

  test('finds no fault where everything is unfolded, chosen and marked', async () => {
    const page = await openPage({ locale: 'en-US', colorScheme: 'light', viewport: wide })
    await page.goto(`${hub.origin}/catalog?q=leadership&delivery=live-online&delivery=on-demand&level=expert&availability=any&page=2`)
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true
    })
    expect(await faultsOf(page)).toEqual([])
    await page.context().close()
  })

  test('finds no fault in the filters of a phone', async () => {
    const page = await openPage({ locale: 'en-US', colorScheme: 'dark', viewport: phone, hasTouch: true })
    await page.goto(`${hub.origin}/catalog?q=weeding#filters`)
    expect(await faultsOf(page)).toEqual([])
    await page.context().close()
  })
})

/**
 * What axe objects to, each with where and why. What a sticky bar covers at one moment of scrolling it would take for too small to hit;
 * whether a bar ever hides what has the focus is looked at in `reading.test.ts`.
 */
async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    for (const bar of document.querySelectorAll<HTMLElement>('.tabbar, .filters .actions')) bar.style.position = 'static'
  })
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(rules)
    .setLegacyMode(true)
    .analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id} at ${node.target.join(' ')}: ${node.failureSummary?.split('\n')[1]?.trim()}`),
  )
}
