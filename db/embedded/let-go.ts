import { closeSync, existsSync, rmdirSync, rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { ask } from './answer.ts'
import type { Share } from './bring-up.ts'
import { connectionAt } from './options.ts'
import { isAlive, stopPostmaster } from './postmaster.ts'
import { isBorrowed } from './socket.ts'
import { takeHold } from './watchdog.ts'

/** Gives up our share. Resolves when the server has stopped, or at once if others go on using it. */
export async function letGo({ running, hold, ours }: Share): Promise<void> {
  const { lifeline, postmaster } = running
  if (hold !== null) closeSync(hold)
  if (lifeline === null) {
    if (ours) await stopPostmaster(postmaster)
    return
  }
  for (let waited = 20; isAlive(postmaster); waited += 20) {
    await sleep(20)
    if (waited % 400 === 0 && (await isStillUsed(running.socket, lifeline, postmaster))) return
  }
  // The watching shell tidies up after the server: that takes it a few milliseconds.
  for (let waited = 0; waited < 1000 && existsSync(lifeline); waited += 5) await sleep(5)
  dropBorrowed(running.socket)
}

/** A borrowed folder's parent may be closed to the account of the shell that tidies up, and open to us. */
function dropBorrowed(socket: string): void {
  if (!isBorrowed(socket)) return
  try {
    rmdirSync(socket)
  } catch {
    // it is gone, or the next user has already taken it
  }
}

async function isStillUsed(socket: string, lifeline: string, postmaster: number): Promise<boolean> {
  const probe = takeHold(lifeline)
  if (probe === null) {
    // Nobody reads the lifeline: the server is stopping, or its watch was killed. Stopping it once more harms neither.
    await stopPostmaster(postmaster)
    rmSync(lifeline, { force: true })
    return false
  }
  closeSync(probe)
  return (await ask(connectionAt(socket))) === 'yes'
}
