/** What is kept of a request: never an address, a cookie, a query, a user agent, or which option it was about. */
export type LogLine = {
  time: string
  id: string
  method: string
  path: string
  status: number
  ms: number
  cache: 'hit' | 'joined' | 'miss' | 'none'
}

type RequestLog = { write: (line: LogLine) => void; flush: () => void }

/**
 * One JSON line a request on standard output, gathered for up to `every` milliseconds, since a write for each
 * would cost more than a cached page does.
 */
export function createRequestLog({
  every = 200,
  out = (text) => process.stdout.write(text),
}: {
  every?: number
  out?: (text: string) => unknown
} = {}): RequestLog {
  let lines: string[] = []
  let timer: NodeJS.Timeout | null = null

  function flush(): void {
    if (timer) clearTimeout(timer)
    timer = null
    if (lines.length === 0) return
    const text = `${lines.join('\n')}\n`
    lines = []
    out(text)
  }

  function write(line: LogLine): void {
    lines.push(JSON.stringify(line))
    if (lines.length >= most) flush()
    else timer ??= setTimeout(flush, every).unref()
  }

  return { write, flush }
}

const most = 1_000
