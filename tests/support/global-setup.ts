import { existsSync, readdirSync, rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { connect } from '#db/connect.ts'
import { type EmbeddedDatabase, joinEmbedded } from '#db/embedded/embedded.ts'
import { isAlive } from '#db/embedded/postmaster.ts'
import { migrateToLatest } from '#db/migrate.ts'

/** Debian's programs of the oldest PostgreSQL that the hub runs on. */
const oldestBinDir = '/usr/lib/postgresql/15/bin'

/** Only for databases that are thrown away with the run. */
const hasty = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '100' }

type TestClusters = { newest: string; oldest: string | null }

declare module 'vitest' {
  interface ProvidedContext {
    clusters: TestClusters
  }
}

/**
 * One cluster for each version of PostgreSQL, with a migrated template, for the whole run. They live in temporary folders
 * and end with this process, however it ends.
 */
export default async function setup(project: TestProject) {
  removeLeft()
  const newest = await startCluster()
  const oldest = existsSync(oldestBinDir) ? await startCluster(oldestBinDir) : null
  project.provide('clusters', { newest: newest.database.url, oldest: oldest?.database.url ?? null })
  return async () => {
    for (const cluster of [newest, oldest]) await cluster?.end()
  }
}

/** What a run that was killed could not remove. */
function removeLeft(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = /^hub-test-(\d+)-/.exec(name)?.[1]
    if (pid && !isAlive(Number(pid))) rmSync(join(tmpdir(), name), { recursive: true, force: true })
  }
}

async function startCluster(binDir?: string): Promise<{ database: EmbeddedDatabase; end(): Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), `hub-test-${process.pid}-`))
  const database = await joinEmbedded({ dataDir, binDir, settings: hasty })
  await makeTemplate(database)
  return {
    database,
    async end() {
      await database.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function makeTemplate({ connection }: EmbeddedDatabase): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  await client.query('create database migrated')
  await client.end()
  const template = await connect({ target: { ...connection, database: 'migrated' }, max: 1 })
  await migrateToLatest(template.db)
  await template.close()
}
