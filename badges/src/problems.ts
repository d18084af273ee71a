import type { z } from 'zod'

/** What is wrong, and where: `credentialSubject.achievement.criteria`, `evidence.1.type`; an empty path is the whole. */
export type Problem = { path: string; message: string }

/** Far more than anybody reads; a hostile file may hold a million. */
const mostProblems = 100

/** The issues of a schema in plain words, each at its place in `value` as that was written. */
export function problemsOf(issues: readonly z.core.$ZodIssue[], value: unknown): Problem[] {
  const problems = issues.flatMap((issue) => spread(issue, [])).map(({ path, message }) => ({ path: placeIn(value, path), message }))
  const seen = new Set<string>()
  return problems.filter(({ path, message }) => seen.size !== seen.add(`${path} ${message}`).size).slice(0, mostProblems)
}

type Place = readonly PropertyKey[]

/** Where either of two shapes was possible, tells what is wrong with the one that was meant. */
function spread(issue: z.core.$ZodIssue, above: Place): { path: Place; message: string }[] {
  const path = [...above, ...issue.path]
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ path: [...path, key], message: 'is not allowed here' }))
  if (issue.code !== 'invalid_union') return [{ path, message: issue.message }]
  const meant = issue.errors.filter((branch) => !branch.some(({ code, path: at }) => code === 'invalid_type' && at.length === 0))
  const [only] = meant
  return only && meant.length === 1 ? only.flatMap((inner) => spread(inner, path)) : [{ path, message: issue.message }]
}

/** A set of one was read as an array: its place loses the number that the document does not have. */
function placeIn(value: unknown, path: Place): string {
  const place: string[] = []
  let at = value
  for (const key of path) {
    if (typeof key === 'number' && !Array.isArray(at)) continue
    place.push(String(key))
    at = typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined
  }
  return place.join('.')
}

/** Words for what a schema itself does not say in words. */
export function wordsFor(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'invalid_type') return issue.input === undefined ? 'is missing' : `expected ${withArticle(issue.expected)}`
  if (issue.code === 'invalid_union') return issue.input === undefined ? 'is missing' : 'expected something else here'
  if (issue.code === 'invalid_value') return `expected ${issue.values.map(String).join(', ')}`
  if (issue.code === 'custom' && issue.input === undefined) return 'is missing'
  return undefined
}

function withArticle(expected: string): string {
  if (expected === 'string') return 'a text'
  return /^[aeiou]/.test(expected) ? `an ${expected}` : `a ${expected}`
}
