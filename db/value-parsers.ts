import pg from 'pg'

type Parser = (text: string) => unknown

const textList: number = 1009

/** The driver's types by number: what differs from its usual reading. */
const own = new Map<number, Parser>([
  [20, toSafeInteger], // bigint
  [1016, (text) => pg.types.getTypeParser(textList, 'text')(text).map(orNull(toSafeInteger))], // bigint[]
  [1082, asIs], // date: a day has no zone, so it must not become a Date
  [1182, asTextList], // date[]
  [1114, asIs], // timestamp: a time of the wall clock, likewise
  [1115, asTextList], // timestamp[]
])

/** How values come out of the database: bigint as number, timestamptz as Date, date and timestamp as text, the rest as `pg` reads it. */
export function valueParsers(oid: number, format?: 'text' | 'binary'): Parser {
  const parser = format === 'binary' ? undefined : own.get(oid)
  return parser ?? pg.types.getTypeParser(oid, format ?? 'text')
}

/** A number beyond 2^53 would silently become another one. */
function toSafeInteger(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new RangeError(`The database sent a whole number that is too large to be exact: ${text}`)
  return number
}

function asIs(text: string): string {
  return text
}

function asTextList(text: string): unknown {
  return pg.types.getTypeParser(textList, 'text')(text)
}

function orNull(parse: (text: string) => number): (text: string | null) => number | null {
  return (text) => (text === null ? null : parse(text))
}
