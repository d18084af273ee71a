import { setTimeout as pause } from 'node:timers/promises'
import type { AccessMeans } from '#app/domain/members/means.ts'
import { createKeyedHash } from './keyed-hash.ts'
import { createKnownDevices, type KnownDevices } from './known-device.ts'
import { createPasswords } from './password-hash.ts'

/** What coming in stands on: passwords, counters of guesses, and the devices that are known. */
export type Access = AccessMeans & { devices: KnownDevices }

export function createAccess(secret: string, https: boolean): Access {
  return {
    passwords: createPasswords(),
    keyedHash: createKeyedHash(secret, 'guesses'),
    pause: (ms) => pause(ms),
    devices: createKnownDevices(secret, https),
  }
}
