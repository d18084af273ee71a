import { createTransport, type SendMailOptions } from 'nodemailer'
import { type Letter, toHtml, toText } from './letter.ts'

export type Envelope = {
  /** of the mail's row: with `createdAt`, what its Message-ID comes from */
  id: number
  createdAt: Date
  to: string
  /** an address, or Name <address> */
  from: string
  origin: string
}

/** One address, and nothing that a mail server could take for two, for a name, or for a group of them. */
const oneAddress = /^[^\s\p{C}<>"(),:;@[\]\\]{1,64}@[^\s\p{C}<>"(),:;@[\]\\]{1,253}$/u

export function isOneAddress(text: string): boolean {
  return oneAddress.test(text)
}

/** The same mail has the same id whenever it is sent, so that a second copy can be recognized. */
export function messageId({ id, createdAt, origin }: Pick<Envelope, 'id' | 'createdAt' | 'origin'>): string {
  return `<hub-mail-${id}-${createdAt.getTime().toString(36)}@${new URL(origin).hostname}>`
}

/** What is handed to nodemailer. Throws if the address is not exactly one. */
export function compose(letter: Letter, envelope: Envelope): SendMailOptions {
  if (!isOneAddress(envelope.to)) throw new RangeError('a mail goes to one address')
  const { lang, stop } = letter
  return {
    from: oneLine(envelope.from),
    to: { name: '', address: envelope.to },
    subject: oneLine(letter.subject),
    text: toText(letter),
    html: toHtml(letter),
    messageId: messageId(envelope),
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'Content-Language': lang,
      ...(stop && { 'List-Unsubscribe': `<${stop.url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
    },
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/** The mail as the bytes of an `.eml` file. */
export async function toEml(options: SendMailOptions): Promise<Buffer> {
  const { message } = await createTransport({ streamTransport: true, buffer: true, newline: 'windows' }).sendMail(options)
  if (!Buffer.isBuffer(message)) throw new TypeError('a mail in one piece was expected')
  return message
}

function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').trim()
}
