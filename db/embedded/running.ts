import { randomUUID } from 'node:crypto'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** What a process that started the server notes for those who want to join it. */
const Running = z.object({
  postmaster: z.int(),
  /** major version of PostgreSQL */
  version: z.int(),
  socket: z.string(),
  /** the named pipe that keeps the server alive; null where there is no shell to watch it */
  lifeline: z.string().nullable(),
  /** process that started it */
  starter: z.int(),
})
export type Running = z.infer<typeof Running>

export function readRunning(home: string): Running | null {
  try {
    return Running.parse(JSON.parse(readFileSync(join(home, 'running.json'), 'utf8')))
  } catch {
    return null
  }
}

export function noteRunning(home: string, running: Running): void {
  const draft = join(home, `running.json.${randomUUID()}`)
  writeFileSync(draft, JSON.stringify(running))
  renameSync(draft, join(home, 'running.json'))
}
