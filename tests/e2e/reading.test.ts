import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Addresses, findAddresses, type PageName, pageNames } from '../support/addresses.ts'
import { describeInBrowser } from '../support/browser.ts'
import { startHub, type TestHub } from '../support/hub.ts'

let hub: TestHub
let addresses: Addresses
beforeAll(async () => {
  hub = await startHub()
  addresses = await findAddresses(hub)
})
afterAll(() => hub?.stop())

/** One context for a whole group of tests, since each costs as much as many pages. */
function inContext(browser: () => Browser, options: BrowserContextOptions): (name: PageName) => Promise<Page> {
  let context: BrowserContext | undefined
  let page: Page | undefined
  beforeAll(async () => {
    context = await browser().newContext({ reducedMotion: 'reduce', ...options })
    page = await context.newPage()
  })
  afterAll(() => context?.close())
  return async (name) => {
    if (!page) throw new Error('no page')
    await page.goto(hub.origin + addresses[name])
    return page
  }
}

describeInBrowser(
  'reading with the text at 200 %',
  (browser) => {
    describe.each([1280, 390])('at %i px', (width) => {
      const open = inContext(browser, { locale: 'es-US', viewport: { width, height: 800 } })
      test.each(pageNames)('%s needs no sideways scrolling, and cuts off no word', async (name) => {
        const page = await open(name)
        expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('34px')
        expect(await tooWide(page)).toEqual([])
        expect(await cutOff(page)).toEqual([])
      })
    })
  },
  ['--blink-settings=defaultFontSize=32,defaultFixedFontSize=26'],
)

