/**
 * The edges of a histogram as bytes. They were mostly chosen among the values that the column's
 * quantile sketch keeps, and then two bits a kept value say them: whether it is an edge, and whether
 * the double just below it is.
 *
 * ```
 * u8  0: u32 edges, f64 each
 *     1: a bitmap of the kept values, a bitmap of the doubles below them
 * ```
 */
import type { Reader } from '../bytes/reader.js'
import type { Writer } from '../bytes/writer.js'
import { DataError } from '../errors.js'
import { justBelow } from '../math/neighbour.js'

const Form = { plain: 0, kept: 1 } as const

/** Writes ascending edges. `kept` are the distinct values of the sketch, ascending. */
export function writeEdges(edges: readonly number[], kept: Float64Array, writer: Writer): void {
  const chosen = new Set(edges)
  const [at, below] = [bitmapFor(kept), bitmapFor(kept)]
  for (let i = 0; i < kept.length; i++) {
    const value = kept[i]!
    const previous = justBelow(value)
    if (chosen.has(value)) setBit(at, i)
    // The double below may be a kept value itself, and is then an edge already.
    if (chosen.has(previous) && kept[i - 1] !== previous) setBit(below, i)
  }
  if (isSame(edgesIn(kept, at, below), edges)) writer.u8(Form.kept).raw(at).raw(below)
  else writer.u8(Form.plain).u32(edges.length).f64s(Float64Array.from(edges))
}

/** Throws `DataError` on what `writeEdges` does not write. */
export function readEdges(reader: Reader, kept: Float64Array): readonly number[] {
  const form = reader.u8()
  if (form === Form.kept) {
    const size = bitmapFor(kept).length
    const at = reader.raw(size)
    return edgesIn(kept, at, reader.raw(size))
  }
  const length = reader.u32()
  if (form !== Form.plain || 8 * length > reader.left) throw new DataError('edges that are none')
  return Array.from(reader.f64s(length))
}

function edgesIn(kept: Float64Array, at: Uint8Array, below: Uint8Array): readonly number[] {
  const edges: number[] = []
  for (let i = 0; i < kept.length; i++) {
    if (hasBit(below, i)) edges.push(justBelow(kept[i]!))
    if (hasBit(at, i)) edges.push(kept[i]!)
  }
  return edges
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((edge, i) => Object.is(edge, b[i]))
}

function bitmapFor(kept: Float64Array): Uint8Array {
  return new Uint8Array(Math.ceil(kept.length / 8))
}

function setBit(bits: Uint8Array, index: number): void {
  bits[index >> 3] = (bits[index >> 3] ?? 0) | (1 << (index & 7))
}

function hasBit(bits: Uint8Array, index: number): boolean {
  return ((bits[index >> 3] ?? 0) & (1 << (index & 7))) !== 0
}
