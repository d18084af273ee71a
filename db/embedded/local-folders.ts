import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Folders where installations of PostgreSQL usually are: [parent, how its children are named, what follows]. */
const usual: [string, RegExp, string][] = [
  ['/usr/lib/postgresql', /^\d+$/, 'bin'],
  ['/usr/libexec', /^postgresql\d*$/, ''],
  ['/usr', /^pgsql-\d+$/, 'bin'],
  ['/usr/local', /^pgsql$/, 'bin'],
  ['/opt/homebrew/opt', /^postgresql@\d+$/, 'bin'],
  ['/usr/local/opt', /^postgresql@\d+$/, 'bin'],
]

/** Folders of this machine that hold both programs, whatever their version. */
export function localFolders(): string[] {
  const inUsual = usual.flatMap(([parent, name, below]) =>
    childrenOf(parent)
      .filter((child) => name.test(child))
      .map((child) => join(parent, child, below)),
  )
  const onPath = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder.startsWith('/'))
  return [...new Set([...inUsual, ...onPath])].filter(
    (folder) => existsSync(join(folder, 'postgres')) && existsSync(join(folder, 'initdb')),
  )
}

function childrenOf(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
