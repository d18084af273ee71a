import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { hashOf, inProject, readJson, root } from './project.mjs'
import { run } from './run.mjs'
import { step } from './step.mjs'

/** npm writes this last: without it, an installation was interrupted. */
const npmsRecord = inProject('node_modules/.package-lock.json')
const stampFile = inProject('node_modules/.hub-install.json')

/**
 * Installs what is missing: what running needs, or, with `dev`, what testing needs as well. Does nothing, and needs no network,
 * once it is there. What stands already is added to and not removed: a hub may be running on it.
 */
export async function ensureInstalled({ dev }) {
  if (isInstalled({ dev })) return
  const keepDev = dev || existsSync(inProject('node_modules/vitest'))
  const scope = keepDev ? ['--include=dev'] : ['--omit=dev']
  // No package that we use needs to run anything at its installation, so none may.
  const flags = [...scope, '--include=optional', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  await step(dev ? 'Installing what testing needs' : 'Installing what running needs', async () => {
    const first = existsSync(npmsRecord) ? await npm('install', '--no-save', ...flags) : await npm('ci', ...flags)
    // Some registries lack other platforms' optional packages; npm then refuses a lock file that it wrote itself.
    const outcome = first.code !== 0 && /EUSAGE/.test(first.said) ? await npm('install', '--no-save', ...flags) : first
    if (outcome.code !== 0) {
      throw new Error(
        `npm could not install the packages. Is there a way to the network?\n${outcome.said.split('\n').slice(-20).join('\n')}`,
      )
    }
  })
  writeFileSync(stampFile, JSON.stringify({ of: wanted(), dev: keepDev }))
}

function isInstalled({ dev }) {
  const record = readJson(npmsRecord)
  if (!record) return false
  const stamp = readJson(stampFile)
  if (stamp?.of === wanted() && (stamp.dev || !dev)) return true
  // Somebody used npm by hand: does what stands there agree with the lock file?
  return Object.entries(readJson(inProject('package-lock.json'))?.packages ?? {}).every(
    ([path, entry]) =>
      path === '' ||
      entry.link ||
      entry.optional ||
      entry.devOptional ||
      !path.includes('node_modules/') ||
      (entry.dev && !dev) ||
      record.packages[path]?.version === entry.version,
  )
}

function wanted() {
  const { dependencies, devDependencies, workspaces, overrides } = readJson(inProject('package.json')) ?? {}
  return hashOf(JSON.stringify([dependencies, devDependencies, workspaces, overrides]), readFileSync(inProject('package-lock.json')))
}

function npm(...args) {
  // NODE_ENV=production alone makes npm leave things out, whatever it is told.
  const { NODE_ENV: _, ...env } = process.env
  const self = process.env.npm_execpath ?? ''
  return /^npm.*js$/.test(basename(self))
    ? run(process.execPath, [self, ...args], { cwd: root, env })
    : run('npm', args, { cwd: root, env })
}
