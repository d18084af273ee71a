import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync, symlinkSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'esbuild'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type ImportReport, importOptions } from '#app/domain/catalog/import/import-options.ts'
import { counts, prepareCatalog } from '#app/domain/catalog/import/testing/kit.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

/** Imports that are killed, doubled, cut off from their database, or raced by a hand: nothing is lost, nothing is there twice. */

let folder: string
let program: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hub-import-faults-'))
  program = join(folder, 'program.mjs')
  await build({
    entryPoints: ['app/domain/catalog/import/testing/import-program.ts'],
    outfile: program,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'silent',
    packages: 'external',
  })
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let database: TestDatabase
let file: string
const running: ChildProcess[] = []
beforeEach(async () => {
  database = await testDatabase({ max: 8 })
  await prepareCatalog(database.db)
  file = join(folder, `${Math.random().toString(36).slice(2)}.csv`)
})
afterEach(async () => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
  await database.drop()
})

const now = new Date('2027-01-10T12:00:00Z')
const ROWS = 1500

/** Rows with a few told twice, and dates. */
function rows(many = ROWS): string {
  const row = (n: number) =>
    `${n},Course number ${n},https://a.example/${n},About course ${n},2027-03-${String((n % 28) + 1).padStart(2, '0')} 10:00,America/Chicago`
  return `id,title,url,description,starts,zone\n${Array.from({ length: many }, (_, n) => row(n % 100 === 99 ? n - 50 : n)).join('\n')}\n`
}
const TWICE = ROWS / 100

