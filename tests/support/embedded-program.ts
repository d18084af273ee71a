import { joinEmbedded, startEmbedded } from '#db/embedded/embedded.ts'
import type { EmbeddedOptions } from '#db/embedded/options.ts'

/**
 * A process that uses the embedded database, for tests that kill it: says one JSON value a line,
 * `{log}`, then `{up}` or `{error}`; ends at SIGTERM.
 */
const [part, options] = JSON.parse(process.argv[2] ?? '[]') as ['server' | 'command', EmbeddedOptions]

function say(value: unknown) {
  process.stdout.write(`${JSON.stringify(value)}\n`)
}

try {
  const begin = part === 'server' ? startEmbedded : joinEmbedded
  const database = await begin({ ...options, log: (line) => say({ log: line }) })
  const alive = setInterval(() => {}, 1000)
  process.once('SIGTERM', async () => {
    await database.stop()
    clearInterval(alive)
  })
  say({ up: { connection: database.connection, version: database.version } })
} catch (error) {
  say({ error: error instanceof Error ? error.message : String(error) })
  process.exitCode = 1
}
