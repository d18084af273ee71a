import { spawn, spawnSync } from 'node:child_process'
import { createServer } from 'node:net'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export type BenchHub = { origin: string; pid: number; stop: () => Promise<void> }

/** Starts the built server on a data folder of its own, behind a pretended proxy, so that load can come from many clients. */
export async function startHub({ dataDir, size }: { dataDir: string; size: number }): Promise<BenchHub> {
  const port = await freePort()
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'production',
    HUB_CALLER_ENV: '',
    HUB_DATA: dataDir,
    PORT: String(port),
    HUB_TRUST_PROXY: '1',
  }
  if (size > 0) {
    const seeded = spawnSync(process.execPath, [resolve('build/hub.js'), 'seed', '--demo', '--size', String(size)], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    if (seeded.status !== 0) throw new Error('the bench’s hub could not be seeded')
  }
  const child = spawn(process.execPath, [resolve('build/server.js')], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  const origin = `http://localhost:${port}`
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  for (let tries = 0; tries < 600; tries += 1) {
    const ready = await fetch(`${origin}/readyz`).then(
      (reply) => reply.ok,
      () => false,
    )
    if (ready)
      return {
        origin,
        pid: child.pid ?? 0,
        async stop() {
          child.kill('SIGTERM')
          await ended
        },
      }
    if (child.exitCode !== null) break
    await sleep(100)
  }
  child.kill('SIGKILL')
  throw new Error('the bench’s hub did not become ready')
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
