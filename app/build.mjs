import { chmodSync } from 'node:fs'
import { createRequire } from 'node:module'
import { build } from 'esbuild'
import { dropStamp, isBuilt, sourcesHash, writeStamp } from './tools/build-stamp.mjs'
import { oneAtATime } from './tools/one-at-a-time.mjs'
import { inProject, root } from './tools/project.mjs'
import { mustRun } from './tools/run.mjs'

/**
 * Makes `build/`: the pages by Remix (`build/client`, `build/server`), and by esbuild what runs beside them,
 * since Remix bundles only what its routes import: the server's entry and the `hub` command.
 */
async function buildAll() {
  const sources = sourcesHash()
  dropStamp()
  // In this order: Remix empties the folder first.
  await buildPages()
  await buildPrograms()
  writeStamp(sources)
}

async function buildPages() {
  const remix = createRequire(import.meta.url).resolve('@remix-run/dev/dist/cli.js')
  await mustRun('Remix', process.execPath, [remix, 'vite:build'], { cwd: root, env: { ...process.env, NODE_ENV: 'production' } })
}

async function buildPrograms() {
  await build({
    absWorkingDir: root,
    entryPoints: { server: 'app/server.ts', hub: 'app/cli/hub.ts' },
    outdir: 'build',
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: true,
    banner: { js: '#!/usr/bin/env node' },
    loader: { '.json': 'json' },
    logLevel: 'warning',
  })
  chmodSync(inProject('build/hub.js'), 0o755)
}

try {
  await oneAtATime(inProject('node_modules/.hub-build.lock'), async () => {
    if (process.argv.includes('--force') || !isBuilt()) await buildAll()
  })
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  process.exit(1)
}
