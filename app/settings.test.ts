import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readSettings } from './settings.ts'

let cwd: string
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'settings-'))
})
afterEach(() => rmSync(cwd, { recursive: true }))

const secret = 'a secret that is long enough to be one'
const read = (env: Record<string, string>) => readSettings(env, cwd)

function refusalOf(env: Record<string, string>): string {
  try {
    read(env)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  return 'not refused'
}

test('with nothing said, it is a demo at localhost with its own database and mail in files', () => {
  expect(read({})).toEqual({
    port: 3000,
    host: '127.0.0.1',
    origin: 'http://localhost:3000',
    mode: 'demo',
    trustProxy: 0,
    dataDir: join(cwd, '.data'),
    secret: expect.stringMatching(/^[\w-]{43}$/),
    mailFrom: 'no-reply@localhost',
  })
})

test('with everything said, it is as it was said', () => {
  expect(
    read({
      PORT: '8080',
      HOST: '0.0.0.0',
      HUB_ORIGIN: 'https://learning.example.org/',
      DATABASE_URL: 'postgresql://hub:pw@db/hub',
      DATABASE_READ_URL: 'postgres://hub:pw@replica/hub',
      HUB_MODE: 'production',
      HUB_TRUST_PROXY: '2',
      HUB_DATA: '/srv/hub data',
      HUB_SECRET: secret,
      SMTP_URL: 'smtp://mail:25',
      MAIL_FROM: 'Learning hub <hub@example.org>',
      OIDC_ISSUER: 'https://id.example.org',
      OIDC_CLIENT_ID: 'hub',
      OIDC_CLIENT_SECRET: 'x',
    }),
  ).toEqual({
    port: 8080,
    host: '0.0.0.0',
    origin: 'https://learning.example.org',
    databaseUrl: 'postgresql://hub:pw@db/hub',
    databaseReadUrl: 'postgres://hub:pw@replica/hub',
    mode: 'production',
    trustProxy: 2,
    dataDir: '/srv/hub data',
    secret,
    smtpUrl: 'smtp://mail:25',
    mailFrom: 'Learning hub <hub@example.org>',
    oidc: { issuer: 'https://id.example.org', clientId: 'hub', clientSecret: 'x' },
  })
})

test('an empty setting is one that was not made', () => {
  expect(read({ PORT: '', HUB_ORIGIN: ' ', DATABASE_URL: '' })).toMatchObject({
    port: 3000,
    origin: 'http://localhost:3000',
    databaseUrl: undefined,
  })
})

test('the address follows the port', () => {
  expect(read({ PORT: '4000' }).origin).toBe('http://localhost:4000')
})

test.each([
  ['PORT', '0'],
  ['PORT', '65536'],
  ['PORT', '3000.5'],
  ['PORT', 'http'],
  ['PORT', '-1'],
  ['HOST', 'not a host'],
  ['HUB_ORIGIN', 'learning.example.org'],
  ['HUB_ORIGIN', 'https://learning.example.org/hub'],
  ['HUB_ORIGIN', 'https://user@learning.example.org'],
  ['HUB_ORIGIN', 'ftp://learning.example.org'],
  ['DATABASE_URL', 'mysql://db/hub'],
  ['DATABASE_URL', 'db.example.org'],
  ['DATABASE_READ_URL', 'postgresql://replica/hub'],
  ['HUB_MODE', 'test'],
  ['HUB_TRUST_PROXY', 'true'],
  ['HUB_TRUST_PROXY', '1.5'],
  ['HUB_TRUST_PROXY', '-1'],
  ['HUB_SECRET', 'short'],
  ['SMTP_URL', 'mail.example.org'],
  ['MAIL_FROM', 'nobody'],
  ['MAIL_FROM', 'a@example.org\r\nBcc: b@example.org'],
  ['OIDC_ISSUER', 'http://id.example.org'],
])('%s=%s is refused by its name, and what was expected', (name, value) => {
  const refusal = refusalOf({ [name]: value })
  expect(refusal).toMatch(new RegExp(`^ {2}${name}: expected .+`, 'm'))
})

test('all that is wrong is said at once, without the values', () => {
  const refusal = refusalOf({
    PORT: 'x',
    DATABASE_URL: 'mysql://hub:hunter2@db/hub',
    HUB_SECRET: 'hunter2',
    OIDC_CLIENT_ID: 'hub',
    SMTP_URL: 'smtp://mail',
  })
  expect(refusal.split('\n').map((line) => line.split(':')[0])).toEqual([
    'These settings are wrong',
    '  PORT',
    '  DATABASE_URL',
    '  HUB_SECRET',
    '  MAIL_FROM',
    '  OIDC_ISSUER',
    '  OIDC_CLIENT_SECRET',
  ])
  expect(refusal).not.toContain('hunter2')
})

describe('the mode', () => {
  test.each([
    [{}, 'demo'],
    [{ NODE_ENV: 'development' }, 'demo'],
    [{ NODE_ENV: 'production', HUB_SECRET: secret }, 'production'],
    [{ NODE_ENV: 'production', HUB_MODE: 'production', HUB_SECRET: secret }, 'production'],
    [{ NODE_ENV: 'development', HUB_MODE: 'production', HUB_SECRET: secret }, 'production'],
    // The start sets NODE_ENV for the libraries, and hands on what the caller had said.
    [{ NODE_ENV: 'production', HUB_CALLER_ENV: '' }, 'demo'],
    [{ NODE_ENV: 'production', HUB_CALLER_ENV: 'production', HUB_SECRET: secret }, 'production'],
    [{ NODE_ENV: 'production', HUB_CALLER_ENV: '', HUB_MODE: 'demo' }, 'demo'],
  ])('of %o is %s', (env, mode) => {
    expect(read(env as Record<string, string>).mode).toBe(mode)
  })

  test.each([[{ NODE_ENV: 'production' }], [{ NODE_ENV: 'production', HUB_CALLER_ENV: 'production' }]])(
    'demo, asked for with %o, is refused',
    (env) => {
      expect(refusalOf({ ...env, HUB_MODE: 'demo' } as Record<string, string>)).toMatch(/HUB_MODE: expected production/)
    },
  )
})

describe('the secret', () => {
  test('is made once in demo mode, and only its owner can read it', () => {
    const first = read({})
    expect(read({}).secret).toBe(first.secret)
    expect(readFileSync(join(first.dataDir, 'secret'), 'utf8')).toBe(first.secret)
    expect(statSync(join(first.dataDir, 'secret')).mode & 0o777).toBe(0o600)
  })

  test('must be given in production', () => {
    expect(refusalOf({ NODE_ENV: 'production' })).toMatch(/HUB_SECRET: expected a secret/)
  })

  test('that was damaged is never replaced in silence', () => {
    const { dataDir } = read({})
    writeFileSync(join(dataDir, 'secret'), '')
    expect(refusalOf({})).toContain('secret is damaged')
  })
})
