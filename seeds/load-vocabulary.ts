import { sql } from 'kysely'
import type { Trx } from '#db/schema.ts'
import type { Seeds } from './shape.ts'

/** Units, goals, themes, topics and phrases as the seeds have them. */
export async function loadVocabulary(trx: Trx, seeds: Seeds): Promise<void> {
  await loadUnits(trx, seeds)
  await loadGoalsAndThemes(trx, seeds)
  await loadTopics(trx, seeds)
  await loadPhrases(trx, seeds)
}

async function loadUnits(trx: Trx, { units }: Seeds): Promise<void> {
  await trx
    .insertInto('units')
    .values(
      units.map((unit) => ({
        slug: unit.slug,
        kind: unit.kind,
        name: unit.name,
        acronym: unit.acronym,
        about_en: unit.about?.en ?? null,
        about_es: unit.about?.es ?? null,
        place: unit.place,
        founded: unit.founded,
        edi_focus: unit.ediFocus,
        url: unit.url,
        source: unit.source,
        confirmed: unit.confirmed,
      })),
    )
    .onConflict((oc) =>
      oc.column('slug').doUpdateSet((eb) => ({
        kind: eb.ref('excluded.kind'),
        name: eb.ref('excluded.name'),
        acronym: eb.ref('excluded.acronym'),
        about_en: eb.ref('excluded.about_en'),
        about_es: eb.ref('excluded.about_es'),
        place: eb.ref('excluded.place'),
        founded: eb.ref('excluded.founded'),
        edi_focus: eb.ref('excluded.edi_focus'),
        url: eb.ref('excluded.url'),
        source: eb.ref('excluded.source'),
        confirmed: eb.ref('excluded.confirmed'),
      })),
    )
    .execute()
  const ids = new Map((await trx.selectFrom('units').select(['id', 'slug']).execute()).map((row) => [row.slug, row.id]))
  const id = (slug: string) => ids.get(slug) ?? 0
  await sql`
    update units u set parent_id = p.id
    from unnest(${units.map((unit) => unit.slug)}::text[], ${units.map((unit) => unit.parent)}::text[]) as given(slug, parent)
    left join units p on p.slug = given.parent
    where u.slug = given.slug and u.parent_id is distinct from p.id`.execute(trx)
  await trx.deleteFrom('unit_aliases').execute()
  await trx.deleteFrom('unit_successions').execute()
  const aliases = units.flatMap((unit) => unit.aliases.map((alias) => ({ unit_id: id(unit.slug), alias: alias.alias, kind: alias.kind })))
  if (aliases.length > 0) await trx.insertInto('unit_aliases').values(aliases).execute()
  const successions = units.flatMap((unit) =>
    unit.succeededBy
      ? [
          {
            from_unit_id: id(unit.slug),
            to_unit_id: id(unit.succeededBy.unit),
            on_date: unit.succeededBy.on,
            standing: unit.succeededBy.standing,
            source: unit.succeededBy.source,
          },
        ]
      : [],
  )
  if (successions.length > 0) await trx.insertInto('unit_successions').values(successions).execute()
}

