import { isBuilt } from './build-stamp.mjs'
import { inProject, root } from './project.mjs'
import { mustRun } from './run.mjs'
import { step } from './step.mjs'

/** Builds if what is built is older than its sources. In a process of its own, so that the server does not carry the builder's memory. */
export async function ensureBuilt() {
  if (isBuilt()) return
  await step('Building the pages and the server', () => mustRun('The build', process.execPath, [inProject('app/build.mjs')], { cwd: root }))
}
