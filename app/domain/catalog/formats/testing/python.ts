import { spawnSync } from 'node:child_process'

/** Debian's own Python, which has parsers that nobody here wrote; another Python on the path would not find them. */
const interpreter = '/usr/bin/python3'

/** Why a module of Debian's Python cannot be used here, or null where it can. The reason is printed, so that a skip is seen. */
export function whyNoModule(module: string): string | null {
  const tried = spawnSync(interpreter, ['-c', `import ${module}`], { encoding: 'utf8' })
  const reason = tried.error ? `no ${interpreter}` : tried.status === 0 ? null : `python3-${module} is not installed`
  if (reason) process.stderr.write(`skipped: ${reason}\n`)
  return reason
}

/** Runs a script with `input` on its standard input and returns the JSON that it prints. */
export function runPython(script: string, input: string): unknown {
  const run = spawnSync(interpreter, ['-c', script], { input, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  if (run.status !== 0) throw new Error(run.stderr)
  return JSON.parse(run.stdout)
}
