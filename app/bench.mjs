import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { build } from 'esbuild'
import { ensureBuilt } from './tools/ensure-built.mjs'
import { ensureInstalled } from './tools/install.mjs'
import { inProject, root } from './tools/project.mjs'

/** `npm run bench [-- search pages import --million]`: each claim beside a peer or a limit, in one run. Not part of the tests. */
await ensureInstalled({ dev: true })
await ensureBuilt()
// in the build's own folder: the seeds are found from one level below the root
const program = inProject(`build/bench-${process.pid}.js`)
try {
  await build({
    absWorkingDir: root,
    entryPoints: ['tests/bench/run.ts'],
    outfile: program,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
  })
  const env = { ...process.env, NODE_ENV: 'production' }
  const child = spawn(process.execPath, ['--expose-gc', program, ...process.argv.slice(2)], { cwd: root, env, stdio: 'inherit' })
  process.on('SIGINT', () => {})
  process.exitCode = await new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)))
} finally {
  rmSync(program, { force: true })
}
