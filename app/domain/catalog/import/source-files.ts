import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readdir, stat } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { detectFormat } from './detect-format.ts'
import { readCsv } from './read-csv.ts'
import { readFeed } from './read-feed.ts'
import { readIcs } from './read-ics.ts'
import { readJson } from './read-json.ts'
import { readJsonLd } from './read-jsonld.ts'
import type { ByteSource, ImportFormat, ReadItem } from './records.ts'

/** The files of an import: a file, or all of a folder in the order of their names. */

export type SourceFile = { path: string; name: string; format: ImportFormat; size: number }
type FoundFiles = { files: SourceFile[]; passedOver: { file: string; reason: string }[]; folder: boolean } | { refusal: string }

const HEAD = 8192
const FILES = 10_000

export async function findFiles(paths: readonly string[], given: ImportFormat | undefined): Promise<FoundFiles> {
  const found: { path: string; name: string }[] = []
  let folder = paths.length > 1
  for (const path of paths) {
    const what = await stat(path).catch(() => null)
    if (what === null) return { refusal: `${path}: there is no such file or folder` }
    if (!what.isDirectory()) {
      found.push({ path, name: basename(path) })
      continue
    }
    folder = true
    for await (const inner of walk(path)) {
      if (found.length >= FILES) return { refusal: `${path}: more than ${FILES.toLocaleString('en-US')} files` }
      found.push({ path: inner, name: relative(path, inner) })
    }
  }
  const files: SourceFile[] = []
  const passedOver: { file: string; reason: string }[] = []
  for (const { path, name } of found) {
    try {
      const { head, size } = await readHead(path)
      const format = given ?? detectFormat(name, head)
      if (format === null)
        passedOver.push({
          file: name,
          reason: 'Neither its name nor its beginning tells what kind of file it is: CSV, iCalendar, RSS, Atom, JSON-LD and JSON are read',
        })
      else files.push({ path, name, format, size })
    } catch (error) {
      passedOver.push({ file: name, reason: `The file cannot be read: ${error instanceof Error ? error.message : String(error)}` })
    }
  }
  return { files, passedOver, folder }
}

async function* walk(folder: string): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true })
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue
    if (entry.isDirectory()) yield* walk(join(folder, entry.name))
    else if (entry.isFile()) yield join(folder, entry.name)
  }
}

async function readHead(path: string): Promise<{ head: Uint8Array; size: number }> {
  const handle = await open(path, 'r')
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0)
    return { head: buffer.subarray(0, bytesRead), size: (await handle.stat()).size }
  } finally {
    await handle.close()
  }
}

/** @param onBytes hears how far the file has been read */
export function readItems({ path, format }: SourceFile, now: Date, onBytes: (bytes: number) => void = () => {}): AsyncGenerator<ReadItem> {
  const bytes: ByteSource = async function* () {
    let read = 0
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 17 })) {
      read += (chunk as Buffer).length
      onBytes(read)
      yield chunk as Buffer
    }
  }
  const readers: Record<ImportFormat, () => AsyncGenerator<ReadItem>> = {
    csv: () => readCsv(bytes),
    ics: () => readIcs(bytes, now),
    rss: () => readFeed(bytes),
    jsonld: () => readJsonLd(bytes),
    json: () => readJson(bytes),
  }
  return readers[format]()
}

/** SHA-256 of the whole file, in hexadecimal. */
export async function hashFile({ path }: SourceFile): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
