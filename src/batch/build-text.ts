/** Text being gathered, and the column that it makes. */
import type { TextColumn } from './column.js'

/** Text being gathered: slot i is `bytes[offsets[i] .. offsets[i + 1])`. */
export interface TextBuilder {
  length: number
  offsets: Int32Array
  bytes: Uint8Array
}

export function textBuilder(): TextBuilder {
  return { length: 0, offsets: new Int32Array(1), bytes: new Uint8Array(0) }
}

/** Adds a slot that holds the UTF-8 bytes of `cell`. */
export function appendText(builder: TextBuilder, cell: Uint8Array): void {
  reserveText(builder, 1, cell.length)
  const { length, offsets, bytes } = builder
  const at = offsets[length] ?? 0
  bytes.set(cell, at)
  offsets[length + 1] = at + cell.length
  builder.length = length + 1
}

/** Makes room for `slots` more slots with `size` more bytes together. */
export function reserveText(builder: TextBuilder, slots: number, size: number): void {
  const { length, offsets, bytes } = builder
  if (length + slots >= offsets.length) {
    const grown = new Int32Array(Math.max(length + slots + 1, offsets.length * 2, 64))
    grown.set(offsets.subarray(0, length + 1))
    builder.offsets = grown
  }
  const used = offsets[length] ?? 0
  if (used + size > bytes.length) {
    const grown = new Uint8Array(Math.max(used + size, bytes.length * 2, 1024))
    grown.set(bytes.subarray(0, used))
    builder.bytes = grown
  }
}

/** The texts as a column of rows `firstRow`, `firstRow + 1`, …, or of the given rows. */
export function finishText(
  builder: TextBuilder,
  firstRow: number,
  rows?: Float64Array,
): TextColumn {
  return {
    storage: 'utf8',
    type: 'string',
    length: builder.length,
    invalidCount: 0,
    validity: undefined,
    firstRow,
    ...(rows === undefined ? {} : { rows }),
    ...textViews(builder),
  }
}

/** Offsets and bytes in use. */
export function textViews({ length, offsets, bytes }: TextBuilder) {
  return {
    offsets: offsets.subarray(0, length + 1),
    bytes: bytes.subarray(0, offsets[length] ?? 0),
  }
}
