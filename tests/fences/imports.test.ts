import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Files, ours, type PlantedTree, plantTree, runTool, standIn } from './checks/planted-tree.ts'

const Rules = z.object({ forbidden: z.array(z.object({ name: z.string() })) })
const Cruise = z.object({
  summary: z.object({ violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })) }),
})

/** A hub in a few lines that keeps every rule. */
const goodTree: Files = {
  'package.json': readFileSync(ours('package.json'), 'utf8'),
  'tsconfig.json': readFileSync(ours('tsconfig.json'), 'utf8'),
  ...Object.assign({}, ...['kysely', 'lucia', 'pg', 'react', 'vitest', 'zod'].map(standIn)),
  'app/paths.ts': `export const paths = {}`,
  'app/settings.ts': `import { z } from 'zod'\nexport const Settings = z`,
  'app/server.ts': `import { hub } from './web/hub.server.ts'\nhub`,
  'app/start.mjs': `import { run } from './tools/run.mjs'\nrun(await import('zod'))`,
  'app/tools/run.mjs': `import { spawn } from 'node:child_process'\nexport const run = spawn`,
  'app/entry.client.tsx': `import { open } from './enhance/open.ts'\nopen()`,
  'app/enhance/open.ts': `export function open() {}`,
  'app/routes/_index.tsx': [
    `import { Card } from '#app/ui/card.tsx'`,
    `import { page } from '#app/web/page.ts'`,
    `import { listGaps } from '#db/queries/gaps.ts'`,
    `export default () => [Card, page, listGaps]`,
  ].join('\n'),
  'app/ui/card.tsx': [
    `import { useId } from 'react'`,
    `import type { Catalog } from '#app/domain/catalog/live.ts'`,
    `import { label } from '#app/domain/catalog/row.ts'`,
    `import { paths } from '#app/paths.ts'`,
    `import { words } from '#app/words/catalog.ts'`,
    `import { kinds } from '#db/values.ts'`,
    `export const Card = (catalog: Catalog) => [useId, label, paths, words, kinds, catalog]`,
  ].join('\n'),
  'app/words/catalog.ts': `import type { Row } from '#app/domain/catalog/row.ts'\nexport const words = {} as Row`,
  'app/web/hub.server.ts': [
    `import { catalog } from '#app/domain/catalog/live.ts'`,
    `import { Settings } from '#app/settings.ts'`,
    `import { connect } from '#db/connect.ts'`,
    `import { load } from '#seeds/load.ts'`,
    `export const hub = [catalog, Settings, connect, load]`,
  ].join('\n'),
  'app/web/page.ts': `import type { Card } from '#app/ui/card.tsx'\nimport { lucia } from 'lucia'\nexport const page = lucia as typeof Card`,
  'app/domain/catalog/live.ts': [
    `import { search } from '#app/search/search.ts'`,
    `import { listGaps } from '#db/queries/gaps.ts'`,
    `export const catalog = [search, listGaps]`,
    `export type Catalog = typeof catalog`,
  ].join('\n'),
  'app/domain/catalog/row.ts': `import { kinds } from '#db/values.ts'\nexport const label = kinds\nexport type Row = {}`,
  'app/domain/catalog/formats/csv.ts': `import { label } from '#app/domain/catalog/row.ts'\nexport const csv = label`,
  'app/domain/catalog/formats/csv.test.ts': `import { test } from 'vitest'\nimport { csv } from './csv.ts'\ntest(csv)`,
  'app/search/search.ts': `import { fold } from './fold.ts'\nexport const search = fold`,
  'app/search/fold.ts': `export const fold = 1`,
  'app/cli/hub.ts': `import { csv } from '#app/domain/catalog/formats/csv.ts'\ncsv`,
  'db/connect.ts': `import pg from 'pg'\nexport const connect = pg`,
  'db/values.ts': `export const kinds = []`,
  'db/queries/gaps.ts': `import { sql } from 'kysely'\nimport { connect } from '#db/connect.ts'\nexport const listGaps = [sql, connect]`,
  'db/migrations/index.ts': `import * as first from './20260101T0000-first.ts'\nexport const migrations = [first]`,
  'db/migrations/20260101T0000-first.ts': `import { sql } from 'kysely'\nexport const up = sql`,
  'badges/src/index.ts': `import { z } from 'zod'\nexport const Badge = z`,
  'seeds/load.ts': `import { connect } from '#db/connect.ts'\nexport const load = connect`,
  'tests/db/first.test.ts': `import { test } from 'vitest'\nimport { migrations } from '#db/migrations/index.ts'\ntest(migrations)`,
}

