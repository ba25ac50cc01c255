/** Text as it lies: cells copied one behind the other, and code points counted. */

/** Cell i is `bytes[starts[i] .. ends[i])`; a negative start is a cell without content. */
export interface TextCells {
  readonly bytes: Uint8Array
  readonly starts: Int32Array
  readonly ends: Int32Array
}

/** Shorter copies are quicker done byte by byte than by a call. */
const SHORT = 32

/**
 * Copies the first `count` cells to `out`, one behind the other from `from` on: cell i is then
 * `out[offsets[i] .. offsets[i + 1])`, and `offsets[0]` is `from`. Returns the end of the last.
 */
export function copyCells(
  { bytes, starts, ends }: TextCells,
  count: number,
  offsets: Int32Array,
  out: Uint8Array,
  from = 0,
): number {
  let to = from
  offsets[0] = from
  for (let i = 0; i < count; i++) {
    const start = starts[i]!
    const end = start < 0 ? start : ends[i]!
    if (end - start > SHORT) out.set(bytes.subarray(start, end), to)
    else for (let at = start; at < end; at++) out[to + at - start] = bytes[at]!
    to += end - start
    offsets[i + 1] = to
  }
  return to
}

/** Sets `out[i]` to the code points in `bytes[offsets[i] .. offsets[i + 1])`, well-formed UTF-8. */
export function countPoints(
  offsets: Int32Array,
  bytes: Uint8Array,
  count: number,
  out: Float64Array,
): void {
  for (let i = 0; i < count; i++) {
    const end = offsets[i + 1]!
    let points = 0
    // Bytes 10xxxxxx continue a code point; every other byte begins one.
    for (let at = offsets[i]!; at < end; at++) points += (bytes[at]! & 0xc0) === 0x80 ? 0 : 1
    out[i] = points
  }
}

/** The cells at the first `count` of `slots`, none of them without content. Returns the size of all. */
export function takeCells(
  { starts, ends }: Omit<TextCells, 'bytes'>,
  slots: Int32Array,
  count: number,
  out: { readonly starts: Int32Array; readonly ends: Int32Array },
): number {
  let size = 0
  for (let i = 0; i < count; i++) {
    const start = starts[slots[i]!]!
    const end = ends[slots[i]!]!
    out.starts[i] = start
    out.ends[i] = end
    size += end - start
  }
  return size
}

/** Sets `out[i]` to `values[slots[i]]`; every slot is one of `values`. */
export function takeDoubles(
  values: Float64Array,
  slots: Int32Array,
  count: number,
  out: Float64Array,
): void {
  for (let i = 0; i < count; i++) out[i] = values[slots[i]!]!
}
