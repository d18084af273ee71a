import { expect, test } from 'vitest'
import { compareHint } from './compare.ts'
import { scriptWords } from './words.ts'

test.each(['en', 'es'] as const)('the words beside the button say what can be done next (%s)', (lang) => {
  const words = scriptWords[lang]
  expect([0, 1, 2, 3, 4].map((chosen) => compareHint(chosen, words))).toEqual([
    words.compareNone,
    words.compareOne,
    words.compareMore,
    words.compareMore,
    words.compareFull,
  ])
})
