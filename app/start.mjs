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
  endWithNpm()
  // The libraries run in production mode whatever the hub's own mode is; the settings are told what the caller had said.
  process.env.HUB_CALLER_ENV = process.env.NODE_ENV ?? ''
  process.env.NODE_ENV = 'production'
  process.setSourceMapsEnabled(true)
  await import('../build/server.js')
}

/** npm hands on SIGTERM and SIGINT, but when it is killed outright the server would stay, and hold its port and its data. */
function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return
  const npm = process.ppid
  setInterval(() => {
    if (process.ppid !== npm) process.kill(process.pid, 'SIGTERM')
  }, 1000).unref()
}

start().catch((error) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  process.exitCode = 1
})
