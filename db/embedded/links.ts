import { lstatSync, readFileSync, symlinkSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'

const Links = z.array(z.object({ source: z.string(), target: z.string() }))

/**
 * Makes the library links that the package's install script would have made, since npm is often told to run no scripts.
 * Throws where the package's folder may not be written to.
 */
export function restoreLinks(packageDir: string): void {
  for (const { source, target } of Links.parse(JSON.parse(readFileSync(join(packageDir, 'native/pg-symlinks.json'), 'utf8')))) {
    const link = join(packageDir, target)
    if (lstatSync(link, { throwIfNoEntry: false })) continue
    if (dirname(source) !== dirname(target)) throw new Error(`Unexpected library link ${source} -> ${target}`)
    try {
      symlinkSync(basename(source), link)
    } catch (error) {
      // Two hubs may start at once; the other one has made it.
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
  }
}
