import { insertMail } from '#db/queries/mails.ts'
import { findDemoPerson, insertAddress, insertMember, listSignInAccounts, type SignInAccount, upsertPassword } from '#db/queries/members.ts'
import type { Db } from '#db/schema.ts'
import type { Language } from '#db/values.ts'
import { takeTry } from './guesses.ts'
import type { SignInInput, SignUpInput } from './input.ts'
import { type AccessMeans, busy, type From, type Later, waitFor } from './means.ts'

type In = { ok: true; memberId: number }

/**
 * A new account, at once, whatever accounts there are at this address: it takes nothing from them, since the address is nobody's here
 * until it has been shown to be. So the reply tells nobody whether somebody has an account. One transaction.
 * @param reader name where none was given, language, zone
 */
export async function signUp(
  db: Db,
  means: AccessMeans,
  { email, password, name }: SignUpInput,
  reader: { name: string; lang: Language; zone: string | null },
  { client }: From,
  now: Date,
): Promise<In | Later> {
  const account = await takeTry(db, means.keyedHash, { 'sign-up': client }, now)
  if (!account.may) return waitFor(account.wait)
  const hash = await means.passwords.hash(password)
  if (hash === 'busy') {
    await account.takeBack()
    return busy
  }
  const mail = await takeTry(db, means.keyedHash, { 'mail-to': email.key, 'mail-from': client }, now)
  const memberId = await db.transaction().execute(async (trx) => {
    const id = await insertMember(trx, { displayName: name ?? reader.name, lang: reader.lang, zone: reader.zone })
    await insertAddress(trx, id, email)
    await upsertPassword(trx, id, hash, now)
    if (mail.may) await insertMail(trx, { memberId: id, address: email.address, kind: 'verify-address', lang: reader.lang })
    return id
  })
  return { ok: true, memberId }
}

/**
 * Whose address and password these are. `wrong` says no more than that the two do not fit; it takes as long whether there is an account
 * or not: two passwords are looked at, those of the account that has the address and of the newest that claims it.
 */
export async function signIn(
  db: Db,
  means: AccessMeans,
  { email, password }: SignInInput,
  { client, deviceOf }: From,
  now: Date,
): Promise<In | { ok: false; refusal: 'wrong' } | Later> {
  const accounts = chooseAccounts(await listSignInAccounts(db, email.key), deviceOf)
  const device = accounts.flatMap((account) => (account && deviceOf(account.memberId)) ?? [])[0]
  const counted = device ? { device } : { pair: `${email.key} ${client}`, client, account: email.key }
  const guess = await takeTry(db, means.keyedHash, counted, now)
  if (!guess.may) return waitFor(guess.wait)
  if (guess.pause > 0) await means.pause(guess.pause)
  const found = await means.passwords.find(
    accounts.map((account) => account?.hash ?? null),
    password,
  )
  if (found === 'busy') {
    await guess.takeBack()
    return busy
  }
  const account = accounts[found]
  if (!account) return { ok: false, refusal: 'wrong' }
  await guess.forgive()
  return { ok: true, memberId: account.memberId }
}

/** Always two places: the account that has the address, and of those that claim it the one this device knows, else the newest. */
function chooseAccounts(accounts: readonly SignInAccount[], deviceOf: From['deviceOf']): readonly (SignInAccount | null)[] {
  const claiming = accounts.filter(({ verified }) => !verified)
  const known = claiming.find(({ memberId }) => deviceOf(memberId) !== null)
  return [accounts.find(({ verified }) => verified) ?? null, known ?? claiming[0] ?? null]
}

/** One of the people of a demonstration. Who calls this has made sure that the hub is one. */
export async function signInAsDemoPerson(db: Db, slug: string): Promise<In | { ok: false; refusal: 'nobody' }> {
  const person = /^[a-z]+$/.test(slug) ? await findDemoPerson(db, slug) : undefined
  return person ? { ok: true, memberId: person.id } : { ok: false, refusal: 'nobody' }
}
