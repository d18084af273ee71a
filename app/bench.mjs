import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { build } from 'esbuild'
import { ensureBuilt } from './tools/ensure-built.mjs'
import { ensureInstalled } from './tools/install.mjs'
import { inProject, root } from './tools/project.mjs'

/** `npm run bench [-- search pages import --million]`: each claim beside a peer or a limit, in one run. Not part of the tests. */
await ensureInstalled({ dev: true })
await ensureBuilt()
// beside the build, so that packages are found from it
const folder = mkdtempSync(inProject('build/bench-'))
try {
  await build({
    absWorkingDir: root,
    entryPoints: ['tests/bench/run.ts'],
    outfile: `${folder}/run.js`,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
  })
  const env = { ...process.env, NODE_ENV: 'production' }
  const child = spawn(process.execPath, ['--expose-gc', `${folder}/run.js`, ...process.argv.slice(2)], { cwd: root, env, stdio: 'inherit' })
  process.on('SIGINT', () => {})
  process.exitCode = await new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
