import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Files, ours, type PlantedTree, plantTree, runTool, standIn } from './checks/planted-tree.ts'

const livingTree: Files = {
  'package.json': JSON.stringify({
    name: 'planted',
    type: 'module',
    imports: { '#app/*': './app/*', '#db/*': './db/*' },
    dependencies: { zod: '1.0.0' },
  }),
  'tsconfig.json': readFileSync(ours('tsconfig.json'), 'utf8'),
  'knip.json': readFileSync(ours('knip.json'), 'utf8'),
  ...standIn('zod'),
  'app/server.ts': `import { z } from 'zod'\nimport { label } from '#app/domain/catalog/row.ts'\nlabel(z)`,
  'app/domain/catalog/row.ts': `export function label(value: unknown) {\n  return value\n}`,
}

const dead = {
  file: 'app/domain/catalog/forgotten.ts',
  export: 'nobodyAsks',
  package: 'left-over',
}

const planted: Files = {
  ...livingTree,
  'package.json': livingTree['package.json']?.replace('"dependencies":{', `"dependencies":{"${dead.package}":"1.0.0",`) ?? '',
  [dead.file]: 'export const forgotten = 1',
  'app/domain/catalog/row.ts': `${livingTree['app/domain/catalog/row.ts']}\nexport function ${dead.export}() {}`,
}

let living: PlantedTree
let withDead: PlantedTree
let report = ''

function knip({ dir }: PlantedTree) {
  return runTool('knip/bin/knip.js', ['--reporter', 'compact', '--no-progress'], dir)
}

beforeAll(() => {
  living = plantTree(livingTree)
  withDead = plantTree(planted)
  report = knip(withDead).out
})

afterAll(() => {
  living.remove()
  withDead.remove()
})

test('a tree in which everything is used passes', () => {
  expect(knip(living)).toMatchObject({ code: 0 })
})

test('dead code is caught: a file nobody imports, an export nobody asks for, a package nobody uses', () => {
  expect(knip(withDead).code).not.toBe(0)
  expect(report).toContain(dead.file)
  expect(report).toContain(dead.export)
  expect(report).toContain(dead.package)
})
