import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { restoreLinks } from './links.ts'

const PackageJson = z.object({ version: z.string().regex(/^[\w.-]+$/) })

/**
 * Copies the package's programs to `shelf`, once for each version, readable by everyone. Answers the copy's `bin` folder.
 * The copy appears whole or not at all: two hubs may do this at the same time.
 */
export function copyPrograms(packageDir: string, shelf: string): string {
  const { version } = PackageJson.parse(JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8')))
  const copy = join(shelf, `postgres-${version}`)
  if (!existsSync(copy)) {
    const draft = `${copy}.${process.pid}`
    rmSync(draft, { recursive: true, force: true })
    mkdirSync(draft, { recursive: true })
    // Static libraries are for compiling against it: a tenth of the size that nobody needs here.
    cpSync(join(packageDir, 'native'), join(draft, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !path.endsWith('.a'),
    })
    restoreLinks(draft)
    chmodSync(shelf, 0o755)
    openToAll(draft)
    try {
      renameSync(draft, copy)
    } catch (error) {
      rmSync(draft, { recursive: true, force: true })
      if (!existsSync(copy)) throw error
    }
  }
  return join(copy, 'native/bin')
}

/** A careful umask at install time would keep the other account out of the copy as well. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openToAll(path)
    else if (entry.isFile()) chmodSync(path, lstatSync(path).mode & 0o100 ? 0o755 : 0o644)
  }
}
