/** How much of what a unit offers is answered, summed over one of its sides. Pure. */

export type Answers = { total: number; edi: number; recognition: number }
export type AnswerCell = Answers & { level: string; format: string }

/** Sums by level or by format, in the order of `list`; what does not occur is left out. */
export function sumAnswers(cells: readonly AnswerCell[], by: 'level' | 'format', list: readonly string[]): (Answers & { value: string })[] {
  return list.flatMap((value) => {
    const sum = total(cells.filter((cell) => cell[by] === value))
    return sum.total === 0 ? [] : [{ value, ...sum }]
  })
}

export function total(cells: readonly AnswerCell[]): Answers {
  const sum = { total: 0, edi: 0, recognition: 0 }
  for (const cell of cells) {
    sum.total += cell.total
    sum.edi += cell.edi
    sum.recognition += cell.recognition
  }
  return sum
}

/** Where there is something, and none of it says how EDI is embedded. */
export function gapsOf(sums: readonly (Answers & { value: string })[]): string[] {
  return sums.filter(({ edi }) => edi === 0).map(({ value }) => value)
}
