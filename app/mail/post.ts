import type { Outcome } from '#app/domain/mail/rules.ts'
import type { MailToMake, Post } from '#app/domain/mail/send-mails.ts'
import type { Settings } from '#app/settings.ts'
import { compose, isOneAddress, toEml } from './compose.ts'
import { outboxOf, putIntoOutbox } from './outbox.ts'
import { openSmtp } from './smtp.ts'
import { writeLetter } from './template.ts'
import { templates } from './templates.ts'

/** Makes mails and hands them to the mail server of the settings, or writes them into the outbox. */
export function createPost({ smtpUrl, mailFrom, origin, dataDir }: Pick<Settings, 'smtpUrl' | 'mailFrom' | 'origin' | 'dataDir'>): Post {
  const smtp = smtpUrl ? openSmtp(smtpUrl) : null
  const folder = outboxOf(dataDir)
  return async (mail, signal) => {
    const template = templates.get(mail.kind)
    // a newer version of the hub may have written it, and may yet send it
    if (!template) return { kind: 'later', said: 'this version of the hub does not know this kind of mail' }
    if (!isOneAddress(mail.address)) return { kind: 'refused', said: 'this is not one address' }
    const { id, createdAt, address: to } = mail
    const options = compose(writeLetter(template, mail, origin), { id, createdAt, to, from: mailFrom, origin })
    return smtp ? smtp(options, signal) : file(folder, mail, await toEml(options))
  }
}

async function file(folder: string, mail: MailToMake, eml: Buffer): Promise<Outcome> {
  try {
    await putIntoOutbox(folder, mail, eml)
    return { kind: 'sent', said: 'written to the outbox' }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    return { kind: 'down', said: `the outbox could not be written (${code})` }
  }
}