async function loadGoalsAndThemes(trx: Trx, { goals, themes }: Seeds): Promise<void> {
  // positions are unique: moved out of the way before they are set anew
  await trx.updateTable('goals').set({ position: sql`-1 - position` }).execute()
  await trx.updateTable('themes').set({ position: sql`-1 - position` }).execute()
  await trx
    .insertInto('goals')
    .values(
      goals.map(({ id, plan, year, direction, kind, scope, label, text }, position) => ({
        id,
        plan,
        year,
        direction,
        kind,
        scope,
        label_en: label.en,
        label_es: label.es,
        text_en: text.en,
        text_es: text.es,
        position,
      })),
    )
    .onConflict((oc) =>
      oc.column('id').doUpdateSet((eb) => ({
        plan: eb.ref('excluded.plan'),
        year: eb.ref('excluded.year'),
        direction: eb.ref('excluded.direction'),
        kind: eb.ref('excluded.kind'),
        scope: eb.ref('excluded.scope'),
        label_en: eb.ref('excluded.label_en'),
        label_es: eb.ref('excluded.label_es'),
        text_en: eb.ref('excluded.text_en'),
        text_es: eb.ref('excluded.text_es'),
        position: eb.ref('excluded.position'),
      })),
    )
    .execute()
  await trx
    .insertInto('themes')
    .values(
      themes.map(({ slug, side, shade, label, short, about }, position) => ({
        slug,
        side,
        shade,
        label_en: label.en,
        label_es: label.es,
        short_en: short.en,
        short_es: short.es,
        about_en: about.en,
        about_es: about.es,
        position,
      })),
    )
    .onConflict((oc) =>
      oc.column('slug').doUpdateSet((eb) => ({
        side: eb.ref('excluded.side'),
        shade: eb.ref('excluded.shade'),
        label_en: eb.ref('excluded.label_en'),
        label_es: eb.ref('excluded.label_es'),
        short_en: eb.ref('excluded.short_en'),
        short_es: eb.ref('excluded.short_es'),
        about_en: eb.ref('excluded.about_en'),
        about_es: eb.ref('excluded.about_es'),
        position: eb.ref('excluded.position'),
      })),
    )
    .execute()
  const links = themes.flatMap((theme) => theme.goals.map((goal) => ({ theme_slug: theme.slug, goal_id: goal })))
  await trx.deleteFrom('theme_goals').execute()
  await trx.insertInto('theme_goals').values(links).execute()
}

async function loadTopics(trx: Trx, { topics }: Seeds): Promise<void> {
  await trx
    .insertInto('topics')
    .values(
      topics.map(({ slug, label, definition, edi }) => ({
        slug,
        broader_slug: null,
        label_en: label.en,
        label_es: label.es,
        definition_en: definition.en,
        definition_es: definition.es,
        edi,
      })),
    )
    .onConflict((oc) =>
      oc.column('slug').doUpdateSet((eb) => ({
        label_en: eb.ref('excluded.label_en'),
        label_es: eb.ref('excluded.label_es'),
        definition_en: eb.ref('excluded.definition_en'),
        definition_es: eb.ref('excluded.definition_es'),
        edi: eb.ref('excluded.edi'),
      })),
    )
    .execute()
  await sql`
    update topics t set broader_slug = given.broader
    from unnest(${topics.map((topic) => topic.slug)}::text[], ${topics.map((topic) => topic.broader)}::text[]) as given(slug, broader)
    where t.slug = given.slug and t.broader_slug is distinct from given.broader`.execute(trx)
  await trx.deleteFrom('topic_terms').execute()
  await trx.deleteFrom('topic_relations').execute()
  const terms = topics.flatMap((topic) =>
    topic.terms.map((term) => ({ topic_slug: topic.slug, lang: term.lang, term: term.term, kind: term.kind })),
  )
  await trx
    .insertInto('topic_terms')
    .values(terms)
    .onConflict((oc) => oc.doNothing())
    .execute()
  const relations = topics.flatMap((topic) => topic.related.map((related) => ({ topic_slug: topic.slug, related_slug: related })))
  if (relations.length > 0) await trx.insertInto('topic_relations').values(relations).execute()
}

/** Whatever shares a text with a seeded phrase gives way to it: each text has one counterpart. */
async function loadPhrases(trx: Trx, { phrases }: Seeds): Promise<void> {
  const texts = { en: phrases.map(({ en }) => en), es: phrases.map(({ es }) => es) }
  await sql`delete from phrases where text_en = any(${texts.en}::text[]) or text_es = any(${texts.es}::text[])`.execute(trx)
  await trx
    .insertInto('phrases')
    .values(phrases.map(({ en, es }) => ({ text_en: en, text_es: es })))
    .execute()
}
