import { execFileSync } from 'node:child_process'
import { readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** The account that the server process runs as when it is not our own. */
export type Account = { uid: number; gid: number }

/**
 * PostgreSQL refuses to run as root, so root hands the work to another account:
 * whoever owns the folder already, else `nobody`. Null when we are not root: then it runs as ourselves.
 */
export function accountFor(...folders: string[]): Account | null {
  if (process.getuid?.() !== 0) return null
  for (const folder of folders) {
    const owner = ownerOf(folder)
    if (owner && owner.uid !== 0) return owner
  }
  return nobody()
}

/** The nearest folder on the way to `folder` that the account may not pass through, or null if the way is open. */
export function closedTo(account: Account, folder: string): string | null {
  const closed: string[] = []
  for (let at = realpathSync(folder); ; at = dirname(at)) {
    if (!mayPass(account, at)) closed.push(at)
    if (at === dirname(at)) return closed.at(-1) ?? null
  }
}

function mayPass(account: Account, folder: string): boolean {
  const { uid, gid, mode } = statSync(folder)
  if (uid === account.uid) return (mode & 0o100) !== 0
  if (gid === account.gid) return (mode & 0o010) !== 0
  return (mode & 0o001) !== 0
}

function ownerOf(folder: string): Account | null {
  const stat = statSync(folder, { throwIfNoEntry: false })
  return stat ? { uid: stat.uid, gid: stat.gid } : null
}

function nobody(): Account {
  const line = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readPasswd())
  if (line) return { uid: Number(line[1]), gid: Number(line[2]) }
  try {
    // macOS keeps its accounts elsewhere and numbers this one -2; `| 0` folds 4294967294 back to it.
    const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' })) | 0
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    throw new Error(
      'The hub runs as root, under which PostgreSQL refuses to start, and there is no account "nobody" to run it as. ' +
        'Start the hub as an ordinary user, or set DATABASE_URL.',
    )
  }
}

function readPasswd(): string {
  try {
    return readFileSync('/etc/passwd', 'utf8')
  } catch {
    return ''
  }
}
