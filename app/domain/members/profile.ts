import { replaceMemberTopics, updateProfile } from '#db/queries/profiles.ts'
import type { Db } from '#db/schema.ts'
import type { Member } from './member.ts'
import type { ProfileInput, WelcomeInput } from './profile-input.ts'

/** What the member says of themself, in place of what they said before. */
export function saveProfile(db: Db, member: Member, input: ProfileInput): Promise<void> {
  const { name, credential, pronouns, language, zone, role, library, place, employer, topics } = input
  return db.transaction().execute(async (trx) => {
    await updateProfile(trx, member.id, {
      display_name: name,
      credential_name: credential,
      pronouns,
      lang: language,
      zone,
      job_role: role,
      library_type: library,
      place,
      employer,
    })
    await replaceMemberTopics(trx, member.id, topics)
  })
}

/** The answers to the first questions. What is passed over says nothing, and takes nothing away that was said elsewhere. */
export function answerWelcome(db: Db, member: Member, input: WelcomeInput, now: Date): Promise<void> {
  const { language, zone, role, library, place, topics } = input
  return db.transaction().execute(async (trx) => {
    await updateProfile(trx, member.id, {
      lang: language,
      ...(zone && { zone }),
      ...(role && { job_role: role }),
      ...(library && { library_type: library }),
      ...(place && { place }),
      welcomed_at: now,
    })
    if (topics.length > 0) await replaceMemberTopics(trx, member.id, topics)
  })
}

/** Passed over, all three: they are not asked again. */
export function skipWelcome(db: Db, member: Member, now: Date): Promise<void> {
  return db.transaction().execute((trx) => updateProfile(trx, member.id, { welcomed_at: now }))
}
