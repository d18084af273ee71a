import { build } from 'esbuild'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright'
import { secured } from '#app/web/server/headers.ts'

export const siteOrigin = 'http://hub.test'

export type Answer = string | { status?: number; json?: unknown; body?: string }

export type EnhancedSite = {
  context: BrowserContext
  page: Page
  /** path and query of every request but those for script and style, in order */
  asked: string[]
  /** errors of the page, what the content policy refused among them */
  faults: string[]
  close: () => Promise<void>
}

const always = secured([], false)
const securityHeaders = Object.fromEntries(always.flatMap((name, at) => (at % 2 === 0 ? [[name, always[at + 1] ?? '']] : [])))

let assets: Promise<{ script: string; style: string }> | undefined

/** The hub's own script and style, bundled once. */
function makeAssets() {
  assets ??= Promise.all([
    build({ entryPoints: ['app/entry.client.tsx'], bundle: true, format: 'esm', target: 'es2022', write: false }),
    build({ entryPoints: ['app/ui/styles/index.css'], bundle: true, loader: { '.woff2': 'empty' }, write: false }),
  ]).then(([script, style]) => ({ script: script.outputFiles[0]?.text ?? '', style: style.outputFiles[0]?.text ?? '' }))
  return assets
}

/** Opens a browser on pages of the test's own, with the hub's script, style and content policy. Nothing leaves the machine. */
export async function openSite(
  browser: Browser,
  answer: (url: URL) => Answer | Promise<Answer>,
  options: BrowserContextOptions = {},
): Promise<EnhancedSite> {
  const { script, style } = await makeAssets()
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'en-US',
    timezoneId: 'America/New_York',
    reducedMotion: 'reduce',
    ...options,
  })
  const asked: string[] = []
  const faults: string[] = []
  await context.route('**/*', async (route) => {
    const url = new URL(route.request().url())
    if (url.pathname === '/entry.js') return route.fulfill({ body: script, contentType: 'text/javascript' })
    if (url.pathname === '/index.css') return route.fulfill({ body: style, contentType: 'text/css' })
    if (url.pathname === '/favicon.ico') return route.fulfill({ status: 204 })
    asked.push(url.pathname + url.search)
    const given = await answer(url)
    const { status = 200, json, body = '' } = typeof given === 'string' ? { body: given } : given
    const reply = json === undefined ? { body, contentType: 'text/html; charset=utf-8' } : { json }
    // a request that the page has given up is no fault of the test
    await route.fulfill({ status, ...reply, headers: securityHeaders }).catch(() => {})
  })
  const page = await context.newPage()
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) faults.push(message.text())
  })
  return { context, page, asked, faults, close: () => context.close() }
}

/** A page with the hub's frame around `main`. */
export function framed(main: string, { html = 'lang="en"', title = 'Page', header = '', footer = '' } = {}): string {
  return `<!doctype html>
<html ${html}>
<head><meta charset="utf-8"><title>${title}</title><link rel="stylesheet" href="/index.css"><script type="module" src="/entry.js"></script></head>
<body>
<header class="top"><div class="wrap">${header}<form class="tongue"><input type="hidden" name="back" value="${title}"></form></div></header>
<main id="main" tabindex="-1">${main}</main>
<footer class="foot"><div class="wrap">${footer}</div></footer>
</body>
</html>`
}
