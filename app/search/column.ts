/** Typed arrays that grow: one value for each slot, term or word. */

type Numbers = Float64Array | Float32Array | Uint32Array | Int32Array | Uint16Array | Uint8Array

export type Column<T extends Numbers> = { data: T; make: new (length: number) => T }

export function createColumn<T extends Numbers>(make: new (length: number) => T): Column<T> {
  return { data: new make(64), make }
}

/** Makes room for `length` values; new ones are 0. Growth is by a half, so that little lies idle. */
export function grow<T extends Numbers>(column: Column<T>, length: number): void {
  if (length <= column.data.length) return
  const grown = new column.make(Math.max(length, Math.ceil(column.data.length * 1.5)))
  grown.set(column.data)
  column.data = grown
}
