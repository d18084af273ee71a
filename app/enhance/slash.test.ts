import { describe, expect, test } from 'vitest'
import { asksForSearch } from './slash.ts'

const slash = { key: '/', ctrlKey: false, metaKey: false, altKey: false, defaultPrevented: false }
const at = (found: string) => ({ matches: (selectors: string) => selectors.split(', ').some((selector) => selector.startsWith(found)) })

describe('the / key', () => {
  test('asks for the search box from anywhere on the page', () => {
    expect(asksForSearch(slash, null)).toBe(true)
    expect(asksForSearch(slash, at('a'))).toBe(true)
  })

  test.each(['input', 'textarea', 'select', '[contenteditable]'])('is a letter like any other in %s', (field) => {
    expect(asksForSearch(slash, at(field))).toBe(false)
  })

  test.each(['ctrlKey', 'metaKey', 'altKey', 'defaultPrevented'] as const)('leaves alone what %s means for the browser', (held) => {
    expect(asksForSearch({ ...slash, [held]: true }, null)).toBe(false)
  })

  test('is the only key that does', () => {
    expect(asksForSearch({ ...slash, key: '?' }, null)).toBe(false)
  })
})
