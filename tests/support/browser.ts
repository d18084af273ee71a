import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright'
import { afterAll, beforeAll, describe, test } from 'vitest'

/** Where systems keep an installed Chromium or Chrome. Without one of these, Playwright's own is used. */
const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The browser that `npm test` has found, else an installed one, else Playwright's own; null where there is none. */
function browserPath(): string | null {
  return process.env.CHROMIUM ?? [...installed, chromium.executablePath()].find((path) => existsSync(path)) ?? null
}

/** A real, headless Chromium that talks to nobody of its own accord. Close it when the tests end. `args`: further switches of its own. */
function launchBrowser(args: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: browserPath() ?? undefined,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...args,
    ],
  })
}

/** A suite with a browser of its own; skipped, with the reason, where there is none. `args`: further switches of the browser. */
export function describeInBrowser(name: string, suite: (browser: () => Browser) => void, args: readonly string[] = []): void {
  describe(name, () => {
    if (!browserPath()) {
      test('the same', (context) => context.skip('no browser was found: set CHROMIUM to the path of one'))
      return
    }
    let browser: Browser | undefined
    beforeAll(async () => {
      browser = await launchBrowser(args)
    })
    afterAll(() => browser?.close())
    suite(() => {
      if (!browser) throw new Error('The browser is open only while tests run.')
      return browser
    })
  })
}
