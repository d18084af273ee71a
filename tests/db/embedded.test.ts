import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type EmbeddedDatabase, joinEmbedded, startEmbedded } from '#db/embedded/embedded.ts'
import { openFolder, processesOf, query } from '../support/embedded.ts'

let folder: ReturnType<typeof openFolder>
let open: EmbeddedDatabase[]
beforeEach(() => {
  folder = openFolder()
  open = []
})
afterEach(async () => {
  for (const database of open) await database.stop()
  await expect.poll(() => processesOf(folder.path)).toEqual([])
  folder.remove()
})

async function start(dataDir: string, binDir?: string): Promise<EmbeddedDatabase> {
  const database = await startEmbedded({ dataDir, binDir })
  open.push(database)
  return database
}

async function joinIt(dataDir: string): Promise<EmbeddedDatabase> {
  const database = await joinEmbedded({ dataDir })
  open.push(database)
  return database
}

const postmaster = async ({ connection }: EmbeddedDatabase) =>
  (await query(connection, `select pg_postmaster_start_time()::text as at`))[0]?.at

test('keeps what was written until the next start', async () => {
  const first = await start(folder.path)
  await query(first.connection, `create table kept as select 'as it was' as words`)
  await first.stop()
  await expect.poll(() => processesOf(folder.path)).toEqual([])
  const second = await start(folder.path)
  expect(await query(second.connection, 'select * from kept')).toEqual([{ words: 'as it was' }])
})

const oldest = '/usr/lib/postgresql/15/bin'
describe.each([
  ['that comes along', undefined, /^18/],
  ['of Debian 12', oldest, /^15/],
])('the PostgreSQL %s', (_name, binDir, version) => {
  test('listens on no network, writes safely, sorts the same everywhere', async (context) => {
    if (binDir && !existsSync(binDir)) context.skip('PostgreSQL 15 is not installed here (Debian: apt-get install postgresql-15)')
    const { connection } = await start(join(folder.path, 'data'), binDir)
    const [settings] = await query(
      connection,
      `select current_setting('server_version') as version, current_setting('listen_addresses') as network, current_setting('fsync') as fsync,
         current_setting('synchronous_commit') as commits, current_setting('server_encoding') as encoding, current_setting('TimeZone') as zone,
         array(select x from unnest(array['b', 'a', 'É', 'B']) x order by x) as sorted, upper('é') as upper`,
    )
    expect(settings).toEqual({
      version: expect.stringMatching(version),
      network: '',
      fsync: 'on',
      commits: 'on',
      encoding: 'UTF8',
      zone: 'UTC',
      sorted: ['B', 'a', 'b', 'É'],
      upper: 'É',
    })
    expect(statSync(connection.host).mode & 0o777).toBe(0o700)
  })
})

test.each([
  ['a space', 'my library hub'],
  ['a comma, quotes and a percent sign', `a, "b" 'c' 100%`],
  ['letters of other alphabets', 'Bücherei 図書館'],
])('works in a folder with %s in its name', async (_name, child) => {
  const database = await start(join(folder.path, child))
  expect(await query(database.connection, 'select 1 as one')).toEqual([{ one: 1 }])
  const byUrl = new pg.Client(database.url)
  await byUrl.connect()
  await byUrl.end()
})

test('works in a path of 200 characters, with its socket elsewhere in private, and tidies that up', async () => {
  const deep = join(folder.path, 'd'.repeat(200 - folder.path.length - 1))
  expect(deep).toHaveLength(200)
  mkdirSync(deep)
  const server = await start(deep)
  const { host } = server.connection
  expect(Buffer.byteLength(host)).toBeLessThan(90)
  expect(statSync(host).mode & 0o777).toBe(0o700)
  const command = await joinIt(deep)
  expect(await postmaster(command)).toBe(await postmaster(server))
  await command.stop()
  await server.stop()
  await expect.poll(() => existsSync(host), { timeout: 20_000 }).toBe(false)
  expect(await query((await start(deep)).connection, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a command joins the server, and leaves it running', async () => {
  const server = await start(folder.path)
  const command = await joinIt(folder.path)
  expect(await postmaster(command)).toBe(await postmaster(server))
  await command.stop()
  expect(await query(server.connection, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a command that is alone starts it, and stops it when it is done', async () => {
  const command = await joinIt(folder.path)
  expect(await query(command.connection, 'select 1 as one')).toEqual([{ one: 1 }])
  await command.stop()
  await expect.poll(() => processesOf(folder.path)).toEqual([])
})

test('a server that starts while a command runs outlives the command', async () => {
  const command = await joinIt(folder.path)
  const server = await start(folder.path)
  const at = await postmaster(server)
  await command.stop()
  expect(await postmaster(server)).toBe(at)
})

test('many that start at the same time share one', async () => {
  const all = await Promise.all([start(folder.path), ...[1, 2, 3, 4].map(() => joinIt(folder.path))])
  expect(new Set(await Promise.all(all.map(postmaster))).size).toBe(1)
})

test('its log tells what happened to it, and nothing that was stored or asked', async () => {
  const { connection } = await start(folder.path)
  await query(connection, 'create table readers (name text unique)')
  await query(connection, `insert into readers values ('Ada')`)
  await expect(query(connection, `insert into readers values ('Ada')`)).rejects.toThrow('unique')
  await expect(query(connection, `select 'Ada'::int`)).rejects.toThrow('Ada')
  await expect(query(connection, `select Ada from readers`)).rejects.toThrow('ada')
  const log = readFileSync(join(folder.path, 'postgres.log'), 'utf8')
  expect(log).toContain('ready to accept connections')
  expect(log).not.toMatch(/ada/i)
  expect(statSync(join(folder.path, 'postgres.log')).mode & 0o777).toBe(0o600)
})
