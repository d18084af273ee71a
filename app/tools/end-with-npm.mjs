import { readFileSync } from 'node:fs'

/**
 * npm runs us under a shell, and hands SIGTERM on to that shell alone; killed outright, it hands on nothing. Either way the
 * server would stay, and hold its port and its data. So it ends when npm has ended.
 */
export function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return
  const first = ancestry()
  setInterval(() => {
    if (ancestry() !== first) process.kill(process.pid, 'SIGTERM')
  }, 500).unref()
}

/** Our parent, and its parent too if ours is the shell between npm and us. */
function ancestry() {
  const parent = process.ppid
  return /^(ba|da|a)?sh$/.test(read(`/proc/${parent}/comm`))
    ? `${parent} ${/\) \S+ (\d+)/.exec(read(`/proc/${parent}/stat`))?.[1]}`
    : String(parent)
}

function read(file) {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return ''
  }
}
