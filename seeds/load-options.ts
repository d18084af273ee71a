import type { Trx } from '#db/schema.ts'
import { illustrativeRun } from './illustrative-dates.ts'
import type { OptionSeed } from './shape.ts'

/** Columns that a hand may have locked against the seeds, by the name under which `option_sources` knows them. */
const lockable = ['title', 'summary', 'description', 'url', 'delivery', 'format', 'level', 'audience', 'library_types', 'languages', 'minutes'] as const

export type LoadContext = { unitIds: Map<string, number>; slugs: Set<string>; demo: boolean; today: string }

/** Inserts or updates one seeded option with all that hangs on it. What stands already as seeded is left as it is. */
export async function loadOption(trx: Trx, seed: OptionSeed, context: LoadContext): Promise<void> {
  const columns = toColumns(seed, context)
  const existing = await trx.selectFrom('options').select(['id', 'slug']).where('source', '=', 'seed').where('external_id', '=', seed.externalId).executeTakeFirst()
  let id: number
  if (existing) {
    const locked = await trx.selectFrom('option_sources').select('field').where('option_id', '=', existing.id).where('locked', '=', true).execute()
    const kept = new Set(locked.map((row) => row.field))
    const free = Object.fromEntries(Object.entries(columns).filter(([name]) => !(lockable as readonly string[]).includes(name) || !kept.has(name)))
    await trx.updateTable('options').set({ ...free, updated_at: new Date() }).where('id', '=', existing.id).execute()
    id = existing.id
  } else {
    const inserted = await trx
      .insertInto('options')
      .values({ ...columns, slug: freeSlug(seed.title, context.slugs), published_at: new Date() })
      .returning('id')
      .executeTakeFirstOrThrow()
    id = inserted.id
  }
  await loadLinks(trx, id, seed, context)
  await loadRun(trx, id, seed, context)
}

function toColumns(seed: OptionSeed, { unitIds }: LoadContext) {
  return {
    unit_id: unitIds.get(seed.unit) ?? 0,
    partners: seed.partners,
    kind: seed.kind,
    origin: 'seed' as const,
    source: 'seed',
    external_id: seed.externalId,
    dedupe_key: null,
    title: seed.title,
    summary: seed.summary,
    description: paragraph(seed.description),
    url: seed.url,
    text_language: seed.languages.length === 1 && seed.languages[0] === 'es' ? ('es' as const) : ('en' as const),
    languages: seed.languages,
    delivery: seed.delivery,
    format: seed.format,
    level: seed.level,
    level_note: seed.levelNote,
    stages: seed.stages,
    audience: seed.audience,
    library_types: seed.libraryTypes,
    minutes: seed.minutes,
    span_days: seed.spanDays,
    length_note: seed.lengthNote,
    cost: seed.cost,
    cost_note: seed.costNote,
    recognition: seed.recognition,
    recognition_note: seed.recognitionNote,
    edi_answer: seed.edi.answer,
    leadership_answer: seed.leadership.answer,
    edi_how: seed.ediHow,
    access: seed.access,
    last_seen: seed.lastSeen,
    dated: seed.dated,
    time_asked: seed.timeAsked,
    provenance: seed.source,
    confirmed: seed.confirmed,
    demonstration: seed.demonstration,
    state: 'published' as const,
  }
}

function paragraph(text: string): string {
  return `<p>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</p>`
}

/** A slug from the title that no other option has. */
export function freeSlug(title: string, taken: Set<string>): string {
  const base =
    title
      .normalize('NFD')
      .replace(/\p{M}|['’]/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 80)
      .replace(/^-+|-+$/g, '') || 'entry'
  let slug = base
  for (let n = 2; taken.has(slug); n += 1) slug = `${base}-${n}`
  taken.add(slug)
  return slug
}

async function loadLinks(trx: Trx, id: number, seed: OptionSeed, { unitIds }: LoadContext): Promise<void> {
  await trx.deleteFrom('option_units').where('option_id', '=', id).execute()
  await trx.deleteFrom('option_prices').where('option_id', '=', id).execute()
  await trx.deleteFrom('option_topics').where('option_id', '=', id).execute()
  await trx.deleteFrom('option_goals').where('option_id', '=', id).execute()
  await trx.deleteFrom('option_themes').where('option_id', '=', id).execute()
  const units = seed.withUnits.map((slug) => ({ option_id: id, unit_id: unitIds.get(slug) ?? 0 }))
  if (units.length > 0) await trx.insertInto('option_units').values(units).execute()
  const prices = seed.prices.map((price) => ({ option_id: id, tier: price.tier, amount_minor: price.cents, currency: price.currency, note: price.note }))
  if (prices.length > 0) await trx.insertInto('option_prices').values(prices).execute()
  const topics = seed.topics.map((slug) => ({ option_id: id, topic_slug: slug }))
  if (topics.length > 0) await trx.insertInto('option_topics').values(topics).execute()
  const goals = seed.goals.map((goal) => ({ option_id: id, goal_id: goal }))
  if (goals.length > 0) await trx.insertInto('option_goals').values(goals).execute()
  const themes = [...seed.edi.themes, ...seed.leadership.themes].map((slug) => ({ option_id: id, theme_slug: slug }))
  if (themes.length > 0) await trx.insertInto('option_themes').values(themes).execute()
}

/** The illustrative run of a demonstration: made, moved (calendars then see a higher SEQUENCE), or taken away. */
async function loadRun(trx: Trx, id: number, seed: OptionSeed, context: LoadContext): Promise<void> {
  const run = context.demo ? illustrativeRun(seed, context.today) : null
  const uid = `${seed.externalId.toLowerCase()}-1@learning-hub`
  if (!run) {
    await trx.deleteFrom('option_runs').where('uid', '=', uid).execute()
    return
  }
  const { id: runId } = await trx
    .insertInto('option_runs')
    .values({ option_id: id, uid, illustrative: true, closes_at: run.closesAt, seats: null })
    .onConflict((oc) => oc.column('uid').doUpdateSet((eb) => ({ closes_at: eb.ref('excluded.closes_at'), sequence: eb('option_runs.sequence', '+', 1) })))
    .returning('id')
    .executeTakeFirstOrThrow()
  await trx.deleteFrom('option_parts').where('run_id', '=', runId).execute()
  await trx
    .insertInto('option_parts')
    .values(run.parts.map((part) => ({ run_id: runId, url: null, ...part })))
    .execute()
}
