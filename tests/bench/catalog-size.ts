import { readdirSync, readFileSync } from 'node:fs'
import { printTable } from './table.ts'

type WithHub = <T>(size: number, work: (origin: string, pid: number) => Promise<T>) => Promise<T>

const requests = 300
const queries = ['storytimes', 'library budgets', 'reference desks in school libraries', 'metadata', 'grant policy', 'teen spaces']

/** The whole HTTP request of a search as the catalog grows, and the memory of the process tree with its database. */
export async function benchCatalogSize({ sizes, withHub }: { sizes: number[]; withHub: WithHub }): Promise<void> {
  const rows: Record<string, string | number>[] = []
  let first: number | null = null
  for (const size of sizes)
    await withHub(size, async (origin, pid) => {
      const times: number[] = []
      for (let n = 0; n < requests; n += 1) {
        const begun = performance.now()
        const reply = await fetch(`${origin}/catalog?q=${encodeURIComponent(queries[n % queries.length] ?? '')}&page=${1 + (n % 40)}`, {
          headers: { 'X-Forwarded-For': `10.1.${n >> 8}.${n & 255}` },
        })
        await reply.arrayBuffer()
        if (reply.status !== 200) throw new Error(`${reply.status} at ${size} options`)
        times.push(performance.now() - begun)
      }
      times.sort((a, b) => a - b)
      const median = times[requests >> 1] ?? 0
      first ??= median
      rows.push({
        options: size,
        'p50 ms': median.toFixed(1),
        'p99 ms': (times[Math.floor(requests * 0.99)] ?? 0).toFixed(1),
        'times the smallest': (median / first).toFixed(2),
        'memory of all processes MiB': memoryOf(pid).toFixed(0),
      })
    })
  printTable('A search page over HTTP as the catalog grows', rows)
}

/** Proportional set size of a process and all that descends from it or works for it in its data folder, MiB (Linux). */
function memoryOf(root: number): number {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
  const parents = new Map(processes.map((pid) => [pid, parentOf(pid)]))
  const inTree = (pid: number): boolean => pid === root || (pid > 1 && inTree(parents.get(pid) ?? 0))
  return processes.filter(inTree).reduce((sum, pid) => sum + pss(pid), 0)
}

function parentOf(pid: number): number {
  return Number(/^PPid:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0)
}

function pss(pid: number): number {
  return Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) / 1024
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
