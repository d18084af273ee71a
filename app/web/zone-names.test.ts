import { describe, expect, test } from 'vitest'
import { listZones } from './zone.ts'
import { namedZones, zoneName } from './zone-names.ts'

describe('time zones under names that can be read', () => {
  test('are called by their city and the name of the time there', () => {
    expect(zoneName('America/Chicago', 'en')).toBe('Chicago — Central Time')
    expect(zoneName('America/New_York', 'es')).toMatch(/^Nueva York — hora /)
    expect(zoneName('Africa/Nairobi', 'en')).toBe('Nairobi — East Africa Time')
  })

  test('are called by their city alone where the time has no name', () => {
    expect(zoneName('UTC', 'en')).not.toMatch(/GMT/)
  })

  test.each(['en', 'es'] as const)('are all there, each once, the usual ones in their own order (%s)', (lang) => {
    const { usual, others } = namedZones(lang)
    expect(usual.map(({ zone }) => zone)).toEqual(listZones().usual)
    expect([...usual, ...others].map(({ zone }) => zone).sort()).toEqual([...listZones().all].sort())
  })
})