function start(): { lines: AsyncIterableIterator<string>; child: ChildProcess; exit: Promise<unknown> } {
  const child = spawn(process.execPath, [program, JSON.stringify({ target: database.url, files: file, unit: 'north' })], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running.push(child)
  if (!child.stdout) throw new Error('no output')
  return { child, lines: createInterface(child.stdout)[Symbol.asyncIterator](), exit: once(child, 'exit') }
}

/** Everything that an import makes, without what only says when. */
async function stored(): Promise<unknown> {
  const { rows: all } = await sql`
    select o.external_id, o.slug, o.title, o.description, o.state, array_agg(distinct g.goal_id) as goals,
      array_agg(distinct r.uid || ' ' || p.starts_local) as dates
    from options o left join option_goals g on g.option_id = o.id left join option_runs r on r.option_id = o.id left join option_parts p on p.run_id = r.id
    group by o.id order by o.external_id`.execute(database.db)
  return all
}

async function howMany(): Promise<number> {
  const { many } = await database.db
    .selectFrom('options')
    .select((eb) => eb.fn.countAll<number>().as('many'))
    .executeTakeFirstOrThrow()
  return Number(many)
}

/** What a single undisturbed import makes of the same file. */
async function undisturbed(): Promise<unknown> {
  await importOptions(database.db, { files: file, unit: 'north', now })
  const all = await stored()
  await database.db.deleteFrom('options').execute()
  return all
}

describe('kill -9 in the middle', () => {
  test('what was committed stands whole, and the next import ends what was begun', async () => {
    await writeFile(file, rows())
    const expected = await undisturbed()
    for (const batches of [1, 3, 5]) {
      const { lines, child, exit } = start()
      for (let seen = 0; seen < batches; seen += 1) await lines.next()
      child.kill('SIGKILL')
      await exit
      expect(
        await sql`select from options o where not exists (select from option_goals g where g.option_id = o.id)`
          .execute(database.db)
          .then(({ rows: bare }) => bare),
      ).toEqual([])
    }
    const half = await howMany()
    expect(half).toBeGreaterThan(0)
    const report = await importOptions(database.db, { files: file, unit: 'north', now })
    expect(report.created + half).toBe(ROWS - TWICE)
    expect(await stored()).toEqual(expected)
    expect(counts(await importOptions(database.db, { files: file, unit: 'north', now }))).toMatchObject({
      unchanged: ROWS,
      created: 0,
      updated: 0,
    })
    const books = await database.db.selectFrom('imports').select('state').where('state', '=', 'running').execute()
    expect(books).toEqual([])
  })
})

describe('races', () => {
  test('the same file twice at once makes each option once', async () => {
    await writeFile(file, rows())
    const expected = await undisturbed()
    const [one, other] = await Promise.all([
      importOptions(database.db, { files: file, unit: 'north', now }),
      importOptions(database.db, { files: file, unit: 'north', now }),
    ])
    expect(one.created + other.created).toBe(ROWS - TWICE)
    for (const report of [one, other]) {
      expect(report.updated + report.refused.length).toBe(0)
      expect(report.created + report.unchanged + report.merged).toBe(ROWS)
    }
    expect(await stored()).toEqual(expected)
  })

  test('so does the same file from two processes', async () => {
    await writeFile(file, rows())
    const expected = await undisturbed()
    const ends = await Promise.all(
      [start(), start()].map(async ({ lines }) => {
        let last = ''
        for await (const line of lines) last = line
        return (JSON.parse(last) as { report: ImportReport }).report
      }),
    )
    expect(ends.reduce((sum, { created }) => sum + created, 0)).toBe(ROWS - TWICE)
    expect(await stored()).toEqual(expected)
  })

  test('the same options from two units at once are made once and offered by both', async () => {
    await writeFile(file, rows(300))
    const reports = await Promise.all(['north', 'south', 'west'].map((unit) => importOptions(database.db, { files: file, unit, now })))
    expect(reports.reduce((sum, { created }) => sum + created, 0)).toBe(297)
    expect(await howMany()).toBe(297)
    const merges = await database.db
      .selectFrom('option_merges')
      .select((eb) => eb.fn.countAll<number>().as('many'))
      .where('standing', '=', 'merged')
      .executeTakeFirstOrThrow()
    expect(Number(merges.many)).toBe(2 * 297)
  })

  test('a hand that edits and locks while an import runs keeps what it wrote', async () => {
    await writeFile(file, rows(400))
    await importOptions(database.db, { files: file, unit: 'north', now })
    await writeFile(file, rows(400).replaceAll('About course', 'More about course'))
    const edits: Promise<unknown>[] = []
    const edit = (slug: string) =>
      database.db.transaction().execute(async (trx) => {
        const { id } = await trx.selectFrom('options').select('id').where('slug', '=', slug).forUpdate().executeTakeFirstOrThrow()
        await trx.updateTable('options').set({ title: 'By hand' }).where('id', '=', id).execute()
        await trx.insertInto('option_sources').values({ option_id: id, field: 'title', source: 'hand', locked: true }).execute()
      })
    await importOptions(database.db, {
      files: file,
      unit: 'north',
      now,
      onBatch: () => edits.push(edit(`course-number-${edits.length * 7 + 7}`)),
    })
    await Promise.all(edits)
    await importOptions(database.db, { files: file, unit: 'north', now })
    const byHand = await database.db.selectFrom('options').select('description').where('title', '=', 'By hand').execute()
    expect(byHand).toHaveLength(edits.length)
    expect(byHand.every(({ description }) => description.startsWith('<p>More about'))).toBe(true)
  })
})

test('connections that are cut do not end an import', async () => {
  await writeFile(file, rows())
  const expected = await undisturbed()
  let cut = 0
  /** Cuts whoever is in the middle of a transaction, until one was met. */
  const cutOne = async () => {
    for (let tries = 0; tries < 500; tries += 1) {
      const { rows: met } = await sql<{ gone: boolean }>`
        select pg_terminate_backend(pid) as gone from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null and state <> 'idle'`.execute(database.db)
      cut += met.filter(({ gone }) => gone).length
      if (met.length > 0) return
    }
  }
  const cutting: Promise<void>[] = []
  const request = { files: file, unit: 'north', now, onBatch: () => void (cutting.length < 3 && cutting.push(cutOne().catch(() => {}))) }
  const report = await importOptions(database.db, request)
  await Promise.all(cutting)
  expect(cut).toBeGreaterThan(0)
  // a cut between the commit and its answer makes what was created look unchanged
  expect(report.created + report.unchanged + report.merged).toBe(ROWS)
  expect(await stored()).toEqual(expected)
})

test('a batch that the database refuses ends the import in words, and leaves the earlier ones', async () => {
  await writeFile(file, rows())
  await sql`create function refuse() returns trigger language plpgsql as $$ begin raise exception 'disk full' using errcode = '53100'; end $$`.execute(
    database.db,
  )
  await sql`create trigger refuse before insert on options for each row when (new.title = 'Course number 700') execute function refuse()`.execute(
    database.db,
  )
  await expect(importOptions(database.db, { files: file, unit: 'north', now })).rejects.toThrow('disk full')
  const half = await howMany()
  expect(half).toBeGreaterThan(0)
  expect((await database.db.selectFrom('imports').select(['state', 'position']).executeTakeFirstOrThrow()).state).toBe('stopped')
  await sql`drop trigger refuse on options`.execute(database.db)
  const report = await importOptions(database.db, { files: file, unit: 'north', now })
  expect(report.created + half).toBe(ROWS - TWICE)
})
