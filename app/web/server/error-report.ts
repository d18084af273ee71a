/** Wordings of the engine that quote the program, never what someone typed. */
const speaksOfCode = /^Cannot (read|set) propert|^[\w.$[\]()]{1,80} is not (a function|a constructor|defined|iterable)/

/**
 * What a log may say about an error: its kind, its code and where it was thrown. Its message only where the language or the
 * operating system worded it: a database quotes the value it refuses, and a parser the text it stumbles over.
 */
export function describeError(error: unknown): { name: string; code?: string; message?: string; at: string[] } {
  if (!(error instanceof Error)) return { name: typeof error, at: [] }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const system = 'syscall' in error
  return {
    name: error.name,
    ...(code && { code }),
    ...((system || speaksOfCode.test(error.message)) && { message: error.message }),
    at: frames(error),
  }
}

function frames(error: Error): string[] {
  const lines = (error.stack ?? '').split('\n').map((line) => line.trim())
  return lines.filter((line) => /^at .+:\d+:\d+\)?$/.test(line)).slice(0, 12)
}

/** One JSON line on standard error. */
export function reportError(what: string, error: unknown, requestId?: string): void {
  const line = { time: new Date().toISOString(), level: 'error', what, ...(requestId && { id: requestId }), ...describeError(error) }
  process.stderr.write(`${JSON.stringify(line)}\n`)
}
