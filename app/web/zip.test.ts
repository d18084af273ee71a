import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeZip } from './zip.ts'

const files = [
  { name: 'everything.json', text: '{"name":"Zoë"}' },
  { name: 'tables/ñandú.csv', text: 'a,b\r\n'.repeat(5_000) },
  { name: 'empty.txt', text: '' },
]

let folder: string
let archive: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hub-zip-'))
  archive = join(folder, 'a.zip')
  writeFileSync(archive, await makeZip(files, new Date('2026-11-24T17:30:10Z')))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const hasPython = spawnSync('python3', ['--version']).status === 0
const hasUnzip = spawnSync('unzip', ['-v']).status === 0

test('what was packed is read again by another program: names, times and texts', (context) => {
  if (!hasPython) return context.skip('python3 is not installed here')
  const script = `import json, sys, zipfile
z = zipfile.ZipFile(sys.argv[1])
assert z.testzip() is None
print(json.dumps([[i.filename, list(i.date_time), z.read(i).decode('utf-8'), i.compress_size < 1000] for i in z.infolist()]))`
  const read = JSON.parse(execFileSync('python3', ['-c', script, archive], { encoding: 'utf8' }))
  expect(read).toEqual(files.map(({ name, text }) => [name, [2026, 11, 24, 17, 30, 10], text, true]))
})

test('unzip finds nothing wrong with it', (context) => {
  if (!hasUnzip) return context.skip('unzip is not installed here')
  expect(execFileSync('unzip', ['-tqq', archive], { encoding: 'utf8' })).not.toMatch(/error|warning/i)
})

test('an archive of nothing is one', async () => {
  expect((await makeZip([], new Date())).readUInt32LE(0)).toBe(0x0605_4b50)
})
