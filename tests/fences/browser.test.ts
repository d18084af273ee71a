import { join } from 'node:path'
import { build } from 'vite'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { serverCodeStaysHome } from '#app/web/browser-fence.ts'
import { type Files, type PlantedTree, plantTree } from './checks/planted-tree.ts'

let tree: PlantedTree | undefined

afterEach(() => {
  tree?.remove()
  vi.restoreAllMocks()
})

/** Builds what a browser (or, with `ssr`, a server) would load from `app/entry.client.ts`, with the fence in place. */
function buildEntry(files: Files, { ssr = false } = {}) {
  tree = plantTree(files)
  const { dir } = tree
  // the fence measures from the folder of the project
  vi.spyOn(process, 'cwd').mockReturnValue(dir)
  return build({
    root: dir,
    configFile: false,
    logLevel: 'silent',
    plugins: [serverCodeStaysHome()],
    build: { write: false, ssr, minify: false, rollupOptions: { input: join(dir, 'app/entry.client.ts') } },
  })
}

/** A browser's entry that uses `secret` of another file. */
function entryUsing(file: string): string {
  return `import { secret } from '${file}'\ndocument.title = secret`
}

const secret = `export const secret = 'planted'`

describe('what a browser loads holds no server code', () => {
  test.each([
    ['a behavior', 'app/enhance/open.ts'],
    ['the closed lists', 'db/values.ts'],
    ['a pure rule', 'app/domain/catalog/rules.ts'],
  ])('%s passes', async (_, file) => {
    await expect(buildEntry({ 'app/entry.client.ts': entryUsing(`../${file}`), [file]: secret })).resolves.toBeDefined()
  })

  test.each([
    ['a query', 'db/queries/catalog.ts'],
    ['the seeds', 'seeds/load.ts'],
    ['a module of the server', 'app/web/hub.server.ts'],
    ['the HTTP server', 'app/web/server/listen.ts'],
    ['a command', 'app/cli/hub.ts'],
    ['a job', 'app/jobs/clock.ts'],
    ['the database driver', 'node_modules/pg/index.js'],
  ])('%s stops the build, by name', async (_, file) => {
    await expect(buildEntry({ 'app/entry.client.ts': entryUsing(`../${file}`), [file]: secret })).rejects.toThrow(
      `${file} is server code and must not reach the browser`,
    )
  })

  test('an action stops the build by the query that it brings along', async () => {
    const files = {
      'app/entry.client.ts': entryUsing('./domain/catalog/actions.ts'),
      'app/domain/catalog/actions.ts': `export { secret } from '../../../db/queries/catalog.ts'`,
      'db/queries/catalog.ts': secret,
    }
    await expect(buildEntry(files)).rejects.toThrow('db/queries/catalog.ts is server code')
  })

  test('what is part of Node stops the build', async () => {
    const files = { 'app/entry.client.ts': `import fs from 'node:fs'\ndocument.title = String(fs.readFileSync)` }
    await expect(buildEntry(files)).rejects.toThrow('is server code')
  })

  test('a server module of which nothing is left passes', async () => {
    const files = {
      'app/entry.client.ts': `import { secret } from '../db/queries/catalog.ts'\nexport type Secret = typeof secret\ndocument.title = 'open'`,
      'db/queries/catalog.ts': secret,
    }
    await expect(buildEntry(files)).resolves.toBeDefined()
  })

  test('the build of the server is not its business', async () => {
    const files = { 'app/entry.client.ts': `export { secret } from '../db/queries/catalog.ts'`, 'db/queries/catalog.ts': secret }
    await expect(buildEntry(files, { ssr: true })).resolves.toBeDefined()
  })
})
