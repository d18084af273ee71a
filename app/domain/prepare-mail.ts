import type { ClaimedMail } from '#db/queries/mails.ts'
import type { Db } from '#db/schema.ts'
import type { MailKind, TokenPurpose } from '#db/values.ts'
import type { MailToMake } from './mail/send-mails.ts'
import { tokenLife } from './members/rules.ts'
import { isAnothers, mintToken, recoveryRecipient } from './members/tokens.ts'
import { isNews, type MintStop, prepareNews } from './prepare-news.ts'

const purposes: Partial<Record<string, TokenPurpose>> = {
  'verify-address': 'verify',
  recover: 'recover',
  'change-address': 'change-address',
} satisfies Partial<Record<MailKind, TokenPurpose>>

const hour = 3_600_000

/**
 * What a mail is made from, found out when it is made. Whoever asks for recovery gives an address alone: whose it is, is looked up here,
 * where nobody can tell by the time that it takes, and the mail goes to the address as the account has it. A mail that would verify
 * what is another's already carries no token; it tells them that they have an account. Null: the mail is for nobody.
 */
export async function prepareMail(db: Db, mail: ClaimedMail, mintStop: MintStop): Promise<MailToMake | null> {
  if (isNews(mail)) return prepareNews(db, mail, mintStop)
  const { id, kind, about, created_at: createdAt, zone } = mail
  const purpose = purposes[kind]
  const whom = kind === 'recover' ? await recoveryRecipient(db, keyOf(mail.address)) : own(mail)
  if (!whom && (purpose || kind === 'recover')) return null
  const { memberId, lang, address } = whom ?? { memberId: null, lang: mail.lang, address: mail.address }
  const made = { id, kind, lang, address, about, token: null, createdAt, zone }
  if (!purpose || memberId === null) return made
  if (purpose !== 'recover' && (await isAnothers(db, { addressKey: keyOf(address), memberId }))) return made
  const now = new Date()
  const text = await db.transaction().execute((trx) => mintToken(trx, { memberId, purpose, address, now }))
  return { ...made, token: { text, hours: tokenLife[purpose] / hour } }
}

function own({ member_id, lang, address }: ClaimedMail) {
  return member_id === null ? null : { memberId: member_id, lang, address }
}

/** How addresses are compared. */
function keyOf(address: string): string {
  return address.toLowerCase().normalize('NFC')
}
