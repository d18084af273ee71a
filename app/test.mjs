import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { refuseOldNode } from './tools/node-version.mjs'

/**
 * `npm test`: installs and builds what is missing, finds a browser, and runs every test in one runner.
 * The last line counts; arguments go to Vitest (`npm test -- search`). All that the run writes is in one temporary folder.
 */
async function main() {
  const refusal = refuseOldNode(process.versions.node)
  if (refusal) throw new Error(refusal)
  const { ensureInstalled } = await import('./tools/install.mjs')
  await ensureInstalled({ dev: true })
  const { obtainBrowser } = await import('./tools/browser.mjs')
  const browser = await obtainBrowser()
  if (!browser)
    process.stderr.write('  No browser was found, and none could be had: set CHROMIUM to one. Tests that need it are skipped.\n')
  const { ensureBuilt } = await import('./tools/ensure-built.mjs')
  await ensureBuilt()

  const folder = mkdtempSync(join(tmpdir(), 'learning-hub-tests-'))
  // As root, the databases' account has to come in.
  chmodSync(folder, 0o711)
  try {
    const code = await runVitest(folder, browser)
    return (await report(folder)) && code === 0 ? 0 : 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function runVitest(folder, browser) {
  const { inProject, root } = await import('./tools/project.mjs')
  const reporters = ['--reporter=default', `--reporter=${inProject('app/tools/test-report.mjs')}`]
  const child = spawn(process.execPath, [inProject('node_modules/vitest/vitest.mjs'), 'run', ...reporters, ...process.argv.slice(2)], {
    cwd: root,
    env: {
      ...cleanEnv(),
      NODE_ENV: 'test',
      TMPDIR: folder,
      HUB_TEST_REPORT: join(folder, 'report.json'),
      ...(browser ? { CHROMIUM: browser } : {}),
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  // At Ctrl-C the terminal tells Vitest itself; we stay, and tidy up after it.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

/** What the caller's own hub is told is not for the hubs that tests start. */
function cleanEnv() {
  const own = /^(PORT|HOST|HUB_|DATABASE_|SMTP_|MAIL_FROM$|OIDC_)/
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name)))
}

/** Prints the skips and the last line. False if something failed, or nothing was counted. */
async function report(folder) {
  const { readJson } = await import('./tools/project.mjs')
  const { endLeftovers } = await import('./tools/leftovers.mjs')
  for (const left of await endLeftovers(folder)) process.stdout.write(`left running, and ended: ${left}\n`)
  const counts = readJson(join(folder, 'report.json'))
  if (!counts) {
    process.stdout.write('The tests did not come to their end.\n0 passed, 1 failed\n')
    return false
  }
  const filtered = process.argv.some((argument) => /^(-t|--testNamePattern)/.test(argument))
  if (!filtered) for (const { name, reason } of counts.skips) process.stdout.write(`skipped: ${name}: ${reason ?? 'no reason given'}\n`)
  process.stdout.write(`${counts.passed} passed, ${counts.failed} failed${counts.skipped ? `, ${counts.skipped} skipped` : ''}\n`)
  return counts.failed === 0 && counts.passed > 0
}

main().then(
  (code) => {
    process.exitCode = code
  },
  (error) => {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
    process.exitCode = 1
  },
)
