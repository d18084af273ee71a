import type { BrowserContext, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
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

/** What one visit loads, in bytes as they travel, headers among them. */
type Visit = { requests: string[]; total: number; script: number }

describeInBrowser('what a page costs', (browser) => {
  async function visit(path: string): Promise<Visit> {
    const context = await browser().newContext()
    const page = await context.newPage()
    const requests: string[] = []
    let total = 0
    let script = 0
    const measured: Promise<void>[] = []
    page.on('requestfinished', (request) => {
      requests.push(new URL(request.url()).pathname)
      measured.push(
        request.sizes().then(({ responseBodySize, responseHeadersSize }) => {
          total += responseBodySize + responseHeadersSize
          if (request.resourceType() === 'script') script += responseBodySize + responseHeadersSize
        }),
      )
    })
    await page.goto(hub.origin + path, { waitUntil: 'networkidle' })
    await Promise.all(measured)
    await context.close()
    return { requests, total, script }
  }

  test.each(['/catalog', '/catalog?q=leadership', '/catalog?q=bias&availability=any', '/'])(
    '%s: at most 45 kB in 6 requests, of it 10 kB of script',
    async (path) => {
      const { requests, total, script } = await visit(path)
      expect(
        { requests: requests.length <= 6, total: total <= 45_000, script: script <= 10_000 },
        `${requests.join(' ')}: ${total} bytes, script ${script}`,
      ).toEqual({
        requests: true,
        total: true,
        script: true,
      })
    },
  )
})

describeInBrowser('on every page', (browser) => {
  let context: BrowserContext
  let page: Page
  const faults: string[] = []
  beforeAll(async () => {
    context = await browser().newContext({ timezoneId: 'UTC' })
    page = await context.newPage()
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') faults.push(`says ${message.text()}`)
    })
    page.on('pageerror', (error) => faults.push(`throws ${error.message}`))
    // a picture that the browser gives up because the test goes on to the next page is no fault of the page
    page.on('requestfailed', (request) => {
      if (request.failure()?.errorText !== 'net::ERR_ABORTED') faults.push(`cannot load ${request.url()}`)
    })
    page.on('request', (request) => {
      const url = new URL(request.url())
      if (url.origin !== hub.origin && url.protocol !== 'data:') faults.push(`asks ${url.origin}`)
    })
  })
  afterAll(() => context?.close())

  test.each(pageNames)('%s talks to nobody else, breaks none of its own rules, and remembers nothing', async (name) => {
    faults.length = 0
    await page.goto(hub.origin + addresses[name], { waitUntil: 'load' })
    // that the answer is 404 is what this page is about, and the browser mentions it
    expect(faults.filter((fault) => name !== 'not-found' || !/status of 404/.test(fault))).toEqual([])
    expect(await context.cookies()).toEqual([])
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0])
    const { text } = await hub.get(addresses[name])
    expect(text.match(/<style\b|\sstyle="|\son[a-z]+="|<script(?![^>]*\ssrc=)(?! type="application\/ld\+json")/g)).toBeNull()
  })
})
