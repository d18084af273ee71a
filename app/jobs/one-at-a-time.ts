/** Calls that come while one is under way are one call after it. */
export function oneAtATime(work: () => Promise<void>): () => void {
  let busy = false
  let again = false
  async function run(): Promise<void> {
    busy = true
    while (again) {
      again = false
      await work()
    }
    busy = false
  }
  return () => {
    again = true
    if (!busy) void run()
  }
}

/** One after another, in the order in which they are asked for. */
export function inOrder<A extends unknown[], R>(work: (...args: A) => Promise<R>): (...args: A) => Promise<R> {
  let last: Promise<unknown> = Promise.resolve()
  return (...args) => {
    const next = last.then(() => work(...args))
    last = next.catch(() => {})
    return next
  }
}
