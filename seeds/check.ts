import type { OptionSeed, Seeds } from './shape.ts'

type Rows = Omit<Seeds, 'hash'>

/** Rows that fit their shape and yet contradict themselves, by name: what the database would refuse without saying which row it was. */
export function contradictions(seeds: Rows): string[] {
  const sides = new Map(seeds.themes.map((theme) => [theme.slug, theme.side]))
  return [
    ...ownAncestors('units', new Map(seeds.units.map((unit) => [unit.slug, unit.parent]))),
    ...ownAncestors('topics', new Map(seeds.topics.map((topic) => [topic.slug, topic.broader]))),
    ...ownAncestors('options', new Map(seeds.options.map((option) => [option.externalId, option.partOf]))),
    ...seeds.units.flatMap((unit) => [
      ...(unit.succeededBy?.unit === unit.slug ? [`${unit.slug}: succeeds itself`] : []),
      ...twice(
        unit.slug,
        'aliases',
        unit.aliases.map(({ alias }) => alias),
      ),
    ]),
    ...seeds.themes.flatMap((theme) => twice(theme.slug, 'goals', theme.goals)),
    ...seeds.topics.flatMap((topic) => twice(topic.slug, 'related', [topic.slug, ...topic.related])),
    ...seeds.options.flatMap((option) => contradictionsIn(option, sides)),
    ...seeds.people.flatMap((person) => [
      ...twice(person.slug, 'topics', person.topics),
      ...twice(
        person.slug,
        'roles',
        person.roles.map(({ role, unit }) => [role, unit].join(' ').trim()),
      ),
      ...(person.supervisor === person.slug ? [`${person.slug}: supervises themselves`] : []),
      ...person.roles
        .filter(({ role, unit }) => (role === 'administrator') !== (unit === null))
        .map(({ role, unit }) => `${person.slug}: roles: ${unit === null ? `${role} needs a unit` : `${role} is of no unit`}`),
    ]),
  ]
}

function contradictionsIn(option: OptionSeed, sides: ReadonlyMap<string, string>): string[] {
  const { externalId: id, edi, leadership, recognition } = option
  const problems = [
    ...twice(id, 'withUnits', option.withUnits),
    ...twice(id, 'topics', option.topics),
    ...twice(id, 'goals', option.goals),
    ...twice(
      id,
      'prices',
      option.prices.map((price) => price.tier),
    ),
    ...twice(id, 'themes', [...edi.themes, ...leadership.themes]),
  ]
  for (const [side, { answer, themes }] of Object.entries({ edi, leadership })) {
    if ((answer === 'themes') !== themes.length > 0)
      problems.push(`${id}: ${side}: the answer “${answer}” and ${themes.length} themes disagree`)
    for (const theme of themes)
      if (sides.has(theme) && sides.get(theme) !== side) problems.push(`${id}: ${side}: the theme ${theme} is of the other side`)
  }
  if (option.goals.length + edi.themes.length + leadership.themes.length === 0) problems.push(`${id}: serves no goal`)
  if (recognition.includes('none') && recognition.length > 1) problems.push(`${id}: recognition: “none” stands alone`)
  if (option.ediHow !== null && !option.demonstration) problems.push(`${id}: ediHow: only the provider itself can say it`)
  return problems
}

function twice(who: string, field: string, values: readonly string[]): string[] {
  return [...new Set(values.filter((value, at) => values.indexOf(value) !== at))].map((value) => `${who}: ${field}: ${value} stands twice`)
}

/** Rows above which, going up, one comes to themselves. */
function ownAncestors(what: string, above: ReadonlyMap<string, string | null>): string[] {
  return [...above.keys()].flatMap((start) => {
    let at = above.get(start)
    for (let steps = 0; at && at !== start && steps < above.size; steps += 1) at = above.get(at)
    return at === start ? [`${what}: ${start} stands above itself`] : []
  })
}
