import { AddressShape, SignUpInput } from '#app/domain/members/input.ts'
import { createMember } from '#app/domain/members/operator.ts'
import { grantRole, type RoleRefusal, withdrawRole } from '#app/domain/members/roles.ts'
import { RolePlace } from '#app/domain/members/roles-input.ts'
import { paths } from '#app/paths.ts'
import { signInWords } from '#app/words/sign-in.ts'
import { listPending } from '#db/migrate.ts'
import { findVerifiedMember } from '#db/queries/members.ts'
import type { Db } from '#db/schema.ts'
import { roleNames } from '#db/values.ts'
import { type Command, readArgs, withDatabase } from '../command.ts'
import { print, printJson, Refused } from '../say.ts'

const usage = `Usage: hub member create --email <address> [--name <name>] [--admin] [--json]
       hub member role <address> --grant|--withdraw <role> [--unit <slug>] [--json]`

const words = signInWords.en.refusals
const refusals: Record<Exclude<RoleRefusal, 'not-yours'>, string> = {
  'no-such-member': 'nobody has shown that this address is theirs',
  'no-such-unit': '--unit: there is no such unit; its page names it, as /units/alsc does',
  'not-verified': 'the account has not shown yet that its address is its own',
  'last-administrator': 'this is the last administrator, and without one nobody could name another',
  'not-held': 'they do not hold this role',
}

export const member: Command = {
  summary: 'makes an account, gives a role or takes it away',
  usage,
  about: `create   makes an account whose address counts as verified, and prints a link by which its owner chooses a password, once, within the hour
  --email <address>
  --name <name>           what they go by; they can change it
  --admin                 makes them an administrator of the hub
role     gives or takes away what the owner of an address may do
  --grant <role>          ${roleNames.join(', ')}
  --withdraw <role>
  --unit <slug>           of which unit; an administrator is the hub’s, and has none`,
  async run([part, ...args]) {
    if (part === 'create') return create(args)
    if (part === 'role') return role(args)
    throw new Refused(`${part === undefined || part.startsWith('-') ? 'what is to be done?' : `there is no “member ${part}”`}\n${usage}`)
  },
}

async function create(args: string[]): Promise<number> {
  const { values, positionals } = readArgs(
    args,
    { email: { type: 'string' }, name: { type: 'string', default: '' }, admin: { type: 'boolean', default: false } },
    usage,
  )
  if (positionals.length > 0) throw new Refused(`“${positionals[0]}” is one word too many\n${usage}`)
  if (values.email === undefined) throw new Refused(`--email: whose account is it?\n${usage}`)
  const email = readAddress('--email', values.email)
  const name = SignUpInput.shape.name.safeParse(values.name)
  if (!name.success) throw new Refused(`--name: ${refusalOf(name.error.issues[0]?.message)}`)
  const { memberId, link } = await withDatabase(async ({ db }, { origin }) => {
    await needSchema(db)
    const input = { email, name: name.data ?? signInWords.en.defaultName, lang: 'en', administrator: values.admin } as const
    const made = await createMember(db, input, new Date())
    if (made === 'address-taken') throw new Refused('--email: somebody has shown that this address is theirs: they have an account')
    return { memberId: made.memberId, link: origin + paths.recoverWith(made.token) }
  })
  if (values.json) printJson({ id: memberId, administrator: values.admin, link })
  else
    print(
      `The account is there${values.admin ? ', and administers the hub' : ''}. Its owner chooses a password here, once, within the hour:\n${link}`,
    )
  return 0
}

async function role(args: string[]): Promise<number> {
  const { values, positionals } = readArgs(
    args,
    { grant: { type: 'string' }, withdraw: { type: 'string' }, unit: { type: 'string' } },
    usage,
  )
  const [address, more] = positionals
  if (address === undefined) throw new Refused(`whose role? An address is needed\n${usage}`)
  if (more !== undefined) throw new Refused(`“${more}” is one word too many\n${usage}`)
  if ((values.grant === undefined) === (values.withdraw === undefined))
    throw new Refused(`either --grant or --withdraw is needed\n${usage}`)
  const email = readAddress('address', address)
  const option = values.grant === undefined ? '--withdraw' : '--grant'
  const named = RolePlace.shape.role.safeParse(values.grant ?? values.withdraw)
  if (!named.success) throw new Refused(`${option}: expected one of ${roleNames.join(', ')}`)
  if (named.data === 'administrator' && values.unit !== undefined)
    throw new Refused('--unit: an administrator is the hub’s, and of no unit')
  if (named.data !== 'administrator' && values.unit === undefined) throw new Refused(`--unit: of which unit should they be ${named.data}?`)
  const unit = values.unit ?? null
  const changed = await withDatabase(async ({ db }) => {
    await needSchema(db)
    const memberId = await findVerifiedMember(db, email.key)
    if (memberId === undefined) throw new Refused(`${email.address}: ${refusals['no-such-member']}`)
    const change = { memberId, role: named.data, unit }
    const done = values.grant === undefined ? await withdrawRole(db, null, change) : await grantRole(db, null, change)
    if (typeof done === 'object' || done === 'granted') return true
    if (done === 'held' || (done === 'not-held' && values.grant === undefined)) return false
    throw new Refused(done === 'not-yours' ? 'could not be done' : refusals[done])
  })
  if (values.json) printJson({ role: named.data, unit, held: values.grant !== undefined, changed })
  else
    print(
      changed
        ? values.grant === undefined
          ? 'Taken away.'
          : 'Given.'
        : `Nothing to change: they ${values.grant === undefined ? 'do not hold it' : 'hold it already'}.`,
    )
  return 0
}

function readAddress(option: string, text: string) {
  const read = AddressShape.safeParse(text)
  if (!read.success) throw new Refused(`${option}: ${refusalOf(read.error.issues[0]?.message)}`)
  return read.data
}

/** The page's own words about a field, without the name of the field. */
function refusalOf(code = ''): string {
  const said = Object.entries(words).find(([known]) => known === code)?.[1](0) ?? 'cannot be read'
  return said.replace(/^[^:]+: /, '')
}

async function needSchema(db: Db): Promise<void> {
  if ((await listPending(db)).length > 0) throw new Refused('the database has no up-to-date schema: run “hub migrate” first')
}
