import type { Member } from '#app/domain/members/member.ts'
import type { Db } from '#db/schema.ts'

/** A member as pages have them, without roles. */
export async function asMember(db: Db, id: number): Promise<Member> {
  const row = await db.selectFrom('members').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  return {
    id,
    displayName: row.display_name,
    lang: row.lang,
    zone: row.zone,
    jobRole: row.job_role,
    libraryType: row.library_type,
    membership: row.membership,
    welcomed: row.welcomed_at !== null,
    demo: row.demo_slug,
    roles: [],
  }
}
