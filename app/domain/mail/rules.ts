import type { Settled } from '#db/queries/mails.ts'

/** What became of one attempt at sending. `said`: words of the mail server or of the system, still as they came. */
export type Outcome =
  | { kind: 'sent'; said: string }
  /** this mail, not now */
  | { kind: 'later'; said: string }
  /** this mail, never */
  | { kind: 'refused'; said: string }
  /** no mail at all can be sent now */
  | { kind: 'down'; said: string }
  /** the hub is being stopped */
  | { kind: 'stopped' }

/** With these pauses, a mail is tried for some twenty hours: longer than a mail server is away overnight. */
const mostAttempts = 12
const firstPause = 60
const longestPause = 6 * 3_600

/** Seconds until the next attempt: a minute, doubling, up to six hours. */
export function pauseAfter(attempts: number): number {
  return Math.min(firstPause * 2 ** (attempts - 1), longestPause)
}

/** What is to be written down. `attempts` counts the one that has just been made. */
export function settlementOf(outcome: Outcome, { attempts, address }: { attempts: number; address: string }): Settled {
  if (outcome.kind === 'stopped') return { state: 'waiting', inSeconds: 0, said: null, taken: false }
  const said = withoutAddresses(outcome.said, address)
  if (outcome.kind === 'sent') return { state: 'sent', said }
  if (outcome.kind === 'refused' || attempts >= mostAttempts) return { state: 'refused', said }
  return { state: 'waiting', inSeconds: pauseAfter(attempts), said, taken: true }
}

/** The first line of an answer, without anything that looks like an address, and without the name part of the one it is about. */
export function withoutAddresses(answer: string, address: string): string {
  const line = answer.split(/[\r\n]/)[0] ?? ''
  const name = address.slice(0, address.lastIndexOf('@'))
  const bare = line.replace(/\p{Cc}/gu, ' ').replace(/<[^<>]*>|"[^"]*"@\S+|\S*@\S*/g, '…')
  return (name === '' ? bare : bare.replace(new RegExp(`(?<![\\p{L}\\p{N}])${escaped(name)}(?![\\p{L}\\p{N}])`, 'giu'), '…')).slice(0, 300)
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
