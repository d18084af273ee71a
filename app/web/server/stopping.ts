import { reportError } from './error-report.ts'

/**
 * Ends the process in order on SIGTERM, SIGINT, and after an error that nobody caught: `stop` lets requests end and closes the database.
 * A second signal, or `deadline` milliseconds, ends it at once. `last` runs at the very end, for what must still be written.
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

  function leave(code: number): void {
    last()
    process.exit(code)
  }

  function end(code: number): void {
    if (ending) return
    ending = true
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

  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => (ending ? leave(1) : end(0)))
  process.on('uncaughtException', (error) => onFault('uncaughtException', error))
  process.on('unhandledRejection', (reason) => onFault('unhandledRejection', reason))
  return end
}
