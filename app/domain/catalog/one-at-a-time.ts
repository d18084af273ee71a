/**
 * Runs `work` for one caller at a time. Who asks while it runs may have come too late for it to see what they mean: they get the run after
 * it, together with all who ask until then.
 */
export function oneAtATime(work: () => Promise<void>): { run: () => Promise<void>; running: () => boolean } {
  let current: Promise<void> | null = null
  let queued: Promise<void> | null = null

  function run(): Promise<void> {
    if (current) {
      queued ??= current
        .catch(() => {})
        .then(() => {
          queued = null
          return run()
        })
      return queued
    }
    current = work().finally(() => {
      current = null
    })
    return current
  }

  return { run, running: () => current !== null }
}
