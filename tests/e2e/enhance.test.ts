import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { clockRange, shortDay, zoneShort } from '#app/ui/time.ts'
import { launchBrowser } from '../support/browser.ts'
import { catalogPage, countFor } from '../support/enhanced-catalog.ts'
import { type Answer, type EnhancedSite, framed, openSite, siteOrigin } from '../support/enhanced-site.ts'

const phone = { viewport: { width: 390, height: 800 }, hasTouch: true }
const words = ['weeding', 'weekly meetings', 'Weeding with care']

let browser: Browser
let site: EnhancedSite | undefined

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())
afterEach(async () => {
  const faults = site?.faults
  await site?.close()
  site = undefined
  expect(faults ?? []).toEqual([])
})

function answerCatalog(url: URL): Answer {
  if (url.pathname === '/api/suggest') return { json: [url.searchParams.get('q'), words.filter((word) => word.toLowerCase().startsWith(url.searchParams.get('q') ?? '')), [], []] }
  if (url.pathname === '/compare') return framed(`<h1>Compare ${url.searchParams.getAll('option').join(' ')}</h1>`)
  return catalogPage(url.searchParams)
}

async function openCatalog(path = '/catalog', options: Parameters<typeof openSite>[2] = {}, answer: (url: URL) => Answer | Promise<Answer> = answerCatalog): Promise<EnhancedSite & { page: Page }> {
  site = await openSite(browser, answer, options)
  await site.page.goto(siteOrigin + path)
  return site
}

const searchBox = (page: Page) => page.getByRole('combobox', { name: 'Search courses' })
const heading = (page: Page) => page.locator('#found')
const focusedOf = (page: Page) => page.evaluate(() => `${document.activeElement?.getAttribute('name')}=${document.activeElement?.getAttribute('value')}`)

describe('the / key', () => {
  test('puts the cursor into the search box', async () => {
    const { page } = await openCatalog()
    await page.locator('input[name="q"]').fill('grief')
    await page.locator('h1').click()
    await page.keyboard.press('/')
    await page.keyboard.type('budget')
    expect(await page.locator('input[name="q"]').inputValue()).toBe('budget')
  })

  test('is a slash where someone types', async () => {
    const { page } = await openCatalog()
    await page.locator('input[name="q"]').pressSequentially('and/or')
    expect(await page.locator('input[name="q"]').inputValue()).toBe('and/or')
  })

  test('does nothing for who has switched it off', async () => {
    const { page } = await openCatalog('/catalog', {}, (url) => catalogPage(url.searchParams).replace('<html lang="en"', '<html lang="en" data-slash="off"'))
    await page.keyboard.press('/')
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true)
  })
})

