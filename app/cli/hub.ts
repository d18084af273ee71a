import { commands } from './commands/index.ts'
import { Refused, say } from './say.ts'

/** The `hub` command. Exit 0: done · 1: refused or invalid, told why · 2: could not run. */
async function main(args: string[]): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(overview())
    return name === undefined ? 1 : 0
  }
  const command = commands[name]
  if (!command) {
    say(`hub: there is no command “${name}”. There are: ${Object.keys(commands).join(', ')}.`)
    return 1
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    process.stdout.write(`${command.usage}\n\n${command.about}\n`)
    return 0
  }
  return command.run(rest)
}

function overview(): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length))
  const lines = Object.entries(commands).map(([name, command]) => `  ${name.padEnd(width)}  ${command.summary}`)
  return `Usage: hub <command> …  (each has --help and --json)\n\n${lines.join('\n')}\n`
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  if (error instanceof Refused) {
    say(`hub: ${error.message}`)
    process.exitCode = 1
  } else {
    say(`hub: could not run: ${error instanceof Error ? error.message : String(error)}`)
    process.exitCode = 2
  }
}
