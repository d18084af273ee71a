import { describe, expect, test } from 'vitest'
import { nextOption, readSuggestions } from './suggestions.ts'

describe('suggestions as OpenSearch words them', () => {
  test('are the second list', () => {
    expect(readSuggestions(['wee', ['weeding', 'weekly meetings'], [], ['/catalog?q=weeding']])).toEqual(['weeding', 'weekly meetings'])
  })

  test.each([null, {}, [], ['wee'], ['wee', 'weeding'], { error: 'too fast' }])('%j suggests nothing', (document) => {
    expect(readSuggestions(document)).toEqual([])
  })

  test('what is no word is left out', () => {
    expect(readSuggestions(['w', ['weeding', 7, null, '']])).toEqual(['weeding'])
  })
})

describe('the arrow keys', () => {
  test('lead down the list and back to what was typed', () => {
    expect([-1, 0, 1, 2].map((at) => nextOption(at, 3, 'ArrowDown'))).toEqual([0, 1, 2, -1])
  })

  test('lead up from the last one', () => {
    expect(nextOption(-1, 3, 'ArrowUp')).toBe(2)
    expect(nextOption(0, 3, 'ArrowUp')).toBe(-1)
  })
})
