import type { Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import type { Limits } from './limits.ts'
import { rawRefusal, refusalOfParser } from './refusals.ts'

type Connections = {
  /** counts a reply as under way until it closes */
  follow: (res: ServerResponse) => void
  stopping: () => boolean
  /** resolves when all have closed: each after its request in flight, or when `stopTime` is over */
  stop: () => Promise<void>
}

/** The life of connections: broken ones are answered and cut, silent ones cut, and all of them ended in order when the hub stops. */
export function manageConnections(server: Server, limits: Pick<Limits, 'silence' | 'headerCount' | 'stopGrace' | 'stopTime'>): Connections {
  const underway = new Set<ServerResponse>()
  const sockets = new Set<Socket>()
  let stopped: Promise<void> | null = null

  server.timeout = limits.silence
  server.maxHeadersCount = limits.headerCount
  server.on('clientError', answerBroken)
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })

  function follow(res: ServerResponse): void {
    underway.add(res)
    if (stopped) res.shouldKeepAlive = false
    res.once('close', () => {
      underway.delete(res)
      if (stopped) setImmediate(() => server.closeIdleConnections())
    })
  }

  async function end(): Promise<void> {
    for (const res of underway) if (!res.headersSent) res.shouldKeepAlive = false
    // the system may hold connections that it has accepted and we have not seen: closing now would reset them
    await wait(limits.stopGrace)
    const late = setTimeout(() => server.closeAllConnections(), limits.stopTime)
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    // browsers open connections ahead of need; to Node, one that has never said anything is not idle
    for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy()
    await closed
    clearTimeout(late)
  }

  return {
    follow,
    stopping: () => stopped !== null,
    stop: () => {
      stopped ??= end()
      return stopped
    },
  }
}

/** A connection that never became a request: told why, then cut. */
function answerBroken(error: NodeJS.ErrnoException, socket: Duplex): void {
  const answered = '_httpMessage' in socket && socket._httpMessage
  if (error.code === 'ECONNRESET' || !socket.writable || answered) {
    socket.destroy()
    return
  }
  socket.end(rawRefusal(refusalOfParser(error.code)), () => socket.destroy())
}
