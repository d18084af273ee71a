import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { retryRefusedMails } from '#app/domain/mail/retry-refused.ts'
import { sendDueMails } from '#app/domain/mail/send-mails.ts'
import { prepareMail } from '#app/domain/prepare-mail.ts'
import { clearOutbox } from '#app/mail/outbox.ts'
import { createPost } from '#app/mail/post.ts'
import { unsubscribeTokens } from '#app/web/unsubscribe.ts'
import { claimMail, countAnswers, countMails, hasDueMail, insertMail, listMissingMails, settleMail } from '#db/queries/mails.ts'
import type { Db } from '#db/schema.ts'
import { type Language, type MailKind, mailKinds } from '#db/values.ts'
import { describeEachDatabase, type TestDatabase, testDatabase } from '../support/database.ts'
import { hasPython, readEml, withoutPython } from '../support/eml.ts'
import { deadPort, type SmtpSink, startSink } from '../support/smtp-sink.ts'

const origin = 'https://hub.example'

/** What is told of the catalog is made from more than an account; it has tests of its own. */
const ofAccounts = mailKinds.filter((kind) => kind !== 'digest' && kind !== 'option-returns')

let database: TestDatabase
let db: Db
let dataDir: string
let sink: SmtpSink
let faults: unknown[]

beforeEach(() => {
  faults = []
})

function open(version: 'newest' | 'oldest') {
  beforeAll(async () => {
    database = await testDatabase({ version, max: 10 })
    db = database.db
  })
  afterAll(() => database.drop())
  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'hub-mail-'))
    sink = await startSink()
  })
  afterEach(async () => {
    await sink.close()
    rmSync(dataDir, { recursive: true, force: true })
    await sql`truncate members, mails, audit cascade`.execute(db)
  })
}

async function member(address: string, { lang = 'en', verified = true }: { lang?: Language; verified?: boolean } = {}): Promise<number> {
  const { id } = await db.insertInto('members').values({ display_name: 'Ada', lang }).returning('id').executeTakeFirstOrThrow()
  const values = { member_id: id, address, address_key: address.toLowerCase(), verified_at: verified ? new Date() : null }
  await db.insertInto('member_addresses').values(values).execute()
  return id
}

async function write(kind: MailKind, address = 'ada@library.example', lang: Language = 'en', memberId?: number): Promise<number> {
  return insertMail(db, {
    memberId: memberId ?? (await member(address, { lang, verified: kind !== 'verify-address' })),
    address,
    kind,
    lang,
  })
}

/** One look at what is due. `smtpUrl: null`: into the outbox. */
async function send({ smtpUrl = sink.url, signal = new AbortController().signal }: { smtpUrl?: string | null; signal?: AbortSignal } = {}) {
  const post = createPost({ smtpUrl: smtpUrl ?? undefined, mailFrom: 'The Learning Hub <no-reply@hub.example>', origin, dataDir })
  await sendDueMails(db, {
    prepare: (mail) => prepareMail(db, mail, unsubscribeTokens('s'.repeat(32)).mint),
    post,
    report: (error) => faults.push(error),
    signal,
  })
}

function row(id: number) {
  return db.selectFrom('mails').selectAll().where('id', '=', id).executeTakeFirst()
}

async function makeDue(): Promise<void> {
  await sql`update mails set next_at = now() where state = 'waiting'`.execute(db)
}

/** Seconds until the mail is tried again. */
async function pauseOf(id: number): Promise<number> {
  const { rows } = await sql<{
    pause: number
  }>`select extract(epoch from next_at - now())::int as pause from mails where id = ${id}`.execute(db)
  return rows[0]?.pause ?? Number.NaN
}

