import type { Insertable } from 'kysely'
import type { Database, Db, Trx } from '#db/schema.ts'
import { toInstant } from '#db/zoned-time.ts'

/** A small catalog of invented providers, for tests that need options of their own. */

export type Reference = { alpha: number; beta: number }

type OptionValues = Insertable<Database['options']>
type PartValues = Partial<Insertable<Database['option_parts']>> & { starts?: string; ends?: string; zone?: string }

export type MadeOption = Partial<OptionValues> & {
  goals?: string[]
  themes?: string[]
  topics?: string[]
  /** one run, with these parts; `starts` and `ends` are local to `zone` (Chicago unless said) */
  parts?: PartValues[]
}

/** Two units, one goal of each side, one theme of each side, three topics of which one is broader than another. */
export async function addReference(db: Db): Promise<Reference> {
  const both = (name: string) => ({ label_en: name, label_es: name })
  const units = await db
    .insertInto('units')
    .values(['alpha', 'beta'].map((slug) => ({ slug, kind: 'division' as const, name: `Unit ${slug}`, source: 'test', confirmed: true })))
    .returning(['id', 'slug'])
    .execute()
  const goal = {
    plan: 'Plan',
    year: 2017,
    direction: 'any',
    kind: 'goal' as const,
    scope: 'core' as const,
    text_en: 'Text',
    text_es: 'Texto',
  }
  await db
    .insertInto('goals')
    .values(['PLD-G1', 'EDI-G1', 'PLD-G2'].map((id, position) => ({ ...goal, id, ...both(id), position })))
    .execute()
  const theme = { short_en: 'short', short_es: 'corto', about_en: 'About', about_es: 'Sobre' }
  await db
    .insertInto('themes')
    .values(
      (['edi', 'leadership'] as const).map((side, position) => ({
        ...theme,
        slug: `theme-${side}`,
        side,
        shade: side,
        ...both(side),
        position,
      })),
    )
    .execute()
  await db
    .insertInto('theme_goals')
    .values([
      { theme_slug: 'theme-edi', goal_id: 'EDI-G1' },
      { theme_slug: 'theme-leadership', goal_id: 'PLD-G2' },
    ])
    .execute()
  const definition = { definition_en: 'Definition', definition_es: 'Definición', edi: false }
  await db
    .insertInto('topics')
    .values(['collections', 'weeding', 'storytime'].map((slug) => ({ slug, ...both(slug), ...definition })))
    .execute()
  await db.updateTable('topics').set({ broader_slug: 'collections' }).where('slug', '=', 'weeding').execute()
  const id = (slug: string) => units.find((unit) => unit.slug === slug)?.id ?? 0
  return { alpha: id('alpha'), beta: id('beta') }
}

let made = 0

/** A complete option as an editor publishes it; nothing hangs on it yet. */
function optionValues(unitId: number, more: Partial<OptionValues> = {}): OptionValues {
  made += 1
  return {
    slug: `option-${made}`,
    unit_id: unitId,
    kind: 'resource',
    origin: 'hand',
    source: 'hand',
    external_id: `hand-${made}`,
    dedupe_key: null,
    title: `Option ${made}`,
    summary: 'What a person gets from it.',
    description: '<p>In a few words.</p>',
    delivery: 'on-demand',
    format: 'guide',
    level: 'introductory',
    cost: 'free',
    recognition: ['none'],
    edi_answer: 'none',
    leadership_answer: 'none',
    edi_how: 'Examples come from many communities.',
    dated: false,
    state: 'published',
    published_at: new Date('2026-01-01T00:00:00Z'),
    ...more,
  }
}

/** Puts an option with all that hangs on it into the database, in one transaction; returns its id. */
export function addOption(
  db: Db,
  unitId: number,
  { goals = ['PLD-G1'], themes = [], topics = [], parts = [], ...values }: MadeOption = {},
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const { id } = await trx.insertInto('options').values(optionValues(unitId, values)).returning('id').executeTakeFirstOrThrow()
    if (goals.length > 0)
      await trx
        .insertInto('option_goals')
        .values(goals.map((goal) => ({ option_id: id, goal_id: goal })))
        .execute()
    if (themes.length > 0)
      await trx
        .insertInto('option_themes')
        .values(themes.map((theme) => ({ option_id: id, theme_slug: theme })))
        .execute()
    if (topics.length > 0)
      await trx
        .insertInto('option_topics')
        .values(topics.map((topic) => ({ option_id: id, topic_slug: topic })))
        .execute()
    if (parts.length > 0) await addRun(trx, id, parts)
    return id
  })
}

/** Adds a run with its parts to an option; returns the run's id. */
export async function addRun(
  db: Db | Trx,
  optionId: number,
  parts: PartValues[],
  run: Partial<Insertable<Database['option_runs']>> = {},
): Promise<number> {
  made += 1
  const { id } = await db
    .insertInto('option_runs')
    .values({ option_id: optionId, uid: `run-${made}@test`, ...run })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (parts.length > 0)
    await db
      .insertInto('option_parts')
      .values(parts.map((part, position) => partValues(id, { position, ...part })))
      .execute()
  return id
}

/** A part of a run: dated where `starts` is given, an hour long unless `ends` is given too. */
export function partValues(
  runId: number,
  { starts, ends, zone = 'America/Chicago', ...more }: PartValues,
): Insertable<Database['option_parts']> {
  const undated = { run_id: runId, position: 0, mode: 'live-online' as const, title: null, ...more }
  if (!starts) return undated
  const until = ends ?? `${starts.slice(0, 11)}${String(Number(starts.slice(11, 13)) + 1).padStart(2, '0')}${starts.slice(13)}`
  return {
    ...undated,
    starts_local: starts,
    ends_local: until,
    zone,
    starts_at: toInstant(starts, zone),
    ends_at: toInstant(until, zone),
    ...more,
  }
}

/** What the database said no with: its code, and the constraint where there is one. Fails the test where it did not refuse. */
export async function refusal(work: Promise<unknown>): Promise<{ code: string; constraint: string | undefined; message: string }> {
  const error: unknown = await work.then(
    () => {
      throw new Error('the database took what it must refuse')
    },
    (reason: unknown) => reason,
  )
  if (!(error instanceof Error) || !('code' in error)) throw error
  const { code, constraint } = error as Error & { code: string; constraint?: string }
  return { code, constraint, message: error.message }
}
