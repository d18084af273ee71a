import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const Manifest = z.object({ version: z.string() })
let known: string | undefined

/** The hub's own version. It stands in the first `package.json` above this file, built or not. */
export function hubVersion(): string {
  known ??= read()
  return known
}

function read(): string {
  let folder = new URL('./', import.meta.url)
  while (!existsSync(fileURLToPath(new URL('package.json', folder))) && folder.pathname !== '/') folder = new URL('../', folder)
  return Manifest.parse(JSON.parse(readFileSync(new URL('package.json', folder), 'utf8'))).version
}