describeEachDatabase('mail through a mail server', (version) => {
  open(version)

  test('each kind arrives once, whole, in its language', async (context) => {
    if (!hasPython()) context.skip(withoutPython)
    for (const lang of ['en', 'es'] as const) {
      for (const kind of ofAccounts) await write(kind, `${kind}.${lang}@library.example`, lang)
    }
    await send()
    expect(faults).toEqual([])
    expect(sink.taken).toHaveLength(ofAccounts.length * 2)
    for (const { eml, to, from } of sink.taken) {
      const mail = readEml(eml)
      expect(mail.defects).toEqual([])
      expect(from).toBe('no-reply@hub.example')
      expect(to).toEqual([mail.header('to')])
      expect(mail.header('from')).toBe('The Learning Hub <no-reply@hub.example>')
      expect(mail.header('auto-submitted')).toBe('auto-generated')
      expect(mail.header('message-id')).toMatch(/^<hub-mail-\d+-[a-z0-9]+@hub\.example>$/)
      expect(mail.header('content-language')).toBe(to[0]?.includes('.es@') ? 'es' : 'en')
      expect(mail.text).toMatch(to[0]?.includes('.es@') ? /Recibe este mensaje porque/ : /You get this because/)
      expect(mail.html).toMatch(/<html lang="(en|es)">/)
      const links = [...mail.html.matchAll(/href="([^"]+)"/g)].map(([, url]) => url ?? '')
      expect(links.length).toBeGreaterThan(0)
      expect(links.filter((url) => !url.startsWith(`${origin}/`))).toEqual([])
      expect(mail.html).not.toMatch(/<img|src=|url\(|@import/)
      for (const url of links) expect(mail.text).toContain(url)
      expect(mail.headers.filter(([name]) => /^(bcc|cc)$/i.test(name))).toEqual([])
    }
    const states = await db.selectFrom('mails').select('state').execute()
    expect(new Set(states.map(({ state }) => state))).toEqual(new Set(['sent']))
  })

  test('the link of a mail works, and the database holds its hash alone', async () => {
    const memberId = await member('ada@library.example', { verified: false })
    const id = await write('verify-address', 'ada@library.example', 'en', memberId)
    await send()
    const token = /\/verify\/([\w-]+)/.exec(plain(sink.taken[0]?.eml ?? ''))?.[1] ?? ''
    const kept = await db.selectFrom('member_tokens').selectAll().execute()
    expect(kept).toMatchObject([{ member_id: memberId, purpose: 'verify', hash: createHash('sha256').update(token).digest('hex') }])
    expect(token.length).toBeGreaterThan(40)
    expect(JSON.stringify([kept, await row(id)])).not.toContain(token)
  })

  test('a mail that the server wants later is tried again after a pause, under the same Message-ID', async () => {
    sink.answer = () => ({ at: 'data', code: 451, words: 'try later, ada@library.example' })
    const id = await write('password-changed')
    await send()
    expect(await row(id)).toMatchObject({ state: 'waiting', attempts: 1, said: '451 try later, …' })
    expect(await pauseOf(id)).toBeGreaterThan(50)
    await send()
    expect(sink.taken).toEqual([])
    const first = await firstId(id)
    sink.answer = () => null
    await makeDue()
    await send()
    expect(await row(id)).toMatchObject({ state: 'sent', attempts: 2 })
    expect(sink.taken).toHaveLength(1)
    expect(sink.taken[0]?.eml).toContain(first)
  })

  test.each(['rcpt', 'data'] as const)('a no for good to %s is final, and told without the address', async (at) => {
    sink.answer = () => ({ at, code: 550, words: 'no mailbox of ada here (<ada@library.example>)' })
    const id = await write('password-changed')
    await send()
    await makeDue()
    await send()
    expect(await row(id)).toMatchObject({ state: 'refused', attempts: 1, said: '550 no mailbox of … here …', sent_at: null })
  })

  test('one mail that is refused holds up no other', async () => {
    sink.answer = (to) => (to.startsWith('bo@') ? { at: 'rcpt', code: 550, words: 'unknown' } : null)
    await write('password-changed', 'bo@library.example')
    await write('password-changed', 'cy@library.example')
    await send()
    expect(sink.taken.map(({ to }) => to)).toEqual([['cy@library.example']])
  })

  test('a server that is down leaves everything waiting, and gets it when it is back', async () => {
    const ids = await Promise.all([1, 2, 3, 4, 5, 6].map((at) => write('password-changed', `m${at}@library.example`)))
    await send({ smtpUrl: `smtp://127.0.0.1:${await deadPort()}` })
    const states = await Promise.all(ids.map(row))
    expect(states.map((mail) => mail?.state)).toEqual(ids.map(() => 'waiting'))
    expect(states.filter((mail) => mail?.attempts === 0).length).toBeGreaterThan(0)
    expect(states.find((mail) => mail?.attempts === 1)?.said).toBe('ECONNREFUSED')
    await makeDue()
    await send()
    expect(sink.taken).toHaveLength(6)
  })

  test('after twelve attempts it is over', async () => {
    const id = await write('password-changed')
    const smtpUrl = `smtp://127.0.0.1:${await deadPort()}`
    for (let attempt = 1; attempt <= 13; attempt += 1) {
      await makeDue()
      await send({ smtpUrl })
    }
    expect(await row(id)).toMatchObject({ state: 'refused', attempts: 12 })
  })

  test('stopping in the middle of a mail puts it back, and counts nothing', async () => {
    sink.answer = () => 'silence'
    const id = await write('password-changed')
    const ending = new AbortController()
    const sending = send({ signal: ending.signal })
    await expect.poll(async () => (await row(id))?.attempts).toBe(1)
    ending.abort()
    await sending
    expect(await row(id)).toMatchObject({ state: 'waiting', attempts: 0 })
    sink.answer = () => null
    await send()
    expect(sink.taken).toHaveLength(1)
  })

  test('two who send at once send each of 200 mails once', async () => {
    const memberId = await member('ada@library.example')
    for (let at = 0; at < 200; at += 1) await write('password-changed', `m${at}@library.example`, 'en', memberId)
    await Promise.all([send(), send()])
    expect(sink.taken).toHaveLength(200)
    expect(new Set(sink.taken.map(({ to }) => to[0])).size).toBe(200)
    expect(await db.selectFrom('mails').select('attempts').distinct().execute()).toEqual([{ attempts: 1 }])
  })

  test('who was slow and comes back finds the mail in other hands, and changes nothing', async () => {
    const id = await write('password-changed')
    const first = await claimMail(db, -1)
    const second = await claimMail(db, 300)
    if (!first || !second) throw new Error('the mail was due twice')
    await settleMail(db, first, { state: 'refused', said: 'late' })
    expect(await row(id)).toMatchObject({ state: 'waiting' })
    await settleMail(db, second, { state: 'sent', said: '250 ok' })
    expect(await row(id)).toMatchObject({ state: 'sent', attempts: 2 })
  })

  test('a clock that was a year ahead for a while holds up no mail', async () => {
    const id = await write('password-changed')
    await sql`update mails set next_at = now() + interval '1 year' where id = ${id}`.execute(db)
    expect(await hasDueMail(db)).toBe(true)
    await send()
    expect(await row(id)).toMatchObject({ state: 'sent' })
  })

  test('the mail of an account that is deleted goes with it', async () => {
    const id = await write('password-changed')
    await db.deleteFrom('members').execute()
    await send()
    expect(await row(id)).toBeUndefined()
    expect(sink.taken).toEqual([])
  })
})

describe('whom a mail is for', () => {
  open('newest')

  test('recovery goes to the account of the address, as the account has it; for nobody, the mail is forgotten', async () => {
    await member('Ada@Library.example', { lang: 'es' })
    await insertMail(db, { memberId: null, address: 'ada@library.example', kind: 'recover', lang: 'en' })
    const nobody = await insertMail(db, { memberId: null, address: 'nobody@library.example', kind: 'recover', lang: 'en' })
    await send()
    expect(sink.taken.map(({ to }) => to)).toEqual([['Ada@library.example']])
    expect(plain(sink.taken[0]?.eml ?? '')).toMatch(/https:\/\/hub\.example\/recover\/[\w-]{40,}/)
    expect(await row(nobody)).toBeUndefined()
  })

  test.each(['verify-address', 'change-address'] as const)(
    '%s for an address that is another’s says so, and carries no token',
    async (kind) => {
      await member('ada@library.example')
      const stranger = await member('stranger@library.example', { verified: false })
      await write(kind, 'ada@library.example', 'en', stranger)
      await send()
      expect(sink.taken[0]?.eml).toContain('Subject: You already have an account')
      expect(plain(sink.taken[0]?.eml ?? '')).not.toContain('/verify/')
      expect(await db.selectFrom('member_tokens').selectAll().execute()).toEqual([])
    },
  )

  test('a kind that this version does not know waits for one that does', async () => {
    const id = await write('password-changed')
    await sql`update mails set kind = 'from-the-future' where id = ${id}`.execute(db)
    await send()
    expect(await row(id)).toMatchObject({ state: 'waiting', attempts: 1 })
  })

  test('a mail that cannot be made is a fault of ours, and is tried again', async () => {
    const id = await write('verify-address')
    await sql`alter table member_tokens rename to away`.execute(db)
    await send()
    await sql`alter table away rename to member_tokens`.execute(db)
    expect(faults).toHaveLength(1)
    expect(await row(id)).toMatchObject({ state: 'waiting', said: 'the mail could not be made' })
  })
})

describe('the outbox', () => {
  open('newest')

  test('holds one whole file a mail, for nobody else to read', async (context) => {
    if (!hasPython()) context.skip(withoutPython)
    const id = await write('recover', 'ada@library.example')
    await send({ smtpUrl: null })
    const folder = join(dataDir, 'outbox')
    const [name = '', ...more] = readdirSync(folder)
    expect(more).toEqual([])
    expect(name).toMatch(new RegExp(`^\\d{8}T\\d{6}Z-${id}-recover\\.eml$`))
    expect([statSync(folder).mode & 0o777, statSync(join(folder, name)).mode & 0o777]).toEqual([0o700, 0o600])
    const mail = readEml(readFileSync(join(folder, name)))
    expect(mail.defects).toEqual([])
    expect(mail.header('to')).toBe('ada@library.example')
    expect(mail.text).toMatch(/https:\/\/hub\.example\/recover\/[\w-]{40,}\n/)
    expect(await row(id)).toMatchObject({ state: 'sent', said: 'written to the outbox' })
  })

  test('a folder that cannot be written is told, and the mail waits', async () => {
    const id = await write('password-changed')
    dataDir = '/dev/null'
    await send({ smtpUrl: null })
    expect(await row(id)).toMatchObject({ state: 'waiting', said: 'the outbox could not be written (ENOTDIR)' })
    dataDir = mkdtempSync(join(tmpdir(), 'hub-mail-'))
  })

  test('what belonged to a deleted account is swept out; the rest stays', async () => {
    const memberId = await member('ada@library.example')
    await write('password-changed', 'ada@library.example', 'en', memberId)
    const kept = await write('password-changed', 'bo@library.example')
    await send({ smtpUrl: null })
    await db.deleteFrom('members').where('id', '=', memberId).execute()
    const folder = join(dataDir, 'outbox')
    expect(await clearOutbox(folder, (ids) => listMissingMails(db, ids))).toBe(1)
    expect(readdirSync(folder)).toEqual([expect.stringContaining(`-${kept}-`)])
  })
})

describe('what administrators see and do', () => {
  open('newest')

  test('counts by day, kind and state, and what servers said, without an address', async () => {
    sink.answer = (to) => (to.startsWith('ada@') ? { at: 'rcpt', code: 550, words: 'who is ada@library.example' } : null)
    await write('password-changed', 'ada@library.example')
    await write('password-changed', 'bo@library.example')
    await send()
    const day = expect.stringMatching(/^\d{4}-\d\d-\d\d$/)
    expect(await countMails(db, 14)).toEqual([{ day, kind: 'password-changed', waiting: 0, sent: 1, refused: 1 }])
    expect(await countAnswers(db)).toEqual([{ said: '550 who is …', waiting: 0, refused: 1 }])
  })

  test('refused mails are tried again when they say so, and it is written down who did', async () => {
    sink.answer = () => ({ at: 'rcpt', code: 550, words: 'no' })
    const id = await write('password-changed')
    await send()
    const administrator = await member('root@library.example')
    expect(await retryRefusedMails(db, { id: administrator })).toBe(1)
    expect(await retryRefusedMails(db, { id: administrator })).toBe(0)
    sink.answer = () => null
    await send()
    expect(await row(id)).toMatchObject({ state: 'sent' })
    const audit = await db.selectFrom('audit').select(['actor_id', 'action', 'detail']).execute()
    expect(audit).toEqual([{ actor_id: administrator, action: 'mail.retried', detail: { count: 1 } }])
  })
})

/** The text of a mail with its soft line ends taken out. */
function plain(eml: string): string {
  return eml.replace(/=\r?\n/g, '').replace(/=3D/g, '=')
}

async function firstId(id: number): Promise<string> {
  const mail = await row(id)
  return `<hub-mail-${id}-${mail?.created_at.getTime().toString(36)}@hub.example>`
}
