import { randomBytes } from 'node:crypto'
import { attributes } from './html.ts'
import type { Reply } from './http-client.ts'
import type { TestHub } from './hub.ts'

/** All the answers that an editor gives for a webinar, but for what a test changes. */
export function webinar(more: Record<string, string> = {}): Record<string, string> {
  return {
    title: 'Zebrafinch storytimes for small libraries',
    kind: 'event',
    summary: 'Plan a storytime with songs in an afternoon.',
    description: 'What we do together.\n\nBring a picture book.',
    url: 'https://www.example.org/zebrafinch',
    textLanguage: 'en',
    languages: 'en',
    delivery: 'live-online',
    format: 'webinar',
    level: 'introductory',
    dated: 'yes',
    cost: 'free',
    recognition: 'hours',
    recognitionNote: '1 contact hour',
    topics: 'storytime',
    edi: 'inclusive-services',
    ediHow: 'The books and songs come from many communities.',
    leadership: 'none',
    'run.0.state': 'scheduled',
    'run.0.part.0.mode': 'live-online',
    'run.0.part.0.zone': 'America/Chicago',
    'run.0.part.0.starts': '2099-03-10T14:00',
    'run.0.part.0.ends': '2099-03-10T15:00',
    ...more,
  }
}

export function newKey(): string {
  return randomBytes(16).toString('hex')
}

/** The form of an option as a browser would send it again: hidden fields alone. */
export async function seenOf(hub: TestHub, path: string, cookie: string): Promise<string> {
  const { text } = await hub.get(path, { cookie })
  const at = text.indexOf('class="desk-form"')
  return attributes(text.slice(at).replace(/<input([^>]*)name="seen"([^>]*)>/, '<seen$1$2>'), 'seen', 'value')[0] ?? ''
}

/** The option that a reply leads to. */
export function idIn(reply: Reply): number {
  const id = /\/options\/(\d+)/.exec(String(reply.headers.location))?.[1]
  if (id === undefined) throw new Error(`${reply.status} leads to ${reply.headers.location}`)
  return Number(id)
}
