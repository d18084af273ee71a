import { describe, expect, test } from 'vitest'
import { negotiateLanguage } from './language.ts'

describe('the page language follows what the browser asks for', () => {
  test.each([
    ['', 'en'],
    ['es', 'es'],
    ['es-MX,es;q=0.9,en;q=0.8', 'es'],
    ['en-US,en;q=0.9,es;q=0.8', 'en'],
    ['fr-CA,fr;q=0.9,es;q=0.4,en;q=0.3', 'es'],
    ['fr,de', 'en'],
    ['en;q=0.2, ES-419 ; Q=0.7', 'es'],
    ['es;q=0, en;q=0.1', 'en'],
    ['es;q=0', 'en'],
    ['*', 'en'],
    ['*;q=0.1,es;q=0.5', 'es'],
    ['es,en', 'es'],
    ['en,es', 'en'],
    ['est,enx,esperanto', 'en'],
  ] as const)('%j → %s', (header, language) => {
    expect(negotiateLanguage(header)).toBe(language)
  })

  test.each(['es;q=abc', 'es;q=2', 'es;q=-1', ';;;,,,', 'q=1', '\u0000', 'es;q='])('nonsense such as %j does not throw', (header) => {
    expect(['en', 'es']).toContain(negotiateLanguage(header))
  })

  test('a list without end is read only at its beginning', () => {
    expect(negotiateLanguage(`${'fr,'.repeat(100_000)}es`)).toBe('en')
  })
})
