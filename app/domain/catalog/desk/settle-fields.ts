import { readAddress } from '#app/domain/catalog/import/addresses.ts'
import { cleanLine } from '#app/domain/catalog/import/clean-text.ts'
import type { Say } from './wrong.ts'

/** Single answers of the form: a line, an address, one of a list, some of a list. */

/** One line of at most so many characters; null where nothing is said. */
export function oneLine(typed: string, field: string, most: number, say: Say): string | null {
  const { text } = cleanLine(typed)
  if (text.length > most) say(field, 'too-long', most)
  return text === '' || text.length > most ? null : text
}

export function address(typed: string, field: string, say: Say): string | null {
  if (typed.trim() === '') return null
  const found = readAddress(typed)
  if (found === null) say(field, 'address')
  return found
}

export function choice<T extends string>(field: string, typed: string, list: readonly T[], say: Say): T | null {
  if (typed === '') return null
  const found = list.find((value) => value === typed)
  if (found === undefined) say(field, 'not-a-choice')
  return found ?? null
}

/** The chosen ones of a closed list, in its order. */
export function choices<T extends string>(field: string, typed: readonly string[], list: readonly T[], say: Say): T[] {
  if (typed.some((value) => !list.some((known) => known === value))) say(field, 'not-a-choice')
  return list.filter((value) => typed.includes(value))
}

export function known(field: string, typed: readonly string[], isKnown: (value: string) => boolean, say: Say): string[] {
  if (!typed.every(isKnown)) say(field, 'not-a-choice')
  return typed.filter(isKnown).sort()
}
