import type { BrowserContextOptions, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Addresses, findAddresses } from '../support/addresses.ts'
import { describeInBrowser } from '../support/browser.ts'
import { startHub, type TestHub } from '../support/hub.ts'

let hub: TestHub
let addresses: Addresses
beforeAll(async () => {
  hub = await startHub()
  addresses = await findAddresses(hub)
})
afterAll(() => hub?.stop())

const wide = { viewport: { width: 1280, height: 800 } }
const phone = { viewport: { width: 390, height: 800 }, hasTouch: true }
const scripts = [
  ['with scripts', true],
  ['without scripts', false],
] as const

describeInBrowser('with the keyboard alone', (browser) => {
  let page: Page
  async function open(path: string, options: BrowserContextOptions = {}): Promise<void> {
    page = await (
      await browser().newContext({ locale: 'en-US', timezoneId: 'UTC', reducedMotion: 'reduce', ...wide, ...options })
    ).newPage()
    await page.goto(hub.origin + path)
  }
  const close = () => page.context().close()

  test('the first stop leads past the navigation to what the page is about', async () => {
    await open('/catalog?q=weeding')
    await page.keyboard.press('Tab')
    const skip = page.getByRole('link', { name: 'Skip to content' })
    expect(await skip.evaluate((link) => link === document.activeElement && link.getBoundingClientRect().top >= 0)).toBe(true)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.querySelector('main')?.contains(document.activeElement))).toBe(true)
    await close()
  })

  test.each([
    ['home', wide],
    ['catalog-results', wide],
    ['catalog-results', phone],
    ['option-series', wide],
    ['option-series', phone],
    ['compare', wide],
    ['calendar', phone],
    ['preferences', phone],
    ['help', wide],
  ] as const)('every stop on %s is seen, in the order of the page, and nothing lies over it', async (name, options) => {
    await open(addresses[name], options)
    const stops = await walk(page, 120)
    expect(stops.length).toBeGreaterThan(10)
    expect(stops.filter((stop) => stop.fault).map((stop) => `${stop.what}: ${stop.fault}`)).toEqual([])
    await close()
  })

  test('every stop in the filters of a phone is seen', async () => {
    await open('/catalog?q=leadership', { ...phone, javaScriptEnabled: false })
    await tabTo(page, 'a[href="#filters"]')
    await page.keyboard.press('Enter')
    await page.locator('#filters').waitFor({ state: 'visible' })
    const stops = (await walk(page, 400)).filter((stop) => stop.within)
    expect(stops.length).toBeGreaterThan(60)
    expect(stops.filter((stop) => stop.fault).map((stop) => `${stop.what}: ${stop.fault}`)).toEqual([])
    await close()
  })

  test('/ puts the cursor into the search box, and types one where it is typed', async () => {
    await open('/topics')
    await page.keyboard.press('/')
    expect(await focused(page)).toMatchObject({ name: 'q' })
    await page.keyboard.type('and/or')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/catalog?q=and%2For')
    await close()
  })

  test('/ does nothing for who has switched it off', async () => {
    await open('/preferences')
    await tabTo(page, 'input[name="slash"]')
    await page.keyboard.press('ArrowDown')
    await tabTo(page, 'form.preferences button')
    await page.keyboard.press('Enter')
    await page.waitForURL(`${hub.origin}/`)
    await page.goto(`${hub.origin}/topics`)
    await page.keyboard.press('/')
    expect(await focused(page)).toEqual({ tag: 'BODY', name: null })
    await close()
  })

  describe.each(scripts)('%s', (_, javaScriptEnabled) => {
    test('from a question to a comparison', async () => {
      await open('/', { javaScriptEnabled })
      await tabTo(page, '.hero input[name="q"]')
      await page.keyboard.type('leadership')
      await page.keyboard.press('Enter')
      await page.waitForURL('**/catalog?q=leadership')
      const before = await total(page)
      await tabTo(page, 'input[name="delivery"][value="on-demand"]')
      await page.keyboard.press('Space')
      if (!javaScriptEnabled) {
        await tabTo(page, '.filters button[type="submit"]')
        await page.keyboard.press('Enter')
      }
      await page.waitForURL(/delivery=on-demand/)
      await expect.poll(() => total(page)).toBeLessThan(before)
      const first = page.locator('main h2 a').first()
      const title = await first.textContent()
      await tabTo(page, 'main h2 a')
      await page.keyboard.press('Enter')
      await page.waitForURL(/\/catalog\/[a-z0-9-]+$/)
      expect(await page.locator('h1').textContent()).toBe(title)
      await page.goBack()
      await tabTo(page, '.pick input')
      await page.keyboard.press('Space')
      await tabTo(page, '.pick input:not(:checked)')
      await page.keyboard.press('Space')
      await tabTo(page, '#compare button')
      await page.keyboard.press('Enter')
      await page.waitForURL(/\/compare\?option=[^&]+&option=[^&]+$/)
      expect(await page.locator('table.compare thead a[href^="/catalog/"]').count()).toBe(2)
      expect(await page.locator('table.compare thead a').first().textContent()).toBe(title)
      await close()
    })

    test('on a phone, by the sheet of filters', async () => {
      await open('/catalog?q=leadership', { ...phone, javaScriptEnabled })
      const box = page.locator('#filters input[name="delivery"][value="on-demand"]')
      const before = await total(page)
      expect(await box.isVisible()).toBe(false)
      await tabTo(page, 'a[href="#filters"]')
      await page.keyboard.press('Enter')
      await box.waitFor({ state: 'visible' })
      await tabTo(page, 'input[name="delivery"][value="on-demand"]')
      await page.keyboard.press('Space')
      await tabTo(page, '.filters button[type="submit"]')
      await page.keyboard.press('Enter')
      await page.waitForURL(/delivery=on-demand/)
      expect(await total(page)).toBeLessThan(before)
      expect(await box.isVisible()).toBe(false)
      // a chip takes it away again
      await tabTo(page, '.chips a.chip:not([href="#filters"])')
      await page.keyboard.press('Enter')
      await page.waitForURL('**/catalog?q=leadership')
      expect(await total(page)).toBe(before)
      await close()
    })

    test('sorting, the next page, and another language', async () => {
      await open('/catalog', { javaScriptEnabled })
      await tabTo(page, '#sort')
      await page.keyboard.press('ArrowDown')
      if (!javaScriptEnabled) {
        await tabTo(page, '.bar button')
        await page.keyboard.press('Enter')
      }
      await page.waitForURL(/sort=date/)
      await tabTo(page, 'a[rel="next"]')
      await page.keyboard.press('Enter')
      await page.waitForURL(/page=2/)
      const here = page.url()
      await tabTo(page, '.tongue button')
      await page.keyboard.press('Enter')
      await page.locator('html[lang="es"]').waitFor()
      expect(page.url()).toBe(here)
      expect(await page.locator('#sort').inputValue()).toBe('date')
      await close()
    })
  })
})

