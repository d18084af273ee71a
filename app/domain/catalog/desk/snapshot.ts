import type { Snapshot } from './taken.ts'
import { unanswered } from './values.ts'

/** A version as the database has kept it; what an older hub did not ask is unanswered. */
export function readSnapshot(stored: unknown): Snapshot {
  const { standing, origin, values } = stored as Snapshot
  return { standing, origin, values: { ...unanswered, ...values } }
}
