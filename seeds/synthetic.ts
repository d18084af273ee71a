import { sql } from 'kysely'
import type { Db } from '#db/schema.ts'
import { toInstant } from '#db/zoned-time.ts'

/** Rows in one transaction: some 100 ms of work. */
const batch = 500
const source = 'synthetic'

/**
 * Adds made-up options, for load tests, until there are `size` of them. The same number always gives the same options.
 * Returns how many were added; stopped half way it goes on where it was.
 */
export async function loadSynthetic(db: Db, size: number, onProgress: (line: string) => void = () => {}): Promise<number> {
  const row = await db
    .selectFrom('options')
    .select(sql<number>`coalesce(max(external_id::int), 0)`.as('last'))
    .where('source', '=', source)
    .executeTakeFirstOrThrow()
  const topics = (await db.selectFrom('topics').select('slug').orderBy('slug').execute()).map((topic) => topic.slug)
  const themes = await db.selectFrom('themes').select(['slug', 'side']).orderBy('position').execute()
  const units = (
    await db.selectFrom('units').select('id').where('kind', 'in', ['division', 'round-table', 'office']).orderBy('slug').execute()
  ).map((unit) => unit.id)
  if (units.length === 0 || topics.length === 0) throw new Error('synthetic options need the reference data: run “hub seed” first')
  for (let at = row.last; at < size; at += batch) {
    const rows = Array.from({ length: Math.min(batch, size - at) }, (_, n) => synthetic(at + n + 1, topics, themes, units))
    await db.transaction().execute(async (trx) => {
      await sql`
        with given as (select * from json_to_recordset(${JSON.stringify(rows)}::json) as x(
          n text, slug text, unit_id bigint, kind text, title text, summary text, description text, delivery text, format text, level text,
          minutes int, cost text, recognition text[], dated boolean, themes text[], topics text[], starts_local timestamp, starts_at timestamptz)),
        made as (
          insert into options (slug, unit_id, kind, origin, source, external_id, title, summary, description, delivery, format, level, minutes, cost,
            recognition, edi_answer, leadership_answer, dated, state, published_at, audience, library_types, languages)
          select slug, unit_id, kind, 'seed', ${source}, n, title, summary, description, delivery, format, level, minutes, cost, recognition,
            'themes', 'themes', dated, 'published', now(), array['librarian'], array['public'], array['en'] from given
          returning id, external_id),
        tagged as (insert into option_topics select m.id, unnest(g.topics) from made m join given g on g.n = m.external_id),
        themed as (insert into option_themes select m.id, unnest(g.themes) from made m join given g on g.n = m.external_id),
        runs as (
          insert into option_runs (option_id, uid, illustrative)
          select m.id, 'synthetic-' || g.n || '@learning-hub', true from made m join given g on g.n = m.external_id where g.dated
          returning id, uid)
        insert into option_parts (run_id, position, mode, starts_local, ends_local, zone, starts_at, ends_at, minutes)
        select r.id, 0, 'live-online', g.starts_local, g.starts_local + make_interval(mins => g.minutes), ${zone}, g.starts_at,
          g.starts_at + make_interval(mins => g.minutes), g.minutes
        from runs r join given g on r.uid = 'synthetic-' || g.n || '@learning-hub'`.execute(trx)
    })
    onProgress(`synthetic options: ${at + rows.length} of ${size}`)
  }
  return Math.max(0, size - row.last)
}

const zone = 'America/Chicago'
const acts = [
  'Building',
  'Planning',
  'Understanding',
  'Leading',
  'Teaching',
  'Evaluating',
  'Designing',
  'Sharing',
  'Managing',
  'Rethinking',
  'Sustaining',
  'Supporting',
]
const things = [
  'storytimes',
  'collections',
  'metadata',
  'outreach',
  'reference desks',
  'teen spaces',
  'digital archives',
  'budgets',
  'community partnerships',
  'makerspaces',
  'reading programs',
  'accessible websites',
  'local history',
  'instruction',
  'staff days',
  'policies',
]
const contexts = [
  'in small and rural libraries',
  'for new supervisors',
  'with limited time',
  'across a consortium',
  'with volunteers',
  'in academic libraries',
  'for trustees',
  'in school libraries',
  'after a disaster',
  'with families',
  'on a small budget',
  'for the whole staff',
]
const words = [
  'library',
  'patrons',
  'community',
  'practice',
  'evidence',
  'equity',
  'access',
  'design',
  'assessment',
  'privacy',
  'literacy',
  'catalog',
  'records',
  'grant',
  'training',
  'discussion',
  'policy',
  'children',
  'teens',
  'adults',
  'research',
  'data',
  'service',
  'plan',
  'team',
  'change',
  'voices',
  'learning',
  'tools',
  'examples',
]

/** A small generator of the kind that is good enough to spread values evenly: the same `n` gives the same row. */
function spread(n: number): (below: number) => number {
  let state = Math.imul(n, 2_654_435_761) >>> 0
  return (below) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
}

function synthetic(n: number, topics: string[], themes: { slug: string; side: string }[], units: number[]) {
  const draw = spread(n)
  const pick = <T>(list: readonly T[]): T => list[draw(list.length)] as T
  const sentence = (length: number) => Array.from({ length }, () => pick(words)).join(' ')
  const dated = draw(3) === 0
  const starts = new Date(Date.UTC(2027, 0, 1 + draw(700), 15 + draw(6))).toISOString().slice(0, 19)
  const title = `${pick(acts)} ${pick(things)} ${pick(contexts)} ${n}`
  return {
    n: String(n),
    slug: `synthetic-${n}`,
    unit_id: pick(units),
    kind: dated ? 'event' : 'resource',
    title,
    summary: `What ${sentence(12)} look like in daily work.`,
    description: `<p>${sentence(60)}.</p>`,
    delivery: dated ? 'live-online' : 'on-demand',
    format: dated ? 'webinar' : 'recording',
    level: pick(['introductory', 'intermediate', 'advanced', 'not-stated']),
    minutes: pick([30, 60, 90, 180]),
    cost: pick(['free', 'to-50', 'more', 'not-stated']),
    recognition: pick([['none'], ['hours'], ['badge'], []]),
    dated,
    themes: [pick(themes.filter((theme) => theme.side === 'edi')).slug, pick(themes.filter((theme) => theme.side === 'leadership')).slug],
    topics: [...new Set([pick(topics), pick(topics)])],
    starts_local: starts,
    starts_at: toInstant(starts, zone).toISOString(),
  }
}
