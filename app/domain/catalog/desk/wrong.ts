/** What in a form cannot be taken as it is. */
export const wrongCodes = [
  'too-long',
  'address',
  'not-a-choice',
  'number',
  'none-and-more',
  'price',
  'cost-disagrees',
  'date',
  'time',
  'time-missing',
  'end-missing',
  'end-first',
  'zone',
] as const
export type WrongCode = (typeof wrongCodes)[number]
/** `most`: the number that was gone beyond, where there is one. */
export type Wrong = { field: string; code: WrongCode; most: number | null }
export type Say = (field: string, code: WrongCode, most?: number) => void

/** At most one thing a field: the first that was said. */
export function wrongList(): { wrong: Wrong[]; say: Say } {
  const wrong: Wrong[] = []
  return {
    wrong,
    say: (field, code, most) => {
      if (!wrong.some((there) => there.field === field)) wrong.push({ field, code, most: most ?? null })
    },
  }
}
