import type { IncomingMessage, ServerResponse } from 'node:http'
import type { HeaderList } from './headers.ts'
import type { Variant } from './representation.ts'

/** One request on its way through the server. */
export type Visit = {
  req: IncomingMessage
  res: ServerResponse
  id: string
  /** what was asked for, on the hub's own origin; the home page until the request line has been read */
  url: URL
  cache: 'hit' | 'joined' | 'miss' | 'none'
}

export function isRead(visit: Visit): boolean {
  return visit.req.method === 'GET' || visit.req.method === 'HEAD'
}

/** Sends a whole body. Does nothing where the client has left or a reply has begun. */
export function send(visit: Visit, status: number, head: HeaderList, body: Buffer | string): void {
  const { req, res } = visit
  if (res.headersSent || res.destroyed) return
  res.writeHead(status, head as string[])
  if (req.method === 'HEAD' || status === 304) res.end()
  else res.end(body)
}

/** Sends one form of a page or file, or 304 where the client has it. */
export function sendVariant(visit: Visit, variant: Variant): void {
  const condition = visit.req.headers['if-none-match']
  if (condition !== undefined && matches(condition, variant.etag)) {
    send(visit, 304, withoutLength(variant.head), '')
    return
  }
  send(visit, 200, variant.head, variant.body)
}

function matches(condition: string, etag: string): boolean {
  if (condition === etag || condition.trim() === '*') return true
  return condition.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)
}

function withoutLength(head: HeaderList): HeaderList {
  const kept: string[] = []
  for (let at = 0; at < head.length; at += 2) {
    const name = head[at] ?? ''
    if (!/^content-(length|encoding|type)$/i.test(name)) kept.push(name, head[at + 1] ?? '')
  }
  return kept
}
