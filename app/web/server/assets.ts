import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chooseEncoding, isCompressible } from './encoding.ts'
import { secured } from './headers.ts'
import { createRepresentation, type Representation } from './representation.ts'
import { sendVariant, type Visit } from './visit.ts'

type Assets = {
  has: (path: string) => boolean
  send: (visit: Visit, path: string) => void | Promise<void>
  /** makes the compressed forms that the build has not made, so that nobody waits for them */
  warm: () => Promise<void>
}

const types: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  ico: 'image/x-icon',
  jpg: 'image/jpeg',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  map: 'application/json; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  webmanifest: 'application/manifest+json; charset=utf-8',
  webp: 'image/webp',
  woff2: 'font/woff2',
  xml: 'application/xml; charset=utf-8',
}

/**
 * The files of the browser build, read once: an address either is exactly one of them or is none, so there is no path to climb out of.
 * `x.br` and `x.gz` beside `x` are its compressed forms. Files whose name carries a hash never change.
 */
export function createAssets(folder: string | null, https: boolean): Assets {
  const files = new Map<string, Representation>()
  for (const path of folder ? listFiles(folder, '') : []) {
    if (/\.(br|gz)$/.test(path)) continue
    files.set(path, readAsset(`${folder}${path}`, path, https))
  }

  function sendAsset(visit: Visit, path: string): void | Promise<void> {
    const file = files.get(path)
    if (!file) return
    const encoding = chooseEncoding(visit.req.headers['accept-encoding'])
    const ready = file.ready(encoding)
    if (ready) return sendVariant(visit, ready)
    return file.make(encoding).then((variant) => sendVariant(visit, variant))
  }

  async function warm(): Promise<void> {
    for (const file of files.values()) for (const encoding of ['br', 'gzip'] as const) await file.make(encoding)
  }

  return { has: (path) => files.has(path), send: sendAsset, warm }
}

function listFiles(folder: string, under: string): string[] {
  return readdirSync(join(folder, under), { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.') && entry.name !== '.well-known') return []
    const path = `${under}/${entry.name}`
    return entry.isDirectory() ? listFiles(folder, path) : [path]
  })
}

function readAsset(file: string, path: string, https: boolean): Representation {
  const type = types[path.slice(path.lastIndexOf('.') + 1).toLowerCase()] ?? 'application/octet-stream'
  return createRepresentation({
    body: readFileSync(file),
    known: { ...optional('br', `${file}.br`), ...optional('gzip', `${file}.gz`) },
    compressible: isCompressible(type),
    effort: 11,
    head: secured(
      [
        ['Content-Type', type],
        ['Cache-Control', path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=3600'],
        ...(isCompressible(type) ? [['Vary', 'Accept-Encoding'] as const] : []),
      ],
      https,
    ),
  })
}

function optional(encoding: 'br' | 'gzip', file: string): { br?: Buffer; gzip?: Buffer } {
  try {
    return { [encoding]: readFileSync(file) }
  } catch {
    return {}
  }
}
