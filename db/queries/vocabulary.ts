import type { Db, Row } from '#db/schema.ts'

/** The reference data that pages and the index hold in memory: small, and read whole, in an order that depends on nothing but what it says. */

export function listUnits(db: Db): Promise<Row<'units'>[]> {
  return db.selectFrom('units').selectAll().orderBy('name').orderBy('slug').execute()
}

export function listUnitAliases(db: Db): Promise<Row<'unit_aliases'>[]> {
  return db.selectFrom('unit_aliases').selectAll().orderBy('alias').orderBy('unit_id').execute()
}

export function listUnitSuccessions(db: Db): Promise<Row<'unit_successions'>[]> {
  return db.selectFrom('unit_successions').selectAll().orderBy('from_unit_id').orderBy('to_unit_id').execute()
}

export function listGoals(db: Db): Promise<Row<'goals'>[]> {
  return db.selectFrom('goals').selectAll().orderBy('position').execute()
}

export function listThemes(db: Db): Promise<Row<'themes'>[]> {
  return db.selectFrom('themes').selectAll().orderBy('position').execute()
}

export function listThemeGoals(db: Db): Promise<Row<'theme_goals'>[]> {
  return db.selectFrom('theme_goals').selectAll().orderBy('goal_id').orderBy('theme_slug').execute()
}

export function listTopics(db: Db): Promise<Row<'topics'>[]> {
  return db.selectFrom('topics').selectAll().orderBy('label_en').orderBy('slug').execute()
}

export function listTopicTerms(db: Db): Promise<Row<'topic_terms'>[]> {
  return db.selectFrom('topic_terms').selectAll().orderBy('term').orderBy('lang').orderBy('topic_slug').execute()
}

export function listTopicRelations(db: Db): Promise<Row<'topic_relations'>[]> {
  return db.selectFrom('topic_relations').selectAll().orderBy('related_slug').orderBy('topic_slug').execute()
}

export function listPhrases(db: Db): Promise<Row<'phrases'>[]> {
  return db.selectFrom('phrases').selectAll().orderBy('text_en').execute()
}
