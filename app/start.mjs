import { refuseOldNode } from './tools/node-version.mjs'

/**
 * `npm start`: brings the project into a state in which it can run, and becomes the server.
 * Nothing is imported before the version of Node is known, or before it is installed.
 */
async function start() {
  const refusal = refuseOldNode(process.versions.node)
  if (refusal) throw new Error(refusal)
  const { ensureInstalled } = await import('./tools/install.mjs')
  await ensureInstalled({ dev: false })
  const { ensureBuilt } = await import('./tools/ensure-built.mjs')
  await ensureBuilt()
  const { endWithNpm } = await import('./tools/end-with-npm.mjs')
  endWithNpm()
  // The libraries run in production mode whatever the hub's own mode is; the settings are told what the caller had said.
  process.env.HUB_CALLER_ENV = process.env.NODE_ENV ?? ''
  process.env.NODE_ENV = 'production'
  process.setSourceMapsEnabled(true)
  await import('../build/server.js')
}

start().catch((error) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  process.exitCode = 1
})
