/**
 * Does one step of a start, and shows what it is and how long it took. On a terminal the seconds count while it runs.
 * `log` hears nothing if the work is done in no time and `quiet` is set.
 */
export async function step(what, work) {
  const begun = Date.now()
  const seconds = () => `${((Date.now() - begun) / 1000).toFixed(1)} s`
  const out = process.stderr
  out.write(`  ${what} … `)
  const clock = out.isTTY ? setInterval(() => out.write(`\r  ${what} … ${seconds()} `), 500) : undefined
  try {
    const result = await work()
    out.write(out.isTTY ? `\r  ${what} … ${seconds()}\n` : `${seconds()}\n`)
    return result
  } catch (error) {
    out.write(`failed after ${seconds()}\n`)
    throw error
  } finally {
    clearInterval(clock)
  }
}