describeInBrowser('reading', (browser) => {
  describe.each(['en-US', 'es-US'])('at 320 px, in %s', (locale) => {
    const open = inContext(browser, { locale, viewport: { width: 320, height: 640 }, hasTouch: true })
    test.each(pageNames)('%s needs no sideways scrolling', async (name) => {
      expect(await tooWide(await open(name))).toEqual([])
    })
  })

  describe('with the spacing of text that a reader may set', () => {
    const open = inContext(browser, { locale: 'en-US', viewport: { width: 640, height: 800 } })
    test.each(['home', 'catalog-results', 'option-blended', 'compare', 'calendar', 'preferences'] as const)(
      '%s loses nothing',
      async (name) => {
        const page = await open(name)
        await page.evaluate(() => {
          for (const element of document.querySelectorAll<HTMLElement>('body *')) {
            element.style.lineHeight = '1.5'
            element.style.letterSpacing = '0.12em'
            element.style.wordSpacing = '0.16em'
          }
        })
        expect(await tooWide(page)).toEqual([])
        expect(await cutOff(page)).toEqual([])
      },
    )
  })

  describe('on a touch screen', () => {
    const open = inContext(browser, { locale: 'en-US', viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
    test.each(['home', 'catalog-results', 'option-series', 'compare', 'calendar', 'preferences', 'not-found'] as const)(
      'the controls of %s are 44 px high, and the navigation is at the foot',
      async (name) => {
        const page = await open(name)
        const small = await page.evaluate(() =>
          [...document.querySelectorAll<HTMLElement>('.btn, input[type="search"], select, .tabbar a, .go')]
            .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height < 44)
            .map((element) => `${element.outerHTML.slice(0, 80)}: ${element.getBoundingClientRect().height}`),
        )
        expect(small).toEqual([])
        expect(await page.locator('.tabbar').isVisible()).toBe(true)
        expect(await page.locator('.tabbar').evaluate((bar) => Math.round(bar.getBoundingClientRect().bottom - innerHeight))).toBe(0)
        expect(await page.locator('.top .nav').isVisible()).toBe(false)
      },
    )
  })

  describe('printed', () => {
    const open = inContext(browser, { locale: 'en-US', viewport: { width: 800, height: 1000 }, colorScheme: 'dark' })
    test.each(['catalog-results', 'option-blended', 'option-past', 'topic', 'goal', 'calendar', 'compare'] as const)(
      '%s is what it says, without navigation, filters and buttons',
      async (name) => {
        const page = await open(name)
        await page.emulateMedia({ media: 'print' })
        const shown = (selector: string) => page.locator(selector).filter({ visible: true }).count()
        for (const selector of ['nav.nav', '.tabbar', '.filters', '.skip', 'form.find', '.tongue', '.pages', '.btn', '.foot ul', '.pick'])
          expect([selector, await shown(selector)]).toEqual([selector, 0])
        expect(await page.locator('h1').isVisible()).toBe(true)
        expect(await page.locator('.mark').isVisible()).toBe(true)
        expect(await tooWide(page)).toEqual([])
        const [ink, paper] = await page.evaluate(() => {
          const { color, backgroundColor } = getComputedStyle(document.documentElement)
          return [color, backgroundColor]
        })
        expect([paper, Number(/[\d.]+/.exec(String(ink))?.[0]) < 0.4]).toEqual(['rgb(255, 255, 255)', true])
        await page.emulateMedia({ media: 'screen' })
      },
    )

    test('an address stands behind each link that leads out of the hub', async () => {
      const page = await open('option-past')
      await page.emulateMedia({ media: 'print' })
      const outward = page.locator('main a[href^="http"]').filter({ visible: true })
      for (const link of await outward.all()) {
        const href = await link.getAttribute('href')
        expect(await link.evaluate((element) => getComputedStyle(element, '::after').content)).toContain(href)
      }
    })
  })

  describe('motion', () => {
    const moving = (page: Page) =>
      page.evaluate(() =>
        [...document.querySelectorAll('*')].flatMap((element) => {
          const { transitionDuration, animationDuration, animationName } = getComputedStyle(element)
          const longest = Math.max(
            ...[...transitionDuration.split(','), ...(animationName === 'none' ? [] : animationDuration.split(','))].map((time) =>
              parseFloat(time),
            ),
          )
          return longest > 0 ? [longest * (/\dms/.test(transitionDuration) ? 1 : 1_000)] : []
        }),
      )
    const still = inContext(browser, { reducedMotion: 'reduce' })
    test.each(['home', 'catalog-results', 'option-series'] as const)('%s stands still for who asked for that', async (name) => {
      expect(await moving(await still(name))).toEqual([])
    })
    const free = inContext(browser, { reducedMotion: 'no-preference' })
    test.each(['home', 'catalog-results', 'option-series'] as const)('%s moves for a blink only', async (name) => {
      expect((await moving(await free(name))).filter((ms) => ms > 180)).toEqual([])
    })
  })

  describe('in colors that the reader has forced', () => {
    const open = inContext(browser, { forcedColors: 'active', viewport: { width: 1280, height: 900 } })
    test.each(['home', 'catalog-results', 'option-series', 'preferences'] as const)(
      '%s keeps the edges of what can be acted on',
      async (name) => {
        const page = await open(name)
        const edgeless = await page.evaluate(() =>
          [...document.querySelectorAll<HTMLElement>('.btn, .chip, .book, .spine, input[type="search"], select')]
            .filter((element) => element.checkVisibility())
            .filter((element) => {
              const { borderLeftStyle, borderLeftWidth } = getComputedStyle(element)
              return borderLeftStyle === 'none' || parseFloat(borderLeftWidth) < 1
            })
            .map((element) => element.outerHTML.slice(0, 80)),
        )
        expect(edgeless).toEqual([])
        await page.keyboard.press('Tab')
        expect(
          await page.evaluate(() => parseFloat(getComputedStyle(document.activeElement ?? document.body).outlineWidth)),
        ).toBeGreaterThanOrEqual(2)
      },
    )
  })

  describe('light and dark', () => {
    test('follow the system, and a choice goes before it', async () => {
      const context = await browser().newContext({ colorScheme: 'dark', javaScriptEnabled: false })
      const page = await context.newPage()
      const paper = () =>
        page.evaluate(() => Number(/oklch\(([\d.]+)/.exec(getComputedStyle(document.documentElement).backgroundColor)?.[1]))
      await page.goto(hub.origin)
      expect(await paper()).toBeLessThan(0.3)
      await page.goto(`${hub.origin}/preferences`)
      await page.locator('input[name="scheme"][value="light"]').check()
      await page.locator('form.preferences button').click()
      await page.goto(hub.origin)
      expect(await paper()).toBeGreaterThan(0.9)
      await context.close()
    })
  })
})

/** What makes the page itself scroll sideways; tables may scroll within their own region. */
async function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return []
    const wide = [...document.querySelectorAll<HTMLElement>('body *')].filter((element) => {
      const { right } = element.getBoundingClientRect()
      return right > width + 1 && element.checkVisibility() && !element.closest('.scroll-x, .shelf, .unseen')
    })
    return [`${document.documentElement.scrollWidth} px`, ...wide.slice(-3).map((element) => element.outerHTML.slice(0, 120))]
  })
}

/** Text that its own box hides. */
async function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main *, header *, footer *, .tabbar *')]
      .filter(
        (element) =>
          element.checkVisibility() && !element.closest('.unseen, .month, svg') && element.childElementCount === 0 && element.textContent,
      )
      .filter((element) => {
        const { overflowX, overflowY, display } = getComputedStyle(element)
        if (display === 'inline') return false
        const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip'
        return (
          (hides(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
          (hides(overflowY) && element.scrollHeight > element.clientHeight + 1)
        )
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  )
}
