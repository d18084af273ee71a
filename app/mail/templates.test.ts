import { describe, expect, test } from 'vitest'
import type { MailToMake } from '#app/domain/mail/send-mails.ts'
import { mailKinds } from '#db/values.ts'
import { toHtml, toText } from './letter.ts'
import { type Template, writeLetter } from './template.ts'
import { templates } from './templates.ts'

const origin = 'https://hub.example'
const mail: MailToMake = {
  id: 7,
  kind: 'recover',
  lang: 'en',
  address: 'ada@library.example',
  about: {},
  token: { text: 'tokenTOKEN', hours: 1 },
  createdAt: new Date('2026-11-24T16:26:30Z'),
  zone: 'America/Chicago',
}

function write(changes: Partial<MailToMake>, template?: Template) {
  const made = { ...mail, ...changes }
  const found = template ?? templates.get(made.kind)
  if (!found) throw new Error(`${made.kind} has no template`)
  const letter = writeLetter(found, made, origin)
  return { letter, text: toText(letter), html: toHtml(letter) }
}

describe.each(['en', 'es'] as const)('in %s', (lang) => {
  test.each(mailKinds)('%s says why it comes, and leads to the hub alone', (kind) => {
    const { letter, text, html } = write({ kind, lang })
    expect(letter.subject).not.toBe('')
    expect(letter.reason).toMatch(lang === 'en' ? /^You get this\b.* because / : /^Recibe este mensaje\b.* porque /)
    expect(text).toContain(letter.reason)
    const links = [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, url]) => url)
    expect(links.every((url) => url?.startsWith(`${origin}/`))).toBe(true)
    expect(html).not.toMatch(/<(img|script|link|iframe|form)\b|url\(/i)
    expect(text).not.toMatch(/undefined|NaN|\[object/)
  })
})

test.each([
  ['verify-address', '/verify/tokenTOKEN'],
  ['change-address', '/verify/tokenTOKEN'],
  ['recover', '/recover/tokenTOKEN'],
  ['address-changed', '/help'],
  ['password-changed', '/recover'],
] as const)('the link of %s leads to %s', (kind, path) => {
  expect(write({ kind }).letter.link?.url).toBe(origin + path)
})

test('how long a link can be used is said in hours and days', () => {
  expect(write({}).text).toContain('within one hour')
  expect(write({ token: { text: 't', hours: 24 } }).text).toContain('within 24 hours')
  expect(write({ token: { text: 't', hours: 168 }, lang: 'es' }).text).toContain('durante 7 días')
})

test('a time is told in the member’s zone, else in UTC with its name', () => {
  expect(write({ kind: 'password-changed' }).text).toMatch(/November 24, 2026 at 10:26.AM/)
  expect(write({ kind: 'password-changed', zone: null }).text).toMatch(/November 24, 2026 at 4:26.PM UTC/)
})

test('text cannot become markup', () => {
  const { letter } = write({})
  const html = toHtml({ ...letter, subject: '<b>"x" & y</b>', after: ['</p><script>alert(1)</script>'] })
  expect(html).toContain('&lt;b&gt;&quot;x&quot; &amp; y&lt;/b&gt;')
  expect(html).not.toMatch(/<script>|<b>/)
})

test('a mail that can be stopped says so in both its parts', () => {
  const { text, html } = write({}, () => ({ words: 'recover', link: '/help', stop: '/stop/abc' }))
  expect(text).toContain('Stop mails like this one: https://hub.example/stop/abc')
  expect(html).toContain('href="https://hub.example/stop/abc"')
})

test('what a mail tells of stands in both its parts, each with its page', () => {
  const items = [{ text: 'Cataloging & kindness', note: 'Tuesday', link: '/catalog/kindness' }]
  const { text, html } = write({}, () => ({ words: 'recover', link: '/help', lists: [{ title: 'New', items }] }))
  expect(text).toContain('New\n\n- Cataloging & kindness\n  Tuesday\n  https://hub.example/catalog/kindness\n')
  expect(html).toMatch(/href="https:\/\/hub\.example\/catalog\/kindness"[^>]*>Cataloging &amp; kindness</)
})
