import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

/** Path in the tree → text of the file. */
export type Files = Readonly<Record<string, string>>

export type PlantedTree = { dir: string; remove(): void }

/** A small project in a temporary folder, for a fence to look at. */
export function plantTree(files: Files): PlantedTree {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), 'hub-fence-')))
  for (const [path, text] of Object.entries(files)) {
    const file = join(dir, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) }
}

/** Stands in for a package: enough to be found, by its own name. */
export function standIn(name: string): Files {
  return {
    [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: '1.0.0', main: 'index.js' }),
    [`node_modules/${name}/index.js`]: 'module.exports = {}',
  }
}

/** A file of the project itself. */
export function ours(path: string): string {
  return resolve(process.cwd(), path)
}

/** Runs a development tool of the project in `cwd`, and hands back what it said and how it ended. */
export function runTool(script: string, args: string[], cwd: string, input?: string): { code: number | null; out: string; errors: string } {
  const done = spawnSync(process.execPath, [ours(join('node_modules', script)), ...args], {
    cwd,
    input,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
    maxBuffer: 20_000_000,
  })
  return { code: done.status, out: done.stdout, errors: done.stderr }
}
