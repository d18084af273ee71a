import { spawn } from 'node:child_process'
import { watch } from 'node:fs'
import { ensureBuilt } from './tools/ensure-built.mjs'
import { inProject, root } from './tools/project.mjs'

/** `npm run dev`: the real server on the real build, made anew and started again after each change of a source. */
const watched = ['app', 'db', 'badges', 'seeds']
const quiet = 300
let server
let waiting
let turn = Promise.resolve()

function run() {
  turn = turn.then(async () => {
    try {
      await ensureBuilt()
    } catch (error) {
      // a source that does not build yet: the old server goes on, the next change tries again
      process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
      return
    }
    await stop()
    const env = { ...process.env, HUB_CALLER_ENV: process.env.NODE_ENV ?? '', NODE_ENV: 'production' }
    server = spawn(process.execPath, ['--enable-source-maps', inProject('build/server.js')], { cwd: root, env, stdio: 'inherit' })
  })
}

function stop() {
  const old = server
  server = undefined
  if (!old || old.exitCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    old.once('exit', resolve)
    old.kill('SIGTERM')
  })
}

for (const folder of watched)
  watch(inProject(folder), { recursive: true }, () => {
    clearTimeout(waiting)
    waiting = setTimeout(run, quiet)
  })
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stop().then(() => process.exit(0)))
run()
