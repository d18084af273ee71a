import { deliveries, formats, levels } from '#db/values.ts'
import { readAddress } from './addresses.ts'
import { ownValue, readAudience, readDelivery, readFormat, readLevel, readLibraryTypes, splitList } from './code-words.ts'
import { type Field, type ImportField, importFields } from './header-words.ts'
import { readLanguage } from './languages.ts'
import { readLength } from './lengths.ts'
import type { Lookups } from './lookups.ts'
import { readPrice } from './prices.ts'
import { readTime } from './when.ts'
import { readZone } from './zones.ts'

/** `--map` and `--set`: what a person gives, looked at before anything is read. */

export type Assignments = Partial<Record<ImportField, string>>

/** Reads `field=value,field=value`; a comma belongs to a value unless a field's name follows it. Null with the reason where it is none. */
export function readAssignments(text: string, option: string): { values: Assignments } | { refusal: string } {
  const values: Assignments = {}
  for (const part of text.split(/,(?=\s*[a-z_]+\s*=)/u)) {
    if (part.trim() === '') continue
    const at = part.indexOf('=')
    const field = part.slice(0, at).trim()
    if (at < 1) return { refusal: `${option}: “${part.trim()}” has to be field=value` }
    if (!(importFields as readonly string[]).includes(field)) return { refusal: unknownField(option, field) }
    values[field as ImportField] = part.slice(at + 1).trim()
  }
  return { values }
}

function unknownField(option: string, field: string): string {
  return `${option}: there is no field “${field}”. The fields are: ${importFields.join(' ')}`
}

/** The first fault in the fields given, in words; null where all is well. */
export function faultIn(option: '--map' | '--set', given: Readonly<Record<string, string>>, lookups: Lookups): string | null {
  for (const [field, value] of Object.entries(given)) {
    if (!(importFields as readonly string[]).includes(field)) return unknownField(option, field)
    if (value.trim() === '') return `${option} ${field}: a value is missing`
    const expected = option === '--set' ? expectedOf(field as Field, value, lookups) : null
    if (expected !== null) return `--set ${field}=${value}: expected ${expected}`
  }
  return null
}

function expectedOf(field: Field, value: string, lookups: Lookups): string | null {
  const unless = (good: boolean, expected: string) => (good ? null : expected)
  switch (field) {
    case 'unit':
      return unless(lookups.unitId(value) !== null, 'the slug of a unit')
    case 'delivery':
      return unless(ownValue(deliveries, value) !== null || readDelivery(value) !== null, `one of ${deliveries.join(' ')}`)
    case 'format':
      return unless(ownValue(formats, value) !== null || readFormat(value) !== null, `one of ${formats.join(' ')}`)
    case 'level':
      return unless(ownValue(levels, value) !== null || readLevel(value).understood, `one of ${levels.join(' ')}`)
    case 'audience':
      return unless(readAudience(splitList(value)).unknown.length === 0, 'words for audiences, such as librarian')
    case 'library_types':
      return unless(readLibraryTypes(splitList(value)).unknown.length === 0, 'types of libraries, such as public')
    case 'language':
      return unless(
        splitList(value).every((part) => readLanguage(part) !== null),
        'languages, such as en',
      )
    case 'minutes':
      return unless(readLength(value, 'minutes') !== null, 'a length, such as 90 or “4 weeks”')
    case 'price':
      return unless(readPrice(value) !== null, 'a price, such as 25 or free')
    case 'topics':
      return unless(
        splitList(value).every((part) => lookups.topic(part) !== null),
        'terms of the topic vocabulary',
      )
    case 'url':
      return unless(readAddress(value) !== null, 'a web address')
    case 'starts':
    case 'ends':
      return unless(readTime(value) !== null, 'a date, such as 2027-03-04 10:00')
    case 'zone':
      return unless(readZone(value) !== null, 'a time zone, such as America/Chicago')
    default:
      return null
  }
}
