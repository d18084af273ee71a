import AxeBuilder from '@axe-core/playwright'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeInBrowser } from '../support/browser.ts'
import { newKey, webinar } from '../support/desk.ts'
import { startHub, type TestHub } from '../support/hub.ts'
import { signIn } from '../support/people.ts'

let hub: TestHub
let cookie: string
beforeAll(async () => {
  hub = await startHub()
  cookie = await signIn(hub, 'chi')
})
afterAll(() => hub?.stop())

async function open(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<{ context: BrowserContext; page: Page; faults: string[] }> {
  const context = await browser.newContext({ locale: 'en-US', reducedMotion: 'reduce', ...options })
  const [name = '', value = ''] = cookie.split('=')
  await context.addCookies([{ name, value, url: hub.origin }])
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  return { context, page, faults }
}

const desk = '/manage/alsc/options'
const addOption = async (title: string) => {
  const reply = await hub.post(`${desk}/new`, { ...webinar({ title }), key: newKey(), seen: '0.0', intent: 'publish' }, { cookie })
  return String(reply.headers.location).split('?')[0] ?? ''
}

describeInBrowser('the desk in a browser', (browser) => {
  test('without a script: begun, refused with reasons, completed, published, found, withdrawn, taken back', async () => {
    const { context, page } = await open(browser(), { javaScriptEnabled: false })
    await page.goto(`${hub.origin}/manage`)
    await page.getByRole('link', { name: 'Add something' }).click()
    await page.getByLabel('Title', { exact: true }).fill('Axolotl afternoon')
    await page.getByRole('button', { name: 'Publish' }).click()
    const list = page.getByRole('alert')
    await expect.poll(() => list.textContent()).toContain('What people earn: Say what people earn.')
    await list.getByRole('link', { name: /What people earn/ }).click()
    expect(await page.locator('#recognition').evaluate((box) => box === document.querySelector(':target'))).toBe(true)

    await page.getByLabel('In one or two sentences').fill('Songs and salamanders.')
    await page.getByLabel('Web address').fill('https://www.example.org/axolotl')
    await page.getByLabel('Starts').first().fill('2099-05-05T10:00')
    await page.getByLabel('Ends', { exact: true }).first().fill('2099-05-05T11:00')
    await page.getByLabel('Nothing to earn').check()
    const edi = page.getByRole('group', { name: 'Equity, diversity and inclusion (EDI)' })
    await edi.getByLabel('None of these').check()
    await page.getByLabel('How is EDI embedded in it?').fill('Songs in several languages.')
    await page.getByRole('group', { name: 'Leadership', exact: true }).getByLabel('None of these').check()
    await page.getByRole('button', { name: 'Publish' }).click()
    expect(await page.getByRole('status').textContent()).toContain('It is published.')

    await page.goto(`${hub.origin}/catalog?q=axolotl`)
    await page.getByRole('link', { name: 'Axolotl afternoon' }).click()
    expect(await page.locator('h1').textContent()).toBe('Axolotl afternoon')

    await page.goto(`${hub.origin}${desk}?q=axolotl`)
    await page.getByLabel('Choose “Axolotl afternoon”').check()
    await page.getByLabel('Reason').fill('Moved to May.')
    await page.getByRole('button', { name: 'Withdraw' }).click()
    expect(await page.getByRole('status').textContent()).toContain('1 entry is withdrawn.')
    await page.getByRole('button', { name: 'Undo' }).click()
    expect(await page.getByRole('status').textContent()).toContain('Undone')
    await context.close()
  })

  test('a form that stays open saves itself, once and again, and publishes what was typed last', async () => {
    const { context, page, faults } = await open(browser())
    await page.goto(`${hub.origin}${desk}/new`)
    await page.getByLabel('Title', { exact: true }).fill('Saved by itself')
    await expect.poll(() => page.locator('[data-autosave-said]').textContent()).toBe('Draft saved')
    const first = await hub.db.selectFrom('options').select('id').where('title', '=', 'Saved by itself').execute()
    expect(first).toHaveLength(1)
    await page.getByLabel('Title', { exact: true }).fill('Saved by itself again')
    await expect.poll(() => hub.db.selectFrom('options').select('id').where('title', '=', 'Saved by itself again').execute()).toEqual(first)
    await page.getByLabel('In one or two sentences').fill('Typed last.')
    await page.locator('.desk-acts').getByRole('button', { name: 'Save draft' }).click()
    expect(await page.locator('.desk-done').textContent()).toContain('The draft is saved.')
    expect(await page.getByLabel('In one or two sentences').inputValue()).toBe('Typed last.')
    expect(faults).toEqual([])
    await context.close()
  })

  test('what somebody else has saved is not written over by a page that stays open', async () => {
    const at = await addOption('Two pages open')
    const { context, page } = await open(browser())
    await page.goto(hub.origin + at)
    const other = await open(browser())
    await other.page.goto(hub.origin + at)
    await other.page.getByLabel('Title', { exact: true }).fill('Theirs')
    await other.page.locator('.desk-acts').getByRole('button', { name: 'Save draft' }).click()
    await page.getByLabel('Title', { exact: true }).fill('Ours')
    await expect.poll(() => page.locator('[data-autosave-said]').textContent()).toContain('Somebody else has saved this draft')
    await page.locator('.desk-acts').getByRole('button', { name: 'Save draft' }).click()
    expect(await page.getByRole('alert').textContent()).toContain('Somebody was faster')
    expect(await page.getByLabel('Title', { exact: true }).inputValue()).toBe('Ours')
    await context.close()
    await other.context.close()
  })

  test.each([
    ['wide, light, English', { viewport: { width: 1280, height: 900 }, colorScheme: 'light', locale: 'en-US' }],
    ['a phone, dark, Spanish', { viewport: { width: 390, height: 844 }, colorScheme: 'dark', locale: 'es-US' }],
  ] as const)('no page of the desk has a fault that axe finds, and none scrolls sideways: %s', async (_, options) => {
    const at = await addOption('Seen by axe')
    await hub.post(at, { intent: 'archive', reason: 'Looked at.' }, { cookie })
    const { context, page } = await open(browser(), options)
    const faults: string[] = []
    for (const path of ['/manage/alsc', desk, `${desk}/new`, `${at}?check=publish`, `${at}/preview`, `${at}/history`]) {
      await page.goto(hub.origin + path)
      const { violations } = await new AxeBuilder({ page }).analyze()
      for (const { id, nodes } of violations) faults.push(`${path}: ${id} ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      if (wider > 0) faults.push(`${path}: ${wider} px wider than the window`)
    }
    expect(faults).toEqual([])
    await context.close()
  })
})
