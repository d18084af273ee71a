import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { inProject, root } from './project.mjs'
import { run } from './run.mjs'
import { step } from './step.mjs'

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** The path of a browser that is here already: the one named by `CHROMIUM`, an installed one, or Playwright's own; else null. */
async function findBrowser() {
  const named = process.env.CHROMIUM
  if (named) {
    if (existsSync(named)) return named
    throw new Error(`CHROMIUM: expected the path of a browser, and there is nothing at ${named}`)
  }
  return usual.find((path) => existsSync(path)) ?? playwrightsOwn()
}

/** Finds a browser or gets one: Playwright's, else, as root on Debian, the distribution's. Null if neither can be had. */
export async function obtainBrowser() {
  const found = await findBrowser()
  if (found) return found
  const playwright = join(dirname(createRequire(inProject('package.json')).resolve('playwright')), 'cli.js')
  await step('Getting a browser from Playwright', () =>
    run(process.execPath, [playwright, 'install', 'chromium'], { cwd: root, timeout: 600_000 }),
  )
  const own = await playwrightsOwn()
  if (own) return own
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null
  await step('Getting a browser from the distribution', async () => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    await run('apt-get', ['update'], { env })
    await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { env })
  })
  return findBrowser()
}

async function playwrightsOwn() {
  const { chromium } = await import('playwright')
  const path = chromium.executablePath()
  return existsSync(path) ? path : null
}
