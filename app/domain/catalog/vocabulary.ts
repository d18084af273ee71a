import * as read from '#db/queries/vocabulary.ts'
import type { Db, Row } from '#db/schema.ts'
import type { Language } from '#db/values.ts'

export type Unit = Row<'units'> & {
  parent: string | null
  aliases: Row<'unit_aliases'>[]
  /** where it went, or is reported to go */
  successors: { unit: string; on: string | null; standing: 'done' | 'planned' | 'proposed'; source: string }[]
  predecessors: { unit: string; on: string | null; standing: 'done' | 'planned' | 'proposed' }[]
  children: string[]
}
export type Topic = Row<'topics'> & { narrower: string[]; related: string[]; terms: Row<'topic_terms'>[] }
export type Theme = Row<'themes'> & { goals: string[] }
export type Goal = Row<'goals'> & { themes: string[] }

/** Units, topics, themes, goals and phrases, held in memory: a few hundred entries that every page needs. */
export type Vocabulary = {
  units: Map<string, Unit>
  topics: Map<string, Topic>
  themes: Map<string, Theme>
  goals: Map<string, Goal>
  /** what a note reads in the other language, by `phraseKey` */
  phrases: Map<string, string>
}

/** Reads it all as it stood at one moment, whatever is written meanwhile. */
export function loadVocabulary(db: Db): Promise<Vocabulary> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => {
      const units = await read.listUnits(trx)
      const aliases = await read.listUnitAliases(trx)
      const successions = await read.listUnitSuccessions(trx)
      const goals = await read.listGoals(trx)
      const themes = await read.listThemes(trx)
      const themeGoals = await read.listThemeGoals(trx)
      const topics = await read.listTopics(trx)
      const terms = await read.listTopicTerms(trx)
      const relations = await read.listTopicRelations(trx)
      const phrases = await read.listPhrases(trx)
      return joined({ units, aliases, successions, goals, themes, themeGoals, topics, terms, relations, phrases })
    })
}

type Rows = {
  units: Row<'units'>[]
  aliases: Row<'unit_aliases'>[]
  successions: Row<'unit_successions'>[]
  goals: Row<'goals'>[]
  themes: Row<'themes'>[]
  themeGoals: Row<'theme_goals'>[]
  topics: Row<'topics'>[]
  terms: Row<'topic_terms'>[]
  relations: Row<'topic_relations'>[]
  phrases: Row<'phrases'>[]
}

function joined({ units, aliases, successions, goals, themes, themeGoals, topics, terms, relations, phrases }: Rows): Vocabulary {
  const slugs = new Map(units.map((unit) => [unit.id, unit.slug]))
  const slug = (id: number) => slugs.get(id) ?? ''
  return {
    units: new Map(
      units.map((unit) => [
        unit.slug,
        {
          ...unit,
          parent: unit.parent_id === null ? null : slug(unit.parent_id),
          aliases: aliases.filter((alias) => alias.unit_id === unit.id),
          successors: successions
            .filter((row) => row.from_unit_id === unit.id)
            .map((row) => ({ unit: slug(row.to_unit_id), on: row.on_date, standing: row.standing, source: row.source })),
          predecessors: successions
            .filter((row) => row.to_unit_id === unit.id)
            .map((row) => ({ unit: slug(row.from_unit_id), on: row.on_date, standing: row.standing })),
          children: units.filter((other) => other.parent_id === unit.id).map((other) => other.slug),
        },
      ]),
    ),
    topics: new Map(
      topics.map((topic) => [
        topic.slug,
        {
          ...topic,
          narrower: topics.filter((other) => other.broader_slug === topic.slug).map((other) => other.slug),
          related: relations.filter((row) => row.topic_slug === topic.slug).map((row) => row.related_slug),
          terms: terms.filter((term) => term.topic_slug === topic.slug),
        },
      ]),
    ),
    themes: new Map(
      themes.map((theme) => [
        theme.slug,
        { ...theme, goals: themeGoals.filter((row) => row.theme_slug === theme.slug).map((row) => row.goal_id) },
      ]),
    ),
    goals: new Map(
      goals.map((goal) => [goal.id, { ...goal, themes: themeGoals.filter((row) => row.goal_id === goal.id).map((row) => row.theme_slug) }]),
    ),
    phrases: new Map(
      phrases.flatMap(({ text_en, text_es }) => [
        [phraseKey('en', text_en), text_es],
        [phraseKey('es', text_es), text_en],
      ]),
    ),
  }
}

/** Under what a phrase is held: the text, told from the same letters in the other language. */
export function phraseKey(lang: Language, text: string): string {
  return `${lang} ${text}`
}

/** A unit and every unit it went into: what LITA offered is found under Core too. Plans do not count until they are done. */
export function unitWithSuccessors(vocabulary: Vocabulary, unit: string): string[] {
  const found = new Set<string>()
  const visit = (at: string) => {
    if (found.has(at)) return
    found.add(at)
    for (const next of vocabulary.units.get(at)?.successors ?? []) if (next.standing === 'done') visit(next.unit)
  }
  visit(unit)
  return [...found]
}

/** A topic and all that are broader than it. */
export function topicWithBroader(vocabulary: Vocabulary, topic: string): string[] {
  const found: string[] = []
  for (let at: string | null = topic; at && !found.includes(at); at = vocabulary.topics.get(at)?.broader_slug ?? null) found.push(at)
  return found
}

type Labelled = { label_en: string; label_es: string }

export function label(entry: Labelled, lang: Language): string {
  return lang === 'es' ? entry.label_es : entry.label_en
}
