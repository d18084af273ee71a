import { readAddress } from './addresses.ts'
import { readLevel } from './code-words.ts'
import type { FieldReader } from './field-values.ts'
import type { Field } from './header-words.ts'
import { readLanguage } from './languages.ts'
import { readLength } from './lengths.ts'
import { readPrice } from './prices.ts'
import { readTime } from './when.ts'

/** Fields whose values show whether they stand in their own column. */
const TELLING: readonly (readonly [Field, (text: string) => boolean])[] = [
  ['language', (text) => readLanguage(text) !== null],
  ['minutes', (text) => readLength(text, 'minutes') !== null],
  ['price', (text) => readPrice(text) !== null],
  ['starts', (text) => readTime(text) !== null],
  ['level', (text) => readLevel(text).understood],
]

/** Why a row with too few or too many cells cannot be trusted, in words; null where its values stand where they should. */
export function damageOf(ragged: 'short' | 'long', fields: FieldReader): string | null {
  const url = fields.text('url')
  if (url !== '' && readAddress(url) === null) return 'The cells stand in the wrong columns: what should be the web address is none'
  if (ragged === 'short' && fields.has('url') && url === '') return 'The row is broken off: its web address is missing'
  const told = TELLING.filter(([field]) => fields.text(field) !== '')
  const none = told.length >= 2 && told.every(([field, reads]) => !reads(fields.text(field)))
  return none ? `The cells stand in the wrong columns: neither ${told.map(([field]) => field).join(' nor ')} can be read` : null
}
