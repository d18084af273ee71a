import { promisify } from 'node:util'
import zlib from 'node:zlib'

export type Encoding = 'br' | 'gzip' | 'identity'

/** The shortest encoding that a client takes, by its `Accept-Encoding`; plain bytes where it says nothing. */
export function chooseEncoding(header: string | undefined): Encoding {
  if (!header) return 'identity'
  let br: boolean | undefined
  let gzip: boolean | undefined
  let any = false
  for (const part of header.slice(0, 500).toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.trim().split(';')
    const wanted = !parameters.some((parameter) => /^\s*q\s*=\s*0(\.0*)?\s*$/.test(parameter))
    const coding = name.trim()
    if (coding === 'br') br = wanted
    else if (coding === 'gzip' || coding === 'x-gzip') gzip = wanted
    else if (coding === '*') any = wanted
  }
  if (br ?? any) return 'br'
  return (gzip ?? any) ? 'gzip' : 'identity'
}

/** Text shrinks; pictures and fonts come compressed already. */
export function isCompressible(contentType: string | null): boolean {
  return (
    contentType !== null && /^(text\/(?!event-stream)|application\/(.*\+)?(json|xml|javascript|manifest)|image\/svg)/i.test(contentType)
  )
}

/** Under this many bytes the headers of an encoding weigh as much as what it saves. */
export const worthCompressing = 1_024

const gzip = promisify(zlib.gzip)
const gunzip = promisify(zlib.gunzip)
const brotli = promisify(zlib.brotliCompress)
const unbrotli = promisify(zlib.brotliDecompress)

/** Off the main thread. `effort`: brotli's quality, 0 to 11. */
export async function encode(body: Buffer, encoding: Encoding, effort: number): Promise<Buffer> {
  if (encoding === 'br') return brotli(body, { params: brotliParameters(effort, body.length) })
  return encoding === 'gzip' ? gzip(body, { level: gzipLevel }) : body
}

export async function decode(body: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'br') return unbrotli(body)
  return encoding === 'gzip' ? gunzip(body) : body
}

/** For replies whose end is not known yet. Null where plain bytes are asked for. */
export function encoder(encoding: Encoding, effort: number): zlib.BrotliCompress | zlib.Gzip | null {
  if (encoding === 'br') return zlib.createBrotliCompress({ params: brotliParameters(effort, 0) })
  return encoding === 'gzip' ? zlib.createGzip({ level: gzipLevel }) : null
}

const gzipLevel = 6

function brotliParameters(effort: number, size: number): Record<number, number> {
  return { [zlib.constants.BROTLI_PARAM_QUALITY]: effort, [zlib.constants.BROTLI_PARAM_SIZE_HINT]: size }
}
