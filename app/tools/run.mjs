import { spawn } from 'node:child_process'

/**
 * Runs a program quietly. Answers its exit code and all that it said; rejects only if it cannot be started.
 * It ends with us: a start that is interrupted leaves no build running.
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    const stop = () => child.kill('SIGTERM')
    let said = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8')
      stream.on('data', (part) => {
        said += part
      })
    }
    process.once('exit', stop)
    child.once('error', reject)
    child.once('close', (code, signal) => {
      process.off('exit', stop)
      resolve({ code: code ?? 1, signal, said: said.trim() })
    })
  })
}

/** The same, where anything but success is an error that shows the end of what was said. */
export async function mustRun(what, command, args, options) {
  const { code, signal, said } = await run(command, args, options)
  if (code !== 0) throw new Error(`${what} failed (${signal ?? `exit ${code}`}):\n${said.split('\n').slice(-40).join('\n')}`)
}
