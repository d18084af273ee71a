class Late extends Error {
  override name = 'Late'
}

/** Whether an error means that time ran out. */
export function isLate(error: unknown): boolean {
  return error instanceof Late
}

/** The work's outcome, or a rejection after `ms`, with the work's signal aborted: work that does not listen goes on unheard. */
export async function within<T>(ms: number, controller: AbortController, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Late(`not done in ${ms} ms`))
      controller.abort()
    }, ms)
  })
  try {
    return await Promise.race([work(controller.signal), late])
  } finally {
    clearTimeout(timer)
  }
}