async function total(page: Page): Promise<number> {
  return Number((await page.locator('#found').textContent())?.match(/\d+/)?.[0])
}

function focused(page: Page): Promise<{ tag: string; name: string | null }> {
  return page.evaluate(() => ({ tag: document.activeElement?.tagName ?? '', name: document.activeElement?.getAttribute('name') ?? null }))
}

/** Presses Tab until what has the focus fits the selector; the page's end is no way round. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let step = 0; step < 400; step++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return
  }
  throw new Error(`Tab does not lead to ${selector}`)
}

type Stop = { what: string; fault: string | null; within: boolean }

/** Goes through the page by Tab, and looks at each stop: a ring around it, no bar over the whole of it, below or beside the one before. */
async function walk(page: Page, most: number): Promise<Stop[]> {
  const stops: Stop[] = []
  for (let step = 0; step < most; step++) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(() => {
      const element = document.activeElement
      if (!element || element === document.body) return null
      const faults: string[] = []
      const { outlineStyle, outlineWidth } = getComputedStyle(element)
      if (outlineStyle === 'none' || parseFloat(outlineWidth) < 2) faults.push('no ring')
      const boxes = [...element.getClientRects()].filter(({ width, height }) => width > 0 && height > 0)
      const points = boxes.flatMap(({ left, right, top, bottom }) =>
        [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [left + (right - left) * x, top + (bottom - top) * y] as const)),
      )
      const seen = points.some(([x, y]) => {
        const hit = document.elementFromPoint(x, y)
        return hit !== null && (element.contains(hit) || hit.contains(element))
      })
      if (!seen) faults.push(`hidden at ${boxes.map((box) => `${Math.round(box.left)},${Math.round(box.top)}`).join(' ')}`)
      const before = document.querySelector('[data-walked]')
      if (before && !(before.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)) faults.push('goes back')
      before?.removeAttribute('data-walked')
      element.setAttribute('data-walked', '')
      return {
        what: element.outerHTML.replace(/\s*data-walked=""/, '').slice(0, 100),
        fault: faults.join(', ') || null,
        within: element.closest('#filters') !== null,
      }
    })
    if (!stop) break
    stops.push(stop)
  }
  return stops
}
