import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import type { z } from 'zod'
import { contradictions } from './check.ts'
import { phraseProblems } from './phrases.ts'
import { GoalSeed, OptionSeed, PersonSeed, PhraseSeed, type Seeds, ThemeSeed, TopicSeed, UnitSeed } from './shape.ts'

// one level below the root both here and when bundled into build/
const folder = new URL('../seeds/data/', import.meta.url)

/** Reads and checks every seed file. Throws one error that names each bad row by file, id and field. */
export async function readSeeds(): Promise<Seeds> {
  const optionFiles = (await readdir(new URL('options/', folder))).filter((name) => name.endsWith('.json')).sort()
  const names = [
    'units.json',
    'goals.json',
    'themes.json',
    'topics.json',
    'phrases.json',
    'people.json',
    ...optionFiles.map((name) => `options/${name}`),
  ]
  const texts = await Promise.all(names.map((name) => readFile(new URL(name, folder), 'utf8')))
  const problems: string[] = []
  const rows = <T>(name: string, shape: z.ZodType<T>): T[] => readRows(name, texts[names.indexOf(name)] ?? '', shape, problems)
  const seeds: Seeds = {
    units: rows('units.json', UnitSeed),
    goals: rows('goals.json', GoalSeed),
    themes: rows('themes.json', ThemeSeed),
    topics: rows('topics.json', TopicSeed),
    phrases: rows('phrases.json', PhraseSeed),
    people: rows('people.json', PersonSeed),
    options: optionFiles.flatMap((name) => rows(`options/${name}`, OptionSeed)),
    hash: createHash('sha256').update(texts.join('\n')).digest('hex'),
  }
  if (problems.length === 0) problems.push(...brokenReferences(seeds), ...contradictions(seeds), ...phraseProblems(seeds))
  if (problems.length > 0) throw new Error(`The seeds are refused:\n${problems.join('\n')}`)
  return seeds
}

/** Rows of one file; what does not fit its shape goes into `problems`, named. */
export function readRows<T>(name: string, text: string, shape: z.ZodType<T>, problems: string[]): T[] {
  let rows: unknown
  try {
    rows = JSON.parse(text)
  } catch (error) {
    problems.push(`${name}: ${error instanceof Error ? error.message : 'not JSON'}`)
    return []
  }
  if (!Array.isArray(rows)) {
    problems.push(`${name}: expected a list of rows`)
    return []
  }
  return rows.flatMap((row, at) => {
    const read = shape.safeParse(row)
    if (read.success) return [read.data]
    const id = identity(row) ?? `row ${at + 1}`
    for (const issue of read.error.issues) problems.push(`${name}: ${id}: ${issue.path.join('.') || 'row'}: ${issue.message}`)
    return []
  })
}

function identity(row: unknown): string | undefined {
  if (typeof row !== 'object' || row === null) return undefined
  for (const key of ['externalId', 'slug', 'id', 'en']) if (key in row) return String(row[key as keyof typeof row])
  return undefined
}

/** What one row says of another that does not exist, and ids that stand twice. */
export function brokenReferences(seeds: Omit<Seeds, 'hash'>): string[] {
  const problems: string[] = []
  const unique = (what: string, ids: string[]) => {
    const seen = new Set<string>()
    for (const id of ids) {
      if (seen.has(id)) problems.push(`${what}: ${id} stands twice`)
      seen.add(id)
    }
    return seen
  }
  const units = unique(
    'units',
    seeds.units.map((unit) => unit.slug),
  )
  const goals = unique(
    'goals',
    seeds.goals.map((goal) => goal.id),
  )
  const themes = unique(
    'themes',
    seeds.themes.map((theme) => theme.slug),
  )
  const topics = unique(
    'topics',
    seeds.topics.map((topic) => topic.slug),
  )
  const options = unique(
    'options',
    seeds.options.map((option) => option.externalId),
  )
  const needs = (who: string, known: Set<string>, what: string, ids: (string | null | undefined)[]) => {
    for (const id of ids) if (id && !known.has(id)) problems.push(`${who}: unknown ${what} ${id}`)
  }
  for (const unit of seeds.units) needs(unit.slug, units, 'unit', [unit.parent, unit.succeededBy?.unit])
  for (const theme of seeds.themes) needs(theme.slug, goals, 'goal', theme.goals)
  for (const topic of seeds.topics) needs(topic.slug, topics, 'topic', [topic.broader, ...topic.related])
  for (const option of seeds.options) {
    needs(option.externalId, units, 'unit', [option.unit, ...option.withUnits])
    needs(option.externalId, goals, 'goal', option.goals)
    needs(option.externalId, topics, 'topic', option.topics)
    needs(option.externalId, themes, 'theme', [...option.edi.themes, ...option.leadership.themes])
    needs(option.externalId, options, 'option', [option.partOf])
  }
  const people = unique(
    'people',
    seeds.people.map((person) => person.slug),
  )
  for (const person of seeds.people) {
    needs(person.slug, topics, 'topic', person.topics)
    needs(
      person.slug,
      units,
      'unit',
      person.roles.map((role) => role.unit),
    )
    needs(person.slug, people, 'person', [person.supervisor])
  }
  return problems
}
