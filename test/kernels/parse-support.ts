/** Reading texts as cells in the kernels' memory. */
import type { Kernels } from '../../src/kernels/kernels.js'

export interface Parsed {
  readonly classes: number[]
  readonly values: number[]
  readonly union: number
}

/** Class and value of each text; the value is NaN where the text has none. */
export function parse(
  kernels: Kernels,
  texts: readonly string[],
  kernel: 'parseNumbers' | 'parseTimes' = 'parseNumbers',
): Parsed {
  const mark = kernels.mark()
  const count = texts.length
  const encoded = texts.map((text) => new TextEncoder().encode(text))
  const size = encoded.reduce((sum, { length }) => sum + length + 1, 0)
  // Digits all around: what lies outside a cell must not matter.
  const bytes = kernels.uint8(kernels.allocate(size + 1), size + 1).fill(0x37)
  const starts = kernels.int32(kernels.allocate(4 * count), count)
  const ends = kernels.int32(kernels.allocate(4 * count), count)
  const out = kernels.float64(kernels.allocate(8 * count), count)
  const classes = kernels.uint16(kernels.allocate(2 * count), count)
  let at = 1
  encoded.forEach((cell, i) => {
    bytes.set(cell, at)
    starts[i] = at
    ends[i] = at + cell.length
    at += cell.length + 1
  })
  const union = kernels[kernel]({ bytes, starts, ends, first: 0, stride: 1, count }, out, classes)
  const values = Array.from(out, (value, i) => ((classes[i]! & 255) === 0 ? Number.NaN : value))
  kernels.release(mark)
  return { classes: [...classes], values, union }
}
