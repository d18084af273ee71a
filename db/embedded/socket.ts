import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { closedTo } from './account.ts'
import { socketPort } from './options.ts'
import { makePrivate, type Place } from './place.ts'

/** The folder of the server's socket; `borrowed` if it is a temporary one, to be removed in the end. */
export type SocketFolder = { path: string; borrowed: boolean }

/** What the operating system allows for the path of a socket, in bytes. */
const longest = process.platform === 'darwin' ? 103 : 107

const borrowedName = 'learning-hub-'

/** Whether a socket's folder is a temporary one of ours. */
export function isBorrowed(path: string): boolean {
  return basename(path).startsWith(borrowedName)
}

/** The socket lives beside the cluster, or, where that path is too long, in a private temporary folder that `socket.at` names. */
export function socketFolder(place: Place): SocketFolder {
  const beside = join(place.home, 'socket')
  if (fits(beside)) {
    makePrivate(beside, place.account)
    return { path: beside, borrowed: false }
  }
  const note = join(place.home, 'socket.at')
  const noted = existsSync(note) ? readFileSync(note, 'utf8').trim() : null
  if (noted && fits(noted) && reclaim(noted, place)) return { path: noted, borrowed: true }
  const parent = [tmpdir(), '/tmp'].find((folder) => fits(join(folder, 'learning-hub-XXXXXX')) && isOpen(place, folder))
  if (!parent)
    throw new Error(`The path ${beside} is too long for a socket, and so is the temporary folder. Set TMPDIR or HUB_DATA to a shorter one.`)
  const path = mkdtempSync(join(parent, borrowedName))
  makePrivate(path, place.account)
  writeFileSync(note, path)
  return { path, borrowed: true }
}

function fits(folder: string): boolean {
  return Buffer.byteLength(join(folder, `.s.PGSQL.${socketPort}`)) <= longest
}

function isOpen(place: Place, folder: string): boolean {
  return !place.account || closedTo(place.account, folder) === null
}

/** Takes the noted folder again, or makes it again; false if someone else has put something in its place. */
function reclaim(path: string, place: Place): boolean {
  const owner = place.account?.uid ?? process.getuid?.()
  const found = lstatSync(path, { throwIfNoEntry: false })
  if (found) return found.isDirectory() && found.uid === owner && (found.mode & 0o077) === 0
  try {
    mkdirSync(path, { mode: 0o700 })
  } catch {
    return false
  }
  if (place.account) chownSync(path, place.account.uid, place.account.gid)
  chmodSync(path, 0o700)
  return true
}
