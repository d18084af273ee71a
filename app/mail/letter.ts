import type { Language } from '#db/values.ts'

/** What a mail says, before it is text and HTML. Everything is plain text; `link.url` is absolute. */
export type Letter = {
  lang: Language
  subject: string
  greeting: string
  before: readonly string[]
  link?: { url: string; words: string; help: string }
  /** what the mail tells of, such as options, each with its page */
  lists?: readonly { title: string; items: readonly { text: string; note?: string; url: string }[] }[]
  after: readonly string[]
  signature: string
  /** why it was sent */
  reason: string
  /** where such mails can be stopped with one click */
  stop?: { url: string; words: string }
}

/** For readers of plain text: each paragraph a line of its own, each link on a line by itself. */
export function toText({ greeting, before, link, lists = [], after, signature, reason, stop }: Letter): string {
  const parts = [
    greeting,
    ...before,
    ...lists.flatMap(({ title, items }) => [
      title,
      ...items.map(({ text, note, url }) => [`- ${text}`, note, url].filter(Boolean).join('\n  ')),
    ]),
    ...(link ? [`${link.words}:\n${link.url}`] : []),
    ...after,
    signature,
    `--\n${reason}${stop ? `\n${stop.words}: ${stop.url}` : ''}`,
  ]
  return `${parts.join('\n\n')}\n`
}

/** The house's colors, as mail programs know them: they read no variables and no oklch. */
const color = { paper: '#f9fafc', raised: '#ffffff', ink: '#181d27', soft: '#4a505b', line: '#d9dce2', act: '#2041b3' }
const font = "font-family:'Atkinson Hyperlegible Next','Atkinson Hyperlegible',system-ui,-apple-system,'Segoe UI',Arial,sans-serif"

/** One column, no image, nothing that is fetched. */
export function toHtml({ lang, subject, greeting, before, link, lists = [], after, signature, reason, stop }: Letter): string {
  const paragraph = (text: string) => `<p style="margin:0 0 16px">${escaped(text)}</p>`
  const button =
    link &&
    `<p style="margin:24px 0"><a href="${escaped(link.url)}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:${color.act};color:#ffffff;font-weight:bold;text-decoration:none">${escaped(link.words)}</a></p>
<p style="margin:0 0 24px;color:${color.soft};font-size:14px">${escaped(link.help)}<br><a href="${escaped(link.url)}" style="color:${color.act};word-break:break-all">${escaped(link.url)}</a></p>`
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(subject)}</title>
</head>
<body style="margin:0;padding:24px 12px;background:${color.paper};color:${color.ink};${font};font-size:17px;line-height:1.5">
<div style="max-width:560px;margin:0 auto;padding:28px 24px;background:${color.raised};border:1px solid ${color.line};border-radius:6px">
<h1 style="margin:0 0 20px;font-size:22px;line-height:1.25">${escaped(subject)}</h1>
${[greeting, ...before].map(paragraph).join('\n')}
${lists.map(htmlList).join('\n')}
${button ?? ''}
${after.map(paragraph).join('\n')}
<p style="margin:0">${escaped(signature)}</p>
</div>
<div style="max-width:560px;margin:0 auto;padding:16px 24px;color:${color.soft};font-size:14px">
<p style="margin:0">${escaped(reason)}</p>
${stop ? `<p style="margin:8px 0 0"><a href="${escaped(stop.url)}" style="color:${color.act}">${escaped(stop.words)}</a></p>` : ''}
</div>
</body>
</html>
`
}

function htmlList({ title, items }: NonNullable<Letter['lists']>[number]): string {
  const entry = ({ text, note, url }: (typeof items)[number]) =>
    `<li style="margin:0 0 12px"><a href="${escaped(url)}" style="color:${color.act}">${escaped(text)}</a>${note ? `<br><span style="color:${color.soft}">${escaped(note)}</span>` : ''}</li>`
  return `<h2 style="margin:24px 0 8px;font-size:18px;line-height:1.3">${escaped(title)}</h2>
<ul style="margin:0 0 16px;padding-left:20px">${items.map(entry).join('\n')}</ul>`
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}
