import { z } from 'zod'
import { lengthOf, oneLine } from './one-line.ts'

/** What may come in about addresses, passwords and names: shape only. */

export const fieldRefusals = [
  'address-missing',
  'address-long',
  'address-form',
  'password-missing',
  'password-short',
  'password-long',
  'password-common',
  'password-is-address',
  'name-long',
  'name-form',
] as const
export type FieldRefusal = (typeof fieldRefusals)[number]

/** An e-mail address as it was typed, and the key by which addresses are compared. */
export type Address = { address: string; key: string }

const addressLength = 254
const localLength = 64
const passwordLength = 8
/** Bytes; more is refused before anything is computed from it. */
const passwordSize = 1_000
const nameLength = 80

/** Characters that no address needs, and that would make two of it, a name, or a header line. */
const notInAddress = /[\s\p{C}<>"(),:;[\]\\]/u
const domain = /^(?!-)[\p{L}\p{M}\p{N}-]{1,63}(?<!-)(\.(?!-)[\p{L}\p{M}\p{N}-]{1,63}(?<!-))+$/u

function readAddress(typed: string): Address | FieldRefusal {
  const address = typed.trim().normalize('NFC')
  if (address === '') return 'address-missing'
  if (typed.length > addressLength * 4 || address.length > addressLength) return 'address-long'
  const [local = '', host = '', ...more] = address.split('@')
  if (more.length > 0 || local === '' || notInAddress.test(address) || !domain.test(host)) return 'address-form'
  if (local.startsWith('.') || local.endsWith('.') || local.includes('..')) return 'address-form'
  const key = address.toLowerCase().normalize('NFC')
  return local.length > localLength || key.length > addressLength ? 'address-long' : { address, key }
}

/** What many people choose first, and whoever guesses tries first. Shorter ones are refused for their length. */
const commonest = new Set(
  `12345678 123456789 1234567890 0123456789 87654321 987654321 9876543210 12341234 11223344 password password1 password12 password123 passw0rd
  p@ssw0rd p@ssword qwertyui qwertyuiop qwerty12 qwerty123 asdfghjk asdfghjkl 1q2w3e4r 1qaz2wsx zaq12wsx abcdefgh abcd1234 abc12345 a1b2c3d4
  iloveyou iloveyou1 sunshine princess football baseball basketball superman starwars whatever trustno1 letmein1 letmein123 welcome1 welcome123
  changeme computer internet michelle jennifer charlie1 dragon12 monkey12 shadow12 library1 library123 libraries librarian librarian1
  contraseña contrasena contraseña1 biblioteca biblioteca1 bibliotecaria bibliotecario teamo123 tequiero hola1234 mariposa estrella`.split(
    /\s+/,
  ),
)

/** Whether a password is no secret: a common one, or one character over and over. */
function isCommon(password: string): boolean {
  return commonest.has(password.toLowerCase()) || new Set(password.toLowerCase()).size === 1
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length
}

/** The same letters typed on two keyboards are the same password. */
const typedPassword = z.string().superRefine((text, context) => {
  if (text === '') refuse(context, 'password-missing')
  else if (text.length > passwordSize || bytesOf(text) > passwordSize) refuse(context, 'password-long')
})

/** A password that is to be tried: nothing is said of how it should look. */
export const TriedPassword = typedPassword.transform((text) => text.normalize('NFC'))

const NewPassword = typedPassword
  .superRefine((text, context) => {
    if (text === '' || text.length > passwordSize) return
    if ([...text].length < passwordLength) refuse(context, 'password-short')
    else if (isCommon(text)) refuse(context, 'password-common')
  })
  .transform((text) => text.normalize('NFC'))

export const AddressShape = z.string().transform((text, context): Address => {
  const read = readAddress(text)
  if (typeof read !== 'string') return read
  refuse(context, read)
  return z.NEVER
})

/** The name someone goes by: one line, no invisible turns of direction, no towers of accents. Null where none was given. */
const DisplayName = z
  .string()
  .default('')
  .transform((text, context): string | null => {
    const name = oneLine(text)
    if (lengthOf(name) > nameLength) refuse(context, 'name-long')
    else if (name !== '' && !/[\p{L}\p{N}]/u.test(name)) refuse(context, 'name-form')
    return name || null
  })

export const SignUpInput = z
  .object({ email: AddressShape, password: NewPassword, name: DisplayName })
  .superRefine(({ email, password }, context) => {
    if (isAddress(password, email.key)) refuse(context, 'password-is-address', ['password'])
  })
export type SignUpInput = z.infer<typeof SignUpInput>

export const SignInInput = z.object({ email: AddressShape, password: TriedPassword })
export type SignInInput = z.infer<typeof SignInInput>

export const RecoveryInput = z.object({ email: AddressShape })
export type RecoveryInput = z.infer<typeof RecoveryInput>

export const NewPasswordInput = z.object({ password: NewPassword })
export type NewPasswordInput = z.infer<typeof NewPasswordInput>

export const PasswordChangeInput = z.object({ current: TriedPassword, password: NewPassword })
export type PasswordChangeInput = z.infer<typeof PasswordChangeInput>

export const AddressChangeInput = z.object({ email: AddressShape, current: TriedPassword })
export type AddressChangeInput = z.infer<typeof AddressChangeInput>

/** Whether a password is the address itself, or what stands before its @. */
export function isAddress(password: string, addressKey: string): boolean {
  const typed = password.toLowerCase()
  return typed === addressKey || typed === addressKey.split('@')[0]
}

type Context = { addIssue: (issue: { code: 'custom'; message: FieldRefusal; path?: string[] }) => void }

function refuse(context: Context, message: FieldRefusal, path?: string[]): void {
  context.addIssue({ code: 'custom', message, ...(path && { path }) })
}