/** For each rule, a file that breaks it (and, where one file cannot, another). */
const faults: Record<string, { file: string; text: string; with?: Files }[]> = {
  'db-knows-nobody': [{ file: 'db/queries/f1.ts', text: `import { csv } from '#app/domain/catalog/formats/csv.ts'\ncsv` }],
  'badges-knows-nobody': [{ file: 'badges/src/f2.ts', text: `import { kinds } from '#db/values.ts'\nkinds` }],
  'seeds-know-db': [{ file: 'seeds/f3.ts', text: `import { label } from '#app/domain/catalog/row.ts'\nlabel` }],
  'migrations-stand-alone': [
    { file: 'db/migrations/20260102T0000-f4.ts', text: `import { kinds } from '#db/values.ts'\nkinds` },
    { file: 'db/migrations/20260103T0000-f5.ts', text: `import { paths } from '#app/paths.ts'\npaths` },
  ],
  'search-is-pure': [
    { file: 'app/search/f6.ts', text: `import type { Row } from '#app/domain/catalog/row.ts'\nexport type F = Row` },
    { file: 'app/search/f7.ts', text: `import { readFileSync } from 'node:fs'\nreadFileSync` },
    { file: 'app/search/f8.ts', text: `import { z } from 'zod'\nz` },
  ],
  'domain-looks-down': [
    { file: 'app/domain/catalog/f9.ts', text: `import type { page } from '#app/web/page.ts'\nexport type F = typeof page` },
  ],
  'nouns-do-not-meet': [{ file: 'app/domain/circles/f10.ts', text: `import { label } from '#app/domain/catalog/row.ts'\nlabel` }],
  'shapes-rules-and-formats-are-pure': [
    { file: 'app/domain/circles/rules.ts', text: `import { listGaps } from '#db/queries/gaps.ts'\nlistGaps` },
  ],
  'ui-is-handed-everything': [
    { file: 'app/ui/f11.tsx', text: `import { listGaps } from '#db/queries/gaps.ts'\nlistGaps` },
    { file: 'app/ui/f12.tsx', text: `import type { page } from '#app/web/page.ts'\nexport type F = typeof page` },
  ],
  'ui-takes-types-and-pure-functions': [{ file: 'app/ui/f13.tsx', text: `import { catalog } from '#app/domain/catalog/live.ts'\ncatalog` }],
  'words-know-codes': [{ file: 'app/words/f14.ts', text: `import { label } from '#app/domain/catalog/row.ts'\nlabel` }],
  'routes-read-and-ask': [{ file: 'app/routes/f15.tsx', text: `import { connect } from '#db/connect.ts'\nconnect` }],
  'routes-hold-no-driver': [
    { file: 'app/routes/f16.tsx', text: `import pg from 'pg'\npg` },
    { file: 'app/routes/f17.tsx', text: `import { sql } from 'kysely'\nsql` },
    { file: 'app/ui/f18.tsx', text: `import { readFile } from 'node:fs/promises'\nreadFile` },
  ],
  'sql-lives-in-db': [
    { file: 'app/domain/catalog/f19.ts', text: `import { sql } from 'kysely'\nsql` },
    { file: 'app/cli/f36.ts', text: `import { sql } from 'kysely'\nsql` },
  ],
  'web-is-glue': [{ file: 'app/web/f20.ts', text: `import home from '#app/routes/_index.tsx'\nhome` }],
  'opening-the-hub-loads-seeds': [
    { file: 'app/web/hub.server.ts', text: `import { words } from '#app/words/catalog.ts'\nexport const hub = words` },
  ],
  'web-knows-shapes-of-ui': [{ file: 'app/web/f21.ts', text: `import { Card } from '#app/ui/card.tsx'\nCard` }],
  'cli-is-thin': [{ file: 'app/cli/f22.ts', text: `import { Card } from '#app/ui/card.tsx'\nCard` }],
  'jobs-are-thin': [{ file: 'app/jobs/f23.ts', text: `import { Card } from '#app/ui/card.tsx'\nCard` }],
  'mail-is-handed-everything': [{ file: 'app/mail/f37.ts', text: `import { listGaps } from '#db/queries/gaps.ts'\nlistGaps` }],
  'mail-takes-types-and-pure-functions': [{ file: 'app/mail/f38.ts', text: `import { label } from '#app/domain/catalog/row.ts'\nlabel` }],
  'starting-needs-nothing-installed': [{ file: 'app/tools/f24.mjs', text: `import { z } from 'zod'\nz` }],
  'tools-are-for-the-scripts': [{ file: 'app/cli/f25.ts', text: `import { run } from '../tools/run.mjs'\nrun` }],
  'behaviors-stand-alone': [{ file: 'app/enhance/f26.ts', text: `import { paths } from '#app/paths.ts'\npaths` }],
  'behaviors-are-started-by-the-entry': [{ file: 'app/ui/f27.tsx', text: `import { open } from '#app/enhance/open.ts'\nopen` }],
  'paths-import-nothing': [{ file: 'app/paths.ts', text: `import { kinds } from '#db/values.ts'\nexport const paths = kinds` }],
  'nobody-imports-routes-or-commands': [{ file: 'app/f28.ts', text: `import './cli/hub.ts'` }],
  'nobody-imports-tests': [{ file: 'db/f29.ts', text: `import '../tests/db/first.test.ts'` }],
  'only-web-knows-lucia': [{ file: 'app/domain/members/f30.ts', text: `import { lucia } from 'lucia'\nlucia` }],
  'running-needs-dependencies': [{ file: 'db/f31.ts', text: `import { test } from 'vitest'\ntest` }],
  'no-cycles': [
    {
      file: 'db/f32.ts',
      text: `import type { B } from './f33.ts'\nexport type A = B`,
      with: { 'db/f33.ts': `import type { A } from './f32.ts'\nexport type B = A` },
    },
  ],
  'no-orphans': [{ file: 'app/domain/catalog/f34.ts', text: `export const forgotten = 1` }],
  'no-unresolvable': [{ file: 'app/domain/catalog/f35.ts', text: `import '#app/nowhere.ts'` }],
}