describe('filters beside the results', () => {
  test('a tick shows its results in place, under an address that can be shared', async () => {
    const { page, asked } = await openCatalog()
    await page.evaluate(() => Object.assign(window, { same: true }))
    await page.getByLabel('hybrid').check()
    await expect.poll(() => heading(page).textContent()).toBe('30 courses')
    expect(page.url()).toBe(`${siteOrigin}/catalog?delivery=hybrid`)
    expect(await page.title()).toBe('30 courses')
    expect(await page.evaluate(() => 'same' in window)).toBe(true)
    // nothing chosen, nothing said: `when` stays out of the address
    expect(asked).toEqual(['/catalog', '/catalog?delivery=hybrid'])
    expect(await page.getByRole('link', { name: 'Preferences' }).getAttribute('href')).toBe('/preferences?back=%2Fcatalog%3Fdelivery%3Dhybrid')
  })

  test('the keyboard stays where it was, and the new heading is told', async () => {
    const { page } = await openCatalog()
    await page.evaluate(() => {
      const told: string[] = []
      Object.assign(window, { told })
      document.addEventListener('hub:shown', () => {
        const live = document.querySelector('main [aria-live]')
        if (live) new MutationObserver(() => told.push(live.textContent ?? '')).observe(live, { childList: true, characterData: true, subtree: true })
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
    const { page } = await openCatalog()
    await page.getByText('2 more').click()
    await page.getByLabel('grief').check()
    await expect.poll(() => heading(page).textContent()).toBe('30 courses')
    expect(await page.getByLabel('budgets').isVisible()).toBe(true)
    expect(await focusedOf(page)).toBe('topic=grief')
  })

  test('Back and Forward show what was chosen then', async () => {
    const { page } = await openCatalog()
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
    const { page } = await openCatalog('/catalog', {}, async (url) => {
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
    const { page } = await openCatalog()
    expect(await page.getByRole('button', { name: 'Sort' }).isVisible()).toBe(false)
    await page.getByLabel('Sort').selectOption('price')
    await page.waitForURL('**/catalog?sort=price')
    expect(await page.getByLabel('Sort').inputValue()).toBe('price')
    expect(await page.getByRole('button', { name: 'Sort' }).isVisible()).toBe(false)
  })

  test('where the answer is no page, the form is sent as without a script', async () => {
    let failures = 0
    const { page } = await openCatalog('/catalog', {}, (url) => (url.search && failures++ === 0 ? { status: 503, body: 'busy' } : catalogPage(url.searchParams)))
    await page.evaluate(() => Object.assign(window, { same: true }))
    await page.getByLabel('hybrid').check()
    await expect.poll(() => page.evaluate(() => 'same' in window)).toBe(false)
    await expect.poll(() => heading(page).textContent()).toBe('30 courses')
    expect(page.url()).toBe(`${siteOrigin}/catalog?delivery=hybrid`)
  })
})

describe('filters on a phone', () => {
  test('open as a sheet that holds the keyboard, and Escape leads back', async () => {
    const { page } = await openCatalog('/catalog', phone)
    expect(await page.getByLabel('hybrid').isVisible()).toBe(false)
    await page.getByRole('link', { name: 'Filters' }).click()
    expect(await page.getByLabel('hybrid').isVisible()).toBe(true)
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Close')
    for (let step = 0; step < 20; step++) {
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => document.activeElement === document.body || document.activeElement?.closest('#filters') !== null)).toBe(true)
    }
    await page.keyboard.press('Escape')
    expect(await page.getByLabel('hybrid').isVisible()).toBe(false)
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Filters')
    expect(await page.locator('[inert]').count()).toBe(0)
  })

  test('a tick only changes what the button promises; the button shows it', async () => {
    const { page } = await openCatalog('/catalog', phone)
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
    const { page } = await openCatalog('/catalog', phone)
    await page.getByRole('link', { name: 'Filters' }).click()
    await page.getByLabel('hybrid').check()
    await page.getByRole('button', { name: 'Show 30 results' }).waitFor()
    await page.getByRole('link', { name: 'Close' }).click()
    await page.getByRole('link', { name: 'Filters' }).click()
    expect(await page.getByLabel('hybrid').isChecked()).toBe(false)
    expect(await page.getByRole('button', { name: 'Show 40 results' }).isVisible()).toBe(true)
  })

  test('an address that ends in #filters opens it too, and it can be closed', async () => {
    const { page } = await openCatalog('/catalog#filters', phone)
    await expect.poll(() => page.locator('[inert]').count()).toBeGreaterThan(0)
    await page.getByRole('link', { name: 'Close' }).click()
    await expect.poll(() => page.getByLabel('hybrid').isVisible()).toBe(false)
    expect(await page.locator('[inert]').count()).toBe(0)
  })

  test('turned to a wide screen, nothing stays out of reach', async () => {
    const { page } = await openCatalog('/catalog', phone)
    await page.getByRole('link', { name: 'Filters' }).click()
    await page.setViewportSize({ width: 1280, height: 800 })
    await expect.poll(() => page.locator('[inert]').count()).toBe(0)
  })

  test('without scripts the same links open and close it, and the form is sent', async () => {
    const { page } = await openCatalog('/catalog', { ...phone, javaScriptEnabled: false })
    await page.getByRole('link', { name: 'Filters' }).click()
    await page.getByLabel('hybrid').check()
    await page.getByRole('button', { name: 'Show 40 results' }).click()
    await page.waitForURL('**/catalog?when=&delivery=hybrid')
    expect(await page.getByLabel('hybrid').isVisible()).toBe(false)
  })
})

describe('suggestions', () => {
  const list = (page: Page) => page.getByRole('listbox')

  test('come while typing and are chosen with the keyboard', async () => {
    const { page } = await openCatalog()
    const box = searchBox(page)
    await box.pressSequentially('wee')
    await list(page).waitFor()
    expect(await list(page).getByRole('option').allTextContents()).toEqual(words)
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
    const { page, asked } = await openCatalog()
    await searchBox(page).pressSequentially('weed', { delay: 10 })
    await list(page).waitFor()
    expect(asked).toEqual(['/catalog', '/api/suggest?q=weed'])
  })

  test('are chosen with the mouse', async () => {
    const { page } = await openCatalog()
    await searchBox(page).pressSequentially('wee')
    await list(page).getByRole('option', { name: 'Weeding with care' }).click()
    await page.waitForURL('**/catalog?q=Weeding+with+care')
  })

  test('Escape puts them away and keeps the word; Enter alone searches for what was typed', async () => {
    const { page } = await openCatalog()
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
    const { page } = await openCatalog()
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
    const { page } = await openCatalog()
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
  const zoneCookie = async ({ context }: EnhancedSite) => (await context.cookies(siteOrigin)).find((cookie) => cookie.name === 'zone')?.value

  test('change to the browser’s zone, which is remembered for the pages to come', async () => {
    const opened = await openCatalog('/', {}, () => framed(times))
    await expect.poll(() => plain(opened.page, '.row-time')).toMatch(/2:00–3:30 pm EST$/)
    // the words behind it speak of the event's zone, and so does what stands in brackets
    expect(await plain(opened.page, '.own-time')).toMatch(/2:00–3:30 pm EST \(1:00–2:30 pm CST\) Chicago time$/)
    expect(await zoneCookie(opened)).toBe('America%2FNew_York')
    expect(await opened.page.getByLabel('Zone').inputValue()).toBe('America/New_York')
  })

  test('stay where the server knows the zone', async () => {
    const opened = await openCatalog('/', {}, () => framed(times, { html: 'lang="en" data-zone="Pacific/Honolulu"' }))
    expect(await plain(opened.page, '.row-time')).toMatch(/1:00–2:30 pm CST$/)
    expect(await zoneCookie(opened)).toBeUndefined()
  })

  test('stay where each event’s own zone was chosen', async () => {
    site = await openSite(browser, () => framed(times))
    await site.context.addCookies([{ name: 'zone', value: 'own', url: siteOrigin }])
    await site.page.goto(siteOrigin)
    expect(await plain(site.page, '.row-time')).toMatch(/1:00–2:30 pm CST$/)
    expect(await zoneCookie(site)).toBe('own')
    expect(await site.page.getByLabel('Zone').inputValue()).toBe('own')
  })

  test('stay where the browser does not say where it is', async () => {
    const opened = await openCatalog('/', { timezoneId: 'UTC' }, () => framed(times))
    expect(await plain(opened.page, '.row-time')).toMatch(/1:00–2:30 pm CST$/)
    expect(await zoneCookie(opened)).toBeUndefined()
  })
})

describe('comparing', () => {
  const button = (page: Page) => page.locator('#compare button')
  const boxes = (page: Page) => page.locator('.pick input')

  test('takes two to four, and says how many there are', async () => {
    const { page } = await openCatalog()
    expect(await button(page).getAttribute('aria-disabled')).toBe('true')
    await boxes(page).nth(0).check()
    expect(await page.locator('[data-hint]').textContent()).toBe('Choose one more.')
    // Playwright would wait for it to be enabled
    await button(page).click({ force: true })
    expect(page.url()).toBe(`${siteOrigin}/catalog`)
    await boxes(page).nth(1).check()
    expect(await button(page).textContent()).toBe('Compare these 2')
    expect(await button(page).getAttribute('aria-disabled')).toBeNull()
    await button(page).click()
    await page.waitForURL('**/compare?option=o0&option=o1')
  })

  test('a fifth cannot be ticked until one is taken out', async () => {
    const { page } = await openCatalog()
    for (const at of [0, 1, 2, 3]) await boxes(page).nth(at).check()
    expect(await boxes(page).nth(4).isDisabled()).toBe(true)
    expect(await button(page).textContent()).toBe('Compare these 4')
    await boxes(page).nth(0).uncheck()
    expect(await boxes(page).nth(4).isDisabled()).toBe(false)
  })

  test('starts anew with new results', async () => {
    const { page } = await openCatalog()
    await boxes(page).nth(0).check()
    await boxes(page).nth(1).check()
    await page.getByLabel('hybrid').check()
    await expect.poll(() => heading(page).textContent()).toBe(`${countFor(new URLSearchParams('delivery=hybrid'))} courses`)
    expect(await button(page).getAttribute('aria-disabled')).toBe('true')
    await boxes(page).nth(2).check()
    expect(await page.locator('[data-hint]').textContent()).toBe('Choose one more.')
  })
})
