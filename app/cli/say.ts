/** A command that will not do what was asked, and says why: exit 1. */
export class Refused extends Error {}

/** Progress and complaints go to stderr, so that stdout holds the answer alone. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

export function print(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`)
}

export function printJson(value: unknown): void {
  print(JSON.stringify(value))
}

/** A line of progress that writes over itself in a terminal, and shows now and then elsewhere. */
export function progress(every = 2_000): (line: string) => void {
  let last = 0
  return (line) => {
    const now = Date.now()
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${line}`)
    else if (now - last >= every) {
      last = now
      say(line)
    }
  }
}
