/** What a caller may say about the PostgreSQL that comes along. Only `dataDir` is for everyone; the rest is for tests and odd machines. */
export type EmbeddedOptions = {
  /** folder of the hub's data (`HUB_DATA`), absolute */
  dataDir: string
  /** hears one line for each thing worth knowing */
  log?: (line: string) => void
  /** folder with `postgres` and `initdb`, instead of those that come along */
  binDir?: string
  /** where root keeps what its helper account cannot reach in place */
  shelf?: string
  /** the shell that watches over the server process; null where there is none */
  shell?: string | null
  /** more server settings, such as `{ fsync: 'off' }` for a throw-away database */
  settings?: Record<string, string>
}

/** How to reach the running server: `host` is the folder of its socket. */
export type EmbeddedConnection = { host: string; port: number; user: string; database: string }

export const databaseName = 'hub'
export const userName = 'hub'
export const socketPort = 5432

export function connectionAt(socketFolder: string): EmbeddedConnection {
  return { host: socketFolder, port: socketPort, user: userName, database: databaseName }
}

/** The same as an address, for programs that take only one (`DATABASE_URL`). */
export function urlOf(connection: EmbeddedConnection): string {
  return `postgresql://${connection.user}@/${connection.database}?host=${encodeURIComponent(connection.host)}&port=${connection.port}`
}
