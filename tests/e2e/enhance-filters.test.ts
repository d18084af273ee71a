import type { Browser, Page } from 'playwright'
import { describe, expect, test } from 'vitest'
import { describeInBrowser } from '../support/browser.ts'
import { catalogPage, enhancedSites, heading } from '../support/enhanced-catalog.ts'
import { siteOrigin } from '../support/enhanced-site.ts'

const phone = { viewport: { width: 390, height: 800 }, hasTouch: true }

let openBrowser: () => Browser
const { open } = enhancedSites(() => openBrowser())

const focusedOf = (page: Page) =>
  page.evaluate(() => `${document.activeElement?.getAttribute('name')}=${document.activeElement?.getAttribute('value')}`)

describeInBrowser('filters with scripts', (browser) => {
  openBrowser = browser

  describe('filters beside the results', () => {
    test('a tick shows its results in place, under an address that can be shared', async () => {
      const { page, asked } = await open()
      await page.evaluate(() => Object.assign(window, { same: true }))
      await page.getByLabel('hybrid').check()
      await expect.poll(() => heading(page).textContent()).toBe('30 courses')
      expect(page.url()).toBe(`${siteOrigin}/catalog?delivery=hybrid`)
      expect(await page.title()).toBe('30 courses')
      expect(await page.evaluate(() => 'same' in window)).toBe(true)
      // nothing chosen, nothing said: `when` stays out of the address
      expect(asked).toEqual(['/catalog', '/catalog?delivery=hybrid'])
      expect(await page.getByRole('link', { name: 'Preferences' }).getAttribute('href')).toBe(
        '/preferences?back=%2Fcatalog%3Fdelivery%3Dhybrid',
      )
    })

    test('the keyboard stays where it was, and the new heading is told', async () => {
      const { page } = await open()
      await page.evaluate(() => {
        const told: string[] = []
        Object.assign(window, { told })
        document.addEventListener('hub:shown', () => {
          const live = document.querySelector('main [aria-live]')
          if (live)
            new MutationObserver(() => told.push(live.textContent ?? '')).observe(live, {
              childList: true,
              characterData: true,
              subtree: true,
            })
        })
      })
      await page.getByLabel('hybrid').focus()
      await page.keyboard.press('Space')
      await expect.poll(() => page.evaluate(() => (window as unknown as { told: string[] }).told)).toEqual(['30 courses'])
      expect(await focusedOf(page)).toBe('delivery=hybrid')
      await page.keyboard.press('Tab')
      expect(await focusedOf(page)).toBe('delivery=on-demand')
    })

    test('a list that was unfolded stays so', async () => {
      const { page } = await open()
      await page.getByText('2 more').click()
      await page.getByLabel('grief').check()
      await expect.poll(() => heading(page).textContent()).toBe('30 courses')
      expect(await page.getByLabel('budgets').isVisible()).toBe(true)
      expect(await focusedOf(page)).toBe('topic=grief')
    })

    test('Back and Forward show what was chosen then', async () => {
      const { page } = await open()
      await page.getByLabel('hybrid').check()
      await expect.poll(() => heading(page).textContent()).toBe('30 courses')
      await page.getByLabel('weeding', { exact: true }).check()
      await expect.poll(() => heading(page).textContent()).toBe('20 courses')
      await page.goBack()
      await expect.poll(() => heading(page).textContent()).toBe('30 courses')
      expect(await page.getByLabel('hybrid').isChecked()).toBe(true)
      expect(await page.getByLabel('weeding', { exact: true }).isChecked()).toBe(false)
      await page.goBack()
      await expect.poll(() => heading(page).textContent()).toBe('40 courses')
      await page.goForward()
      await expect.poll(() => heading(page).textContent()).toBe('30 courses')
    })

    test('of two quick ticks the later one counts, whichever answer comes first', async () => {
      let answerFirst = () => {}
      const later = new Promise<void>((resolve) => {
        answerFirst = resolve
      })
      const { page } = await open('/catalog', {}, async (url) => {
        if (url.search === '?delivery=hybrid') await later
        return catalogPage(url.searchParams)
      })
      await page.getByLabel('hybrid').check()
      await page.getByLabel('weeding', { exact: true }).check()
      await expect.poll(() => heading(page).textContent()).toBe('20 courses')
      answerFirst()
      await page.getByLabel('budgets').evaluate((box: HTMLInputElement) => box.click())
      await expect.poll(() => heading(page).textContent()).toBe('10 courses')
      expect(page.url()).toBe(`${siteOrigin}/catalog?delivery=hybrid&topic=weeding&topic=budgets`)
    })

    test('sorting needs no button', async () => {
      const { page } = await open()
      expect(await page.getByRole('button', { name: 'Sort' }).isVisible()).toBe(false)
      await page.getByLabel('Sort').selectOption('price')
      await page.waitForURL('**/catalog?sort=price')
      expect(await page.getByLabel('Sort').inputValue()).toBe('price')
      expect(await page.getByRole('button', { name: 'Sort' }).isVisible()).toBe(false)
    })

    test('where the answer is no page, the form is sent as without a script', async () => {
      let failures = 0
      const { page } = await open('/catalog', {}, (url) =>
        url.search && failures++ === 0 ? { status: 503, body: 'busy' } : catalogPage(url.searchParams),
      )
      await page.evaluate(() => Object.assign(window, { same: true }))
      await page.getByLabel('hybrid').check()
      await expect.poll(() => page.evaluate(() => 'same' in window)).toBe(false)
      await expect.poll(() => heading(page).textContent()).toBe('30 courses')
      expect(page.url()).toBe(`${siteOrigin}/catalog?delivery=hybrid`)
    })
  })

  describe('filters on a phone', () => {
    test('open as a sheet that holds the keyboard, and Escape leads back', async () => {
      const { page } = await open('/catalog', phone)
      expect(await page.getByLabel('hybrid').isVisible()).toBe(false)
      await page.getByRole('link', { name: 'Filters' }).click()
      expect(await page.getByLabel('hybrid').isVisible()).toBe(true)
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Close')
      for (let step = 0; step < 20; step++) {
        await page.keyboard.press('Tab')
        expect(
          await page.evaluate(() => document.activeElement === document.body || document.activeElement?.closest('#filters') !== null),
        ).toBe(true)
      }
      await page.keyboard.press('Escape')
      expect(await page.getByLabel('hybrid').isVisible()).toBe(false)
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Filters')
      expect(await page.locator('[inert]').count()).toBe(0)
    })

    test('a tick only changes what the button promises; the button shows it', async () => {
      const { page } = await open('/catalog', phone)
      await page.getByRole('link', { name: 'Filters' }).click()
      await page.getByLabel('hybrid').check()
      await page.getByLabel('weeding', { exact: true }).check()
      const button = page.getByRole('button', { name: 'Show 20 results' })
      await button.waitFor()
      expect(page.url()).toBe(`${siteOrigin}/catalog`)
      expect(await page.locator('#found').textContent()).toBe('40 courses')
      await button.click()
      await page.waitForURL('**/catalog?delivery=hybrid&topic=weeding')
      expect(await heading(page).textContent()).toBe('20 courses')
      expect(await page.getByLabel('hybrid').isVisible()).toBe(false)
    })

    test('closed without the button, it forgets what was ticked', async () => {
      const { page } = await open('/catalog', phone)
      await page.getByRole('link', { name: 'Filters' }).click()
      await page.getByLabel('hybrid').check()
      await page.getByRole('button', { name: 'Show 30 results' }).waitFor()
      await page.getByRole('link', { name: 'Close' }).click()
      await page.getByRole('link', { name: 'Filters' }).click()
      expect(await page.getByLabel('hybrid').isChecked()).toBe(false)
      expect(await page.getByRole('button', { name: 'Show 40 results' }).isVisible()).toBe(true)
    })

    test('an address that ends in #filters opens it too, and it can be closed', async () => {
      const { page } = await open('/catalog#filters', phone)
      await expect.poll(() => page.locator('[inert]').count()).toBeGreaterThan(0)
      await page.getByRole('link', { name: 'Close' }).click()
      await expect.poll(() => page.getByLabel('hybrid').isVisible()).toBe(false)
      expect(await page.locator('[inert]').count()).toBe(0)
    })

    test('turned to a wide screen, nothing stays out of reach', async () => {
      const { page } = await open('/catalog', phone)
      await page.getByRole('link', { name: 'Filters' }).click()
      await page.setViewportSize({ width: 1280, height: 800 })
      await expect.poll(() => page.locator('[inert]').count()).toBe(0)
    })

    test('without scripts the same links open and close it, and the form is sent', async () => {
      const { page } = await open('/catalog', { ...phone, javaScriptEnabled: false })
      await page.getByRole('link', { name: 'Filters' }).click()
      await page.getByLabel('hybrid').check()
      await page.getByRole('button', { name: 'Show 40 results' }).click()
      await page.waitForURL('**/catalog?when=&delivery=hybrid')
      expect(await page.getByLabel('hybrid').isVisible()).toBe(false)
    })
  })
})
