import { resolve } from 'node:path'
import { z } from 'zod'
import { keptSecret } from './kept-secret.ts'

/** What the hub was told at its start. Read once; nothing else looks at the environment. */
export type Settings = {
  port: number
  host: string
  /** public address without a slash at its end; links, credential ids and did:web come from it */
  origin: string
  /** absent: the PostgreSQL that comes along, in `dataDir` */
  databaseUrl?: string
  databaseReadUrl?: string
  mode: 'demo' | 'production'
  /** how many proxies stand in front; 0: the address is the socket's */
  trustProxy: number
  /** absolute */
  dataDir: string
  /** wraps signing keys and cookies */
  secret: string
  /** absent: mail is written to the outbox in `dataDir` */
  smtpUrl?: string
  mailFrom: string
  oidc?: { issuer: string; clientId: string; clientSecret: string }
}

type Env = Record<string, string | undefined>

const postgres = /^postgres(ql)?:\/\/./
const wholeNumber = /^\d{1,9}$/

const Origin = z.string().refine(isOrigin, 'an address such as https://learning.example.org, with nothing behind the host')
const Postgres = z.string().regex(postgres, 'an address such as postgresql://user:password@host/database')
const Https = z.string().refine((text) => hasProtocol(text, 'https:') || isLocal(text), 'an address that begins with https://')

const Shape = z
  .object({
    PORT: z
      .string()
      .regex(wholeNumber, ports())
      .transform(Number)
      .refine((port) => port >= 1 && port <= 65_535, ports())
      .default(3000),
    HOST: z
      .string()
      .regex(/^[\w.:-]+$/, 'a host name or an address, such as 127.0.0.1 or 0.0.0.0')
      .default('127.0.0.1'),
    HUB_ORIGIN: Origin.optional(),
    DATABASE_URL: Postgres.optional(),
    DATABASE_READ_URL: Postgres.optional(),
    HUB_MODE: z.enum(['demo', 'production'], 'demo or production').optional(),
    HUB_TRUST_PROXY: z
      .string()
      .regex(/^\d{1,2}$/, 'the number of proxies in front, a whole number such as 1')
      .transform(Number)
      .default(0),
    HUB_DATA: z.string().default('.data'),
    HUB_SECRET: z.string().min(32, 'at least 32 characters').optional(),
    SMTP_URL: z
      .string()
      .regex(/^smtps?:\/\/./, 'an address such as smtp://user:password@host:587')
      .optional(),
    MAIL_FROM: z
      .string()
      .regex(/^[^@\s<>]+@[^@\s<>]+$|^[^<>\r\n]*<[^@\s<>]+@[^@\s<>]+>$/, 'an e-mail address, or Name <address>')
      .optional(),
    OIDC_ISSUER: Https.optional(),
    OIDC_CLIENT_ID: z.string().optional(),
    OIDC_CLIENT_SECRET: z.string().optional(),
  })
  .superRefine((env, context) => {
    const wrong = (name: string, expected: string) => context.addIssue({ code: 'custom', path: [name], message: expected })
    if (env.DATABASE_READ_URL && !env.DATABASE_URL) wrong('DATABASE_READ_URL', 'nothing, as long as DATABASE_URL is absent')
    if (env.SMTP_URL && !env.MAIL_FROM) wrong('MAIL_FROM', 'the address that mail comes from, since SMTP_URL is set')
    const oidc = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const
    if (oidc.some((name) => env[name])) {
      for (const name of oidc)
        if (!env[name]) wrong(name, 'a value, since single sign-on needs OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET')
    }
  })

/**
 * Reads the settings, or throws an error that lists each wrong name and what was expected there (never the value, which may be secret).
 * In demo mode a missing secret is made and kept in the data folder.
 */
export function readSettings(env: Env, cwd: string = process.cwd()): Settings {
  // `PORT=` in an environment file means that nothing was chosen.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''))
  const callersEnv = env.HUB_CALLER_ENV ?? env.NODE_ENV ?? ''
  const parsed = Shape.safeParse(given)
  const wrong = parsed.success ? [] : parsed.error.issues.map((issue) => `${String(issue.path[0])}: expected ${issue.message}`)
  const mode = given.HUB_MODE ?? (callersEnv === 'production' ? 'production' : 'demo')
  if (given.HUB_MODE === 'demo' && callersEnv === 'production') {
    wrong.push('HUB_MODE: expected production, since NODE_ENV is production; demo mode lets anyone sign in as anybody')
  }
  if (mode === 'production' && !given.HUB_SECRET)
    wrong.push('HUB_SECRET: expected a secret of at least 32 characters, which production needs')
  if (!parsed.success || wrong.length > 0) throw new Error(`These settings are wrong:\n${wrong.map((line) => `  ${line}`).join('\n')}`)

  const { data } = parsed
  const origin = new URL(data.HUB_ORIGIN ?? `http://localhost:${data.PORT}`).origin
  const dataDir = resolve(cwd, data.HUB_DATA)
  return {
    port: data.PORT,
    host: data.HOST,
    origin,
    databaseUrl: data.DATABASE_URL,
    databaseReadUrl: data.DATABASE_READ_URL,
    mode: mode === 'production' ? 'production' : 'demo',
    trustProxy: data.HUB_TRUST_PROXY,
    dataDir,
    secret: data.HUB_SECRET ?? keptSecret(dataDir),
    smtpUrl: data.SMTP_URL,
    mailFrom: data.MAIL_FROM ?? `no-reply@${new URL(origin).hostname}`,
    oidc:
      data.OIDC_ISSUER && data.OIDC_CLIENT_ID && data.OIDC_CLIENT_SECRET
        ? { issuer: data.OIDC_ISSUER, clientId: data.OIDC_CLIENT_ID, clientSecret: data.OIDC_CLIENT_SECRET }
        : undefined,
  }
}

function ports(): string {
  return 'a port, a whole number from 1 to 65535'
}

function isOrigin(text: string): boolean {
  if (!hasProtocol(text, 'http:') && !hasProtocol(text, 'https:')) return false
  const { origin, pathname, search, hash, username } = new URL(text)
  return pathname === '/' && !search && !hash && !username && text.replace(/\/$/, '').toLowerCase() === origin
}

function isLocal(text: string): boolean {
  return hasProtocol(text, 'http:') && ['localhost', '127.0.0.1'].includes(new URL(text).hostname)
}

function hasProtocol(text: string, protocol: string): boolean {
  return URL.canParse(text) && new URL(text).protocol === protocol
}
