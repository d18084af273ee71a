import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The file in a data folder that says where its database is, if it is not in the folder. */
export function farNote(dataDir: string): string {
  return join(dataDir, 'postgres.at')
}

/**
 * The home of a database that cannot live in its data folder: `<shelf>/<hash of the data folder>`.
 * Each names the other, so that a folder that was moved keeps its database, and one that was
 * deleted and made anew starts empty (the old database is set aside, never deleted).
 */
export function farHome(dataDir: string, shelf: string, log: (line: string) => void = () => {}): string {
  const home = join(shelf, createHash('sha256').update(dataDir).digest('hex').slice(0, 16))
  const noted = read(farNote(dataDir))
  if (existsSync(home) && noted !== home) {
    const aside = `${home}.left-${Date.now()}`
    renameSync(home, aside)
    log(`the database of an earlier ${dataDir} is kept aside in ${aside}`)
  }
  if (noted && noted !== home && wasMoved(noted, dataDir)) renameSync(noted, home)
  mkdirSync(home, { recursive: true })
  for (const folder of [shelf, home]) chmodSync(folder, 0o755)
  writeFileSync(join(home, 'origin'), dataDir)
  writeFileSync(farNote(dataDir), home)
  log(`the database is kept in ${home}, since PostgreSQL does not run as root and no other account can come into ${dataDir}`)
  return home
}

/** Moved, not copied: the folder that the home belongs to is no longer there. */
function wasMoved(home: string, dataDir: string): boolean {
  const origin = read(join(home, 'origin'))
  return origin !== null && origin !== dataDir && !existsSync(origin)
}

function read(file: string): string | null {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null
}
