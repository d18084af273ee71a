import { createHash } from 'node:crypto'
import { decode, type Encoding, encode, worthCompressing } from './encoding.ts'
import type { HeaderList } from './headers.ts'

/** One form of a reply's body, ready to be written out. */
export type Variant = { etag: string; head: HeaderList; body: Buffer }

/** A body that is sent many times: each encoding is made once, when first asked for. */
export type Representation = {
  /** the form for this encoding if it is at hand */
  ready: (encoding: Encoding) => Variant | undefined
  make: (encoding: Encoding) => Promise<Variant>
  bytes: () => number
}

/**
 * `head`: headers but for those that the encoding decides. `effort`: of brotli. `known`: forms made at build time.
 * The plain bytes are let go as soon as a compressed form exists, and come back from it for the rare client that wants them.
 */
export function createRepresentation({
  body,
  head,
  compressible,
  effort,
  known = {},
}: {
  body: Buffer
  head: HeaderList
  compressible: boolean
  effort: number
  known?: Partial<Record<Encoding, Buffer>>
}): Representation {
  const tag = createHash('sha256').update(body).digest('base64url').slice(0, 27)
  const shrinks = compressible && body.length >= worthCompressing
  const variants = new Map<Encoding, Variant>()
  const underway = new Map<Encoding, Promise<Variant>>()
  let source: Buffer | null = body

  function keep(encoding: Encoding, bytes: Buffer): Variant {
    const etag = encoding === 'identity' ? `"${tag}"` : `"${tag}-${encoding}"`
    const own = ['ETag', etag, 'Content-Length', String(bytes.length)]
    if (encoding !== 'identity') own.push('Content-Encoding', encoding)
    const variant = { etag, head: [...head, ...own], body: bytes }
    variants.set(encoding, variant)
    return variant
  }

  async function plainBytes(): Promise<Buffer> {
    if (source) return source
    for (const [encoding, variant] of variants) return decode(variant.body, encoding)
    throw new Error('a representation without any bytes')
  }

  async function build(encoding: Encoding): Promise<Variant> {
    const variant = keep(encoding, exact(await encode(await plainBytes(), encoding, effort)))
    source = null
    return variant
  }

  for (const [encoding, bytes] of Object.entries(known)) keep(encoding as Encoding, bytes)

  const served = (encoding: Encoding): Encoding => (shrinks ? encoding : 'identity')

  function make(wanted: Encoding): Promise<Variant> {
    const encoding = served(wanted)
    const variant = variants.get(encoding)
    if (variant) return Promise.resolve(variant)
    let building = underway.get(encoding)
    if (!building) {
      building = build(encoding).finally(() => underway.delete(encoding))
      underway.set(encoding, building)
    }
    return building
  }

  return {
    ready: (encoding) => variants.get(served(encoding)),
    make,
    bytes: () => [...variants.values()].reduce((sum, variant) => sum + variant.body.length + headBytes, source?.length ?? 0),
  }
}

/** zlib hands back a piece of a larger block, and the piece would keep the whole block in memory. */
function exact(bytes: Buffer): Buffer {
  return bytes.buffer.byteLength === bytes.length ? bytes : Buffer.from(new Uint8Array(bytes).buffer)
}

/** A rough weight of the headers and objects around a body. */
const headBytes = 1_024
