import type { MailToMake } from '#app/domain/mail/send-mails.ts'
import { mailWords } from '#app/words/mail.ts'
import type { Letter } from './letter.ts'

/** Which words a mail has, to which path of the hub its link leads, what it tells of, and by which path such mails are stopped. */
export type Template = (mail: MailToMake) => {
  words: keyof (typeof mailWords)['en']['kinds']
  link: string
  lists?: readonly { title: string; items: readonly { text: string; note?: string; link: string }[] }[]
  stop?: string
}

/** Writes a mail. @param origin the hub's public address: the only one that links lead to */
export function writeLetter(template: Template, mail: MailToMake, origin: string): Letter {
  const { words: key, link, lists, stop } = template(mail)
  const words = mailWords[mail.lang]
  const kind = words.kinds[key]
  const facts = { hours: mail.token?.hours ?? 0, at: instant(mail), host: new URL(origin).host }
  return {
    lang: mail.lang,
    subject: kind.subject,
    greeting: words.greeting,
    before: kind.text(facts),
    link: { url: origin + link, words: kind.action, help: words.link },
    ...(lists && {
      lists: lists.map(({ title, items }) => ({ title, items: items.map(({ link: path, ...item }) => ({ ...item, url: origin + path })) })),
    }),
    after: kind.after?.(facts) ?? [],
    signature: words.signature,
    reason: kind.reason(facts),
    ...(stop && { stop: { url: origin + stop, words: words.stop } }),
  }
}

function instant({ createdAt, lang, zone }: MailToMake): string {
  return (
    new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeStyle: 'short', timeZone: zone ?? 'UTC' }).format(createdAt) +
    (zone ? '' : ' UTC')
  )
}
