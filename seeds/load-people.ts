import type { Db, Trx } from '#db/schema.ts'
import type { PersonSeed } from './shape.ts'

/** The people of the demonstration who are not there: all of them at first, later whoever has deleted their account. */
export async function missingPeople(db: Db | Trx, people: readonly PersonSeed[]): Promise<PersonSeed[]> {
  const rows = await db.selectFrom('members').select('demo_slug').where('demo_slug', 'is not', null).execute()
  const there = new Set(rows.map((row) => row.demo_slug))
  return people.filter(({ slug }) => !there.has(slug))
}

/**
 * Adds who is missing, with what they want to learn, what they may do and who supervises them. Somebody who is there stays as they are:
 * what visitors did under their name is not taken back. They have neither address nor password, so that only the demonstration's
 * own buttons sign them in.
 */
export async function loadPeople(
  trx: Trx,
  people: readonly PersonSeed[],
  { unitIds, now }: { unitIds: ReadonlyMap<string, number>; now: Date },
): Promise<void> {
  const missing = await missingPeople(trx, people)
  if (missing.length === 0) return
  await trx
    .insertInto('members')
    .values(
      missing.map((person) => ({
        display_name: person.name,
        pronouns: person.pronouns,
        lang: person.lang,
        zone: person.zone,
        job_role: person.jobRole,
        library_type: person.libraryType,
        place: person.place,
        membership: person.membership,
        membership_said_at: person.membership === 'not-stated' ? null : now,
        demo_slug: person.slug,
        welcomed_at: person.welcomed ? now : null,
      })),
    )
    .execute()
  const rows = await trx.selectFrom('members').select(['id', 'demo_slug']).where('demo_slug', 'is not', null).execute()
  const ids = new Map(rows.map((row) => [row.demo_slug, row.id]))
  const id = (slug: string) => ids.get(slug) ?? 0
  const topics = missing.flatMap(({ slug, topics }) => topics.map((topic) => ({ member_id: id(slug), topic_slug: topic })))
  if (topics.length > 0) await trx.insertInto('member_topics').values(topics).execute()
  const roles = missing.flatMap(({ slug, roles }) =>
    roles.map(({ role, unit }) => ({
      member_id: id(slug),
      role,
      unit_id: unit === null ? null : (unitIds.get(unit) ?? 0),
      granted_at: now,
    })),
  )
  if (roles.length > 0) await trx.insertInto('member_roles').values(roles).execute()
  const added = new Set(missing.map(({ slug }) => slug))
  const supervisions = people.flatMap(({ slug, supervisor }) =>
    supervisor !== null && (added.has(slug) || added.has(supervisor))
      ? [{ member_id: id(slug), supervisor_id: id(supervisor), invited_at: now, accepted_at: now }]
      : [],
  )
  if (supervisions.length > 0)
    await trx
      .insertInto('supervisions')
      .values(supervisions)
      .onConflict((oc) => oc.doNothing())
      .execute()
}
