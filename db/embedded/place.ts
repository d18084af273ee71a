import { accessSync, chmodSync, chownSync, constants, existsSync, mkdirSync, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Account, accountFor, closedTo } from './account.ts'
import { farHome, farNote } from './far-home.ts'
import type { EmbeddedOptions } from './options.ts'

/** Where the database lives: `home` holds the cluster, its socket and its log; usually it is the data folder itself. */
export type Place = { dataDir: string; home: string; cluster: string; account: Account | null; shelf: string }

const rootShelf = '/var/lib/learning-hub'

/**
 * Decides where the cluster lives and who runs it, and makes the folders.
 * As root that is the data folder if the other account can come there, else a folder of its own that the data folder notes.
 */
export function choosePlace(options: EmbeddedOptions): Place {
  const dataDir = openDataDir(options.dataDir)
  const near = join(dataDir, 'postgres')
  const account = accountFor(near, dataDir)
  if (!account) {
    if (existsSync(farNote(dataDir))) {
      throw new Error(
        `The database of ${dataDir} was made by root (${farNote(dataDir)} says where it is). Start the hub as root, or set HUB_DATA.`,
      )
    }
    return { dataDir, home: dataDir, cluster: near, account, shelf: join(dataDir, 'programs') }
  }
  const shelf = options.shelf ?? rootShelf
  letIn(account, dataDir)
  const closed = closedTo(account, dataDir)
  if (!closed && !existsSync(farNote(dataDir))) return { dataDir, home: dataDir, cluster: near, account, shelf }
  if (existsSync(near)) {
    throw new Error(
      `The database in ${near} runs as user ${account.uid}, who cannot pass through ${closed ?? dataDir}. ` +
        `Let others pass (chmod o+x ${closed ?? dataDir}), or set HUB_DATA to another folder.`,
    )
  }
  const home = farHome(dataDir, shelf, options.log)
  return { dataDir, home, cluster: join(home, 'postgres'), account, shelf }
}

function openDataDir(path: string): string {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
    accessSync(path, constants.W_OK | constants.X_OK)
    const cluster = join(path, 'postgres')
    if (existsSync(cluster)) accessSync(cluster, constants.W_OK | constants.X_OK)
    return realpathSync(path)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Error(
      `The data folder ${path} cannot be used by this user (number ${process.getuid?.()}): ${why}. ` +
        'Start the hub as the user who made it (root, if it was root), or set HUB_DATA to another folder.',
    )
  }
}

/** Lets the account's group pass through the data folder (not look into it), if the folder is root's own and closed. */
function letIn(account: Account, dataDir: string): void {
  const { uid, mode } = statSync(dataDir)
  if (uid !== 0 || mode & 0o001) return
  chownSync(dataDir, uid, account.gid)
  chmodSync(dataDir, (mode & 0o777) | 0o010)
}

/** Makes a folder that only the account that runs the server may enter, root aside. */
export function makePrivate(folder: string, account: Account | null): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (account) chownSync(folder, account.uid, account.gid)
  chmodSync(folder, 0o700)
}
