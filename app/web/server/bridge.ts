import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { cacheMark } from '../replies.ts'
import { chooseEncoding, type Encoding, encode, encoder, isCompressible, worthCompressing } from './encoding.ts'
import { secured } from './headers.ts'
import { createRepresentation, type Representation } from './representation.ts'
import { send, type Visit } from './visit.ts'

/** What speaks about one connection or about proxies; the address comes from the settings alone. */
const notForRoutes = /^(connection|keep-alive|host|transfer-encoding|upgrade|te|trailer|expect|proxy-.*|forwarded|x-forwarded-.*)$/

const [markName, markValue] = cacheMark

/** What this server decides about its own replies. */
const notFromRoutes = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'set-cookie',
  'x-powered-by',
  markName.toLowerCase(),
])

/** Quality of brotli for pages: about as much time as gzip takes, and a tenth smaller. */
const effort = 4
/** A body that ends within this is sent whole, with its length; a longer one is streamed. */
const wholeUpTo = 131_072

/** The request as routes see it: on the hub's own origin, whatever its Host header said. HEAD is asked as GET. */
export function toRequest({ req, url }: Visit, body: Buffer | null, signal: AbortSignal): Request {
  const headers = new Headers({ host: url.host })
  const { rawHeaders, method } = req
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = (rawHeaders[at] ?? '').toLowerCase()
    if (!notForRoutes.test(name)) headers.append(name, rawHeaders[at + 1] ?? '')
  }
  // a page of ours that sends no referrer: the gate has let it in, and routes would take `null` for an address that cannot be read
  if (req.headers.origin === 'null' && req.headers['sec-fetch-site'] === 'same-origin') headers.set('origin', url.origin)
  return new Request(url, {
    method: method === 'HEAD' ? 'GET' : method,
    headers,
    signal,
    ...(body && { body: new Uint8Array(body) }),
  })
}

/** The reply as something to keep for everyone, or null where its route does not offer it as that. Reads the body only if it does. */
export async function toKeptPage(response: Response, https: boolean): Promise<Representation | null> {
  const offered = response.status === 200 && response.headers.get(markName) === markValue && !response.headers.has('set-cookie')
  if (!offered) return null
  const own = ownHeaders(response).filter(([name]) => !['cache-control', 'vary', 'etag'].includes(name))
  return createRepresentation({
    body: Buffer.from(await response.arrayBuffer()),
    compressible: isCompressible(response.headers.get('content-type')),
    effort,
    head: secured([...own, ['Cache-Control', 'private, no-cache'], ['Vary', 'Cookie, Accept-Language, Accept-Encoding']], https),
  })
}

/** Writes out a route's reply that is for this visitor alone. Rejects where the body breaks off. */
export async function sendResponse(
  visit: Visit,
  response: Response,
  { https, personal }: { https: boolean; personal: boolean },
): Promise<void> {
  const own: [string, string][] = ownHeaders(response)
  for (const cookie of response.headers.getSetCookie()) own.push(['set-cookie', cookie])
  // library computers are shared: what a signed-in person saw must not come back with the Back button after they have left
  if (!response.headers.has('cache-control')) own.push(['cache-control', personal ? 'private, no-store' : 'private, no-cache'])
  const { body, status } = response
  const type = response.headers.get('content-type')
  const shrinks = isCompressible(type) && !response.headers.has('content-encoding')
  if (shrinks) addVary(own)
  if (!body || visit.req.method === 'HEAD' || visit.res.destroyed) {
    await body?.cancel()
    return send(visit, status, secured(own, https), '')
  }
  const encoding = shrinks ? chooseEncoding(visit.req.headers['accept-encoding']) : 'identity'
  const reader = body.getReader()
  const start = await readStart(reader, type?.startsWith('text/event-stream') ? 0 : wholeUpTo)
  if (start.ended) return sendWhole(visit, status, own, Buffer.concat(start.chunks), encoding, https)
  await stream(visit, status, own, readOn(start.chunks, reader), encoding, https)
}

type Reader = ReadableStreamDefaultReader<Uint8Array>
type Own = [name: string, value: string][]

async function sendWhole(visit: Visit, status: number, own: Own, bytes: Buffer, wanted: Encoding, https: boolean): Promise<void> {
  const encoding = bytes.length < worthCompressing ? 'identity' : wanted
  const sent = await encode(bytes, encoding, effort)
  if (encoding !== 'identity') own.push(['content-encoding', encoding])
  if (status !== 204 && status !== 304) own.push(['content-length', String(sent.length)])
  send(visit, status, secured(own, https), sent)
}

async function stream(
  { res }: Visit,
  status: number,
  own: Own,
  chunks: AsyncIterable<Uint8Array>,
  encoding: Encoding,
  https: boolean,
): Promise<void> {
  if (encoding !== 'identity') own.push(['content-encoding', encoding])
  res.writeHead(status, secured(own, https) as string[])
  const squeeze = encoder(encoding, effort)
  if (squeeze) await pipeline(Readable.from(chunks), squeeze, res)
  else await pipeline(Readable.from(chunks), res)
}

async function readStart(reader: Reader, limit: number): Promise<{ chunks: Uint8Array[]; ended: boolean }> {
  const chunks: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return { chunks, ended: true }
    chunks.push(value)
    size += value.length
    if (size > limit) return { chunks, ended: false }
  }
}

async function* readOn(start: Uint8Array[], reader: Reader): AsyncGenerator<Uint8Array> {
  try {
    yield* start
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value
  } finally {
    await reader.cancel()
  }
}

function ownHeaders(response: Response): Own {
  return [...response.headers].filter(([name]) => !notFromRoutes.has(name))
}

function addVary(own: Own): void {
  const vary = own.find(([name]) => name === 'vary')
  if (!vary) own.push(['vary', 'Accept-Encoding'])
  else if (!/accept-encoding|\*/i.test(vary[1])) vary[1] += ', Accept-Encoding'
}
