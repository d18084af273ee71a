import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** Ends what is still running of a test run: every process that was told of the run's temporary folder. Answers their names. */
export async function endLeftovers(folder) {
  // A browser's helpers and a database that was just let go of take a moment.
  for (let waited = 0; waited < 3000 && find(folder).length > 0; waited += 100) await sleep(100)
  const left = find(folder)
  for (const { pid } of left) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It has ended by itself meanwhile.
    }
  }
  return left.map(({ name, pid }) => `${name} (${pid})`)
}

function find(folder) {
  const mentions = (file) => {
    try {
      return readFileSync(file, 'utf8').includes(folder)
    } catch {
      return false
    }
  }
  return listProcesses()
    .filter((pid) => pid !== process.pid && (mentions(`/proc/${pid}/environ`) || mentions(`/proc/${pid}/cmdline`)))
    .map((pid) => ({ pid, name: readName(pid) }))
}

function listProcesses() {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
  } catch {
    return []
  }
}

function readName(pid) {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim()
  } catch {
    return 'a process'
  }
}
