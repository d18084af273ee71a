import { reportError } from './error-report.ts'

/**
 * Ends the process in order on SIGTERM, SIGINT, and after an error that nobody caught: `stop` lets requests end and closes the database.
 * A second signal (one a second later: npm and a terminal both pass on the same one), or `deadline` milliseconds, ends it at once. `last` runs at the very end, for what must still be written.
 * Returns what ends it for any other reason, with an exit code.
 */
export function stopInOrder({
  stop,
  last,
  deadline,
}: {
  stop: () => Promise<void>
  last: () => void
  deadline: number
}): (code: number) => void {
  let ending = false
  let since = 0

  function leave(code: number): void {
    last()
    process.exit(code)
  }

  function end(code: number): void {
    if (ending) return
    ending = true
    since = performance.now()
    setTimeout(() => leave(1), deadline).unref()
    stop().then(
      () => leave(code),
      (error: unknown) => {
        reportError('stop', error)
        leave(1)
      },
    )
  }

  function onFault(what: string, error: unknown): void {
    reportError(what, error)
    end(1)
  }

  function onSignal(): void {
    if (!ending) end(0)
    else if (performance.now() - since > echo) leave(1)
  }

  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, onSignal)
  process.on('uncaughtException', (error) => onFault('uncaughtException', error))
  process.on('unhandledRejection', (reason) => onFault('unhandledRejection', reason))
  return end
}

/** Within these milliseconds a signal is taken for the same one, come by another way. */
const echo = 1_000
