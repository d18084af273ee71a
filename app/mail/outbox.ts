import { chmod, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Where mails go when no mail server is named: one file a mail, `20261124T162630Z-12-recover.eml`. Names tell when a mail was written and
 * its number, so that sending it twice writes the same file; no name tells an address. They hold links that open accounts: nobody but the
 * hub's own user may read them.
 */

type Named = { id: number; kind: string; createdAt: Date }

export function outboxOf(dataDir: string): string {
  return join(dataDir, 'outbox')
}

/** Writes a mail whole or not at all. */
export async function putIntoOutbox(folder: string, mail: Named, eml: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await chmod(folder, 0o700)
  const half = join(folder, `.${mail.id}-${process.pid}.half`)
  const file = await open(half, 'w', 0o600)
  try {
    await file.writeFile(eml)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(half, join(folder, nameOf(mail)))
}

/** Removes the mails that `areGone` picks out of their numbers, and what was left half written an hour ago. Says how many mails. */
export async function clearOutbox(folder: string, areGone: (ids: number[]) => Promise<number[]>): Promise<number> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const files = new Map<number, string[]>()
  for (const name of names) {
    const id = Number(/^\d{8}T\d{6}Z-(\d+)-[a-z-]+\.eml$/.exec(name)?.[1] ?? Number.NaN)
    if (Number.isSafeInteger(id)) files.set(id, [...(files.get(id) ?? []), name])
  }
  const gone = (await areGone([...files.keys()])).flatMap((id) => files.get(id) ?? [])
  for (const name of gone) await rm(join(folder, name), { force: true })
  return gone.length
}

function nameOf({ id, kind, createdAt }: Named): string {
  return `${createdAt.toISOString().replace(/[-:]|\.\d+/g, '')}-${id}-${kind}.eml`
}
