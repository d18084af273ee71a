import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright'
import { describe, expect, test } from 'vitest'
import { clockRange, shortDay, zoneShort } from '#app/ui/time.ts'
import { describeInBrowser } from '../support/browser.ts'
import { catalogPage, countFor, enhancedSites, heading, suggested } from '../support/enhanced-catalog.ts'
import { type EnhancedSite, framed, siteOrigin } from '../support/enhanced-site.ts'

let openBrowser: () => Browser
const { start, open } = enhancedSites(() => openBrowser())

const searchBox = (page: Page) => page.getByRole('combobox', { name: 'Search courses' })

describeInBrowser('scripts that help', (browser) => {
  openBrowser = browser

  describe('the / key', () => {
    test('puts the cursor into the search box', async () => {
      const { page } = await open()
      await page.locator('input[name="q"]').fill('grief')
      await page.locator('h1').click()
      await page.keyboard.press('/')
      await page.keyboard.type('budget')
      expect(await page.locator('input[name="q"]').inputValue()).toBe('budget')
    })

    test('is a slash where someone types', async () => {
      const { page } = await open()
      await page.locator('input[name="q"]').pressSequentially('and/or')
      expect(await page.locator('input[name="q"]').inputValue()).toBe('and/or')
    })

    test('does nothing for who has switched it off', async () => {
      const { page } = await open('/catalog', {}, (url) =>
        catalogPage(url.searchParams).replace('<html lang="en"', '<html lang="en" data-slash="off"'),
      )
      await page.keyboard.press('/')
      expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true)
    })
  })

  describe('suggestions', () => {
    const list = (page: Page) => page.getByRole('listbox')

    test('come while typing and are chosen with the keyboard', async () => {
      const { page } = await open()
      const box = searchBox(page)
      await box.pressSequentially('wee')
      await list(page).waitFor()
      expect(await list(page).getByRole('option').allTextContents()).toEqual(suggested)
      expect(await page.getByRole('status').textContent()).toBe('3 suggestions. Go down to choose one.')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowDown')
      const chosen = list(page).getByRole('option', { selected: true })
      expect(await chosen.textContent()).toBe('weekly meetings')
      expect(await box.getAttribute('aria-activedescendant')).toBe(await chosen.getAttribute('id'))
      await page.keyboard.press('Enter')
      await page.waitForURL('**/catalog?q=weekly+meetings')
    })

    test('ask once for a word typed at a stroke', async () => {
      const site = await start()
      const { page, asked } = site
      await page.clock.install()
      await page.goto(`${siteOrigin}/catalog`)
      await searchBox(page).pressSequentially('weed')
      await page.clock.runFor(200)
      await list(page).waitFor()
      expect(asked).toEqual(['/catalog', '/api/suggest?q=weed'])
    })

    test('are chosen with the mouse', async () => {
      const { page } = await open()
      await searchBox(page).pressSequentially('wee')
      await list(page).getByRole('option', { name: 'Weeding with care' }).click()
      await page.waitForURL('**/catalog?q=Weeding+with+care')
    })

    test('Escape puts them away and keeps the word; Enter alone searches for what was typed', async () => {
      const { page } = await open()
      const box = searchBox(page)
      await box.pressSequentially('wee')
      await list(page).waitFor()
      await page.keyboard.press('Escape')
      expect(await list(page).count()).toBe(0)
      expect(await box.inputValue()).toBe('wee')
      expect(await box.getAttribute('aria-expanded')).toBe('false')
      await page.keyboard.press('Enter')
      await page.waitForURL('**/catalog?q=wee')
    })

    test('go when the keyboard goes on, and none are shown for what nobody has', async () => {
      const { page } = await open()
      await searchBox(page).pressSequentially('wee')
      await list(page).waitFor()
      await page.keyboard.press('Tab')
      expect(await list(page).count()).toBe(0)
      const answered = page.waitForResponse('**/api/suggest?q=xylophone')
      await searchBox(page).fill('xylophone')
      await (await answered).finished()
      expect(await list(page).count()).toBe(0)
    })

    test('an open list has no fault that axe can find', async () => {
      const { page } = await open()
      await searchBox(page).pressSequentially('wee')
      await list(page).waitFor()
      await page.keyboard.press('ArrowDown')
      const { violations } = await new AxeBuilder({ page }).include('.find').analyze()
      expect(violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' ')}`)).toEqual([])
    })
  })

  describe('times', () => {
    const [from, to] = [new Date('2031-12-09T19:00:00Z'), new Date('2031-12-09T20:30:00Z')]
    const inChicago = `${shortDay(from, 'America/Chicago', 'en', new Date())}, ${clockRange(from, to, 'America/Chicago', 'en')} ${zoneShort(from, 'America/Chicago', 'en')}`
    const time = `<time datetime="${from.toISOString()}" data-until="${to.toISOString()}" data-local="range">${inChicago}</time>`
    const times = `<p class="row-time">${time}</p><p class="own-time">${time} Chicago time</p>
<select data-zone-choice="" aria-label="Zone"><option value="own">own</option><option value="America/New_York">New York</option></select>`
    const plain = async (page: Page, selector: string) => ((await page.locator(selector).textContent()) ?? '').replace(/\s/gu, ' ')
    const zoneCookie = async ({ context }: EnhancedSite) =>
      (await context.cookies(siteOrigin)).find((cookie) => cookie.name === 'zone')?.value

    test('change to the browser’s zone, which is remembered for the pages to come', async () => {
      const opened = await open('/', {}, () => framed(times))
      await expect.poll(() => plain(opened.page, '.row-time')).toMatch(/2:00–3:30 pm EST$/)
      // the words behind it speak of the event's zone, and so does what stands in brackets
      expect(await plain(opened.page, '.own-time')).toMatch(/2:00–3:30 pm EST \(1:00–2:30 pm CST\) Chicago time$/)
      expect(await zoneCookie(opened)).toBe('America%2FNew_York')
      expect(await opened.page.getByLabel('Zone').inputValue()).toBe('America/New_York')
    })

    test('stay where the server knows the zone', async () => {
      const opened = await open('/', {}, () => framed(times, { html: 'lang="en" data-zone="Pacific/Honolulu"' }))
      expect(await plain(opened.page, '.row-time')).toMatch(/1:00–2:30 pm CST$/)
      expect(await zoneCookie(opened)).toBeUndefined()
    })

    test('stay where each event’s own zone was chosen', async () => {
      const site = await start(() => framed(times))
      await site.context.addCookies([{ name: 'zone', value: 'own', url: siteOrigin }])
      await site.page.goto(siteOrigin)
      expect(await plain(site.page, '.row-time')).toMatch(/1:00–2:30 pm CST$/)
      expect(await zoneCookie(site)).toBe('own')
      expect(await site.page.getByLabel('Zone').inputValue()).toBe('own')
    })

    test('stay where the browser does not say where it is', async () => {
      const opened = await open('/', { timezoneId: 'UTC' }, () => framed(times))
      expect(await plain(opened.page, '.row-time')).toMatch(/1:00–2:30 pm CST$/)
      expect(await zoneCookie(opened)).toBeUndefined()
    })
  })

  describe('comparing', () => {
    const button = (page: Page) => page.locator('#compare button')
    const boxes = (page: Page) => page.locator('.pick input')

    test('takes two to four, and says how many there are, with the keyboard alone', async () => {
      const { page } = await open()
      const tick = async (at: number) => {
        await boxes(page).nth(at).focus()
        await page.keyboard.press('Space')
      }
      expect(await button(page).getAttribute('aria-disabled')).toBe('true')
      await tick(0)
      expect(await page.locator('[data-hint]').textContent()).toBe('Choose one more.')
      await button(page).focus()
      await page.keyboard.press('Enter')
      expect(page.url()).toBe(`${siteOrigin}/catalog`)
      await tick(1)
      expect(await button(page).textContent()).toBe('Compare these 2')
      expect(await button(page).getAttribute('aria-disabled')).toBeNull()
      await button(page).focus()
      await page.keyboard.press('Enter')
      await page.waitForURL('**/compare?option=o0&option=o1')
    })

    test('a fifth cannot be ticked until one is taken out', async () => {
      const { page } = await open()
      for (const at of [0, 1, 2, 3]) await boxes(page).nth(at).check()
      expect(await boxes(page).nth(4).isDisabled()).toBe(true)
      expect(await button(page).textContent()).toBe('Compare these 4')
      await boxes(page).nth(0).uncheck()
      expect(await boxes(page).nth(4).isDisabled()).toBe(false)
    })

    test('starts anew with new results', async () => {
      const { page } = await open()
      await boxes(page).nth(0).check()
      await boxes(page).nth(1).check()
      await page.getByLabel('hybrid').check()
      await expect.poll(() => heading(page).textContent()).toBe(`${countFor(new URLSearchParams('delivery=hybrid'))} courses`)
      expect(await button(page).getAttribute('aria-disabled')).toBe('true')
      await boxes(page).nth(2).check()
      expect(await page.locator('[data-hint]').textContent()).toBe('Choose one more.')
    })
  })
})
