import { type ParseArgsConfig, parseArgs } from 'node:util'
import { readSettings, type Settings } from '#app/settings.ts'
import { type OpenDatabase, openDatabase } from '#app/web/database.ts'
import { Refused, say } from './say.ts'

export type Command = {
  summary: string
  usage: string
  about: string
  run: (args: string[]) => Promise<number>
}

/** `parseArgs` whose complaints are refusals. Every command takes `--json`. */
export function readArgs<T extends NonNullable<ParseArgsConfig['options']>>(args: string[], options: T, usage: string) {
  try {
    return parseArgs({
      args,
      options: { ...options, json: { type: 'boolean', default: false } } as T & { json: { type: 'boolean'; default: false } },
      allowPositionals: true,
      strict: true,
    })
  } catch (error) {
    throw new Refused(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
  }
}

/** A whole number given as text, or a refusal that names the option. */
export function wholeNumber(name: string, text: string | undefined, { from, to }: { from: number; to: number }): number | undefined {
  if (text === undefined) return undefined
  const value = Number(text)
  if (!/^\d+$/.test(text) || value < from || value > to)
    throw new Refused(`--${name}: expected a whole number from ${from} to ${to}, not “${text}”`)
  return value
}

/** Runs with the database of the settings, and lets go of it whatever happens. */
export async function withDatabase<T>(work: (database: OpenDatabase, settings: Settings) => Promise<T>): Promise<T> {
  const settings = commandSettings()
  const database = await openDatabase(settings, 'command', say)
  try {
    return await work(database, settings)
  } finally {
    await database.close()
  }
}

function commandSettings(): Settings {
  try {
    return readSettings(process.env)
  } catch (error) {
    throw new Refused(error instanceof Error ? error.message : String(error))
  }
}
