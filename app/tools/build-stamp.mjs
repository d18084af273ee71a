import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashOf, inProject } from './project.mjs'

const stampFile = inProject('build/.stamp')
const results = ['build/server.js', 'build/hub.js', 'build/server/index.js', 'build/client']
const folders = ['app', 'badges', 'db', 'public', 'seeds']
const files = ['package.json', 'package-lock.json', 'remix.config.js', 'tsconfig.json', 'vite.config.ts']

/** One hash of everything that the build is made from: contents, since a copy or a checkout changes all times. */
export function sourcesHash() {
  const paths = [...folders.flatMap(listFolder), ...files.filter((file) => existsSync(inProject(file)))]
  return hashOf(...paths.flatMap((path) => [path, readFileSync(inProject(path))]))
}

export function isBuilt() {
  return results.every((path) => existsSync(inProject(path))) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === sourcesHash()
}

/** A build that is interrupted leaves no stamp, and so is done again. */
export function dropStamp() {
  rmSync(stampFile, { force: true })
}

export function writeStamp(hash) {
  writeFileSync(stampFile, hash)
}

function listFolder(folder) {
  if (!existsSync(inProject(folder))) return []
  return readdirSync(inProject(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((path) => !path.includes('node_modules'))
    .map((path) => path.slice(inProject('').length))
    .sort()
}