const planted: Files = Object.fromEntries(
  Object.values(faults)
    .flat()
    .flatMap((fault) => [[fault.file, fault.text], ...Object.entries(fault.with ?? {})]),
)

let good: PlantedTree
let bad: PlantedTree
let broken: { rule: string; from: string }[] = []

function cruise({ dir }: PlantedTree) {
  const folders = ['app', 'db', 'badges', 'seeds', 'tests']
  const { out } = runTool(
    'dependency-cruiser/bin/dependency-cruise.mjs',
    ['--config', ours('.dependency-cruiser.cjs'), '--output-type', 'json', ...folders],
    dir,
  )
  return Cruise.parse(JSON.parse(out)).summary.violations.map(({ from, to, rule }) => ({ rule: rule.name, from, to }))
}

beforeAll(() => {
  good = plantTree(goodTree)
  bad = plantTree({ ...goodTree, ...planted })
  broken = cruise(bad)
})

afterAll(() => {
  good.remove()
  bad.remove()
})

describe('imports go down the picture only', () => {
  test('a hub that keeps the rules passes', () => {
    expect(cruise(good)).toEqual([])
  })

  test('every rule has a fault planted against it', () => {
    const { forbidden } = Rules.parse(createRequire(import.meta.url)(ours('.dependency-cruiser.cjs')))
    expect(forbidden.map((rule) => rule.name).sort()).toEqual(Object.keys(faults).sort())
  })

  for (const [rule, files] of Object.entries(faults)) {
    for (const { file, text } of files) {
      test(`${rule}: ${file} may not say ${text.split('\n')[0]}`, () => {
        expect(broken).toContainEqual(expect.objectContaining({ rule, from: file }))
      })
    }
  }
})
