/** Why the hub cannot listen where it was told to, and what to do about it; null where it is no such thing. */
export function listenWords(error: unknown, { port, host }: { port: number; host: string }): string | null {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') {
    return `Port ${port} on ${host} is in use by another program, perhaps by a hub that is already running. Stop that one, or choose another port: PORT=${otherPort(port)} npm start`
  }
  if (code === 'EACCES') {
    return `This account may not use port ${port}. Choose one above 1023: PORT=3000 npm start`
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return `HOST=${host} is no address of this machine. Use 127.0.0.1 for this machine alone, or 0.0.0.0 for every network it is on.`
  }
  return null
}

function otherPort(port: number): number {
  return port < 65_535 ? port + 1 : 3_000
}
