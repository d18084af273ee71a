#!/usr/bin/env node
import { refuseOldNode } from './tools/node-version.mjs'

/** `npx hub …` and `npm run hub -- …`: builds first if the build is older than its sources, and becomes the command. */
async function start() {
  const refusal = refuseOldNode(process.versions.node)
  if (refusal) throw new Error(refusal)
  const { ensureBuilt } = await import('./tools/ensure-built.mjs')
  await ensureBuilt()
  process.env.HUB_CALLER_ENV ??= process.env.NODE_ENV ?? ''
  process.env.NODE_ENV = 'production'
  process.setSourceMapsEnabled(true)
  await import('../build/hub.js')
}

start().catch((error) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  process.exitCode = 2
})
