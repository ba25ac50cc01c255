/** IN, of constants: found by a set of numbers or a binary search in texts. */
import { compareBytes } from './compare.js'
import type { Constant } from './typed.js'
import {
  applyStatus,
  FALSE,
  type FloatVector,
  type TextVector,
  TRUE,
  type TruthVector,
  type ValueVector,
  type WideVector,
} from './vector.js'

const encoder = new TextEncoder()

/** A test for slots of a vector, to be made once and used for every batch. */
export interface Members {
  among(vector: ValueVector, length: number): TruthVector
}

/** Numbers are equal as comparisons have it: 0 to −0, NaN to NaN, integers to doubles by value. */
export function members(items: readonly Constant[]): Members {
  const floats = new Set<number>()
  const wides = new Set<bigint>()
  const texts: Uint8Array[] = []
  for (const item of items) {
    if (typeof item === 'string') texts.push(encoder.encode(item))
    if (typeof item === 'bigint') wides.add(item)
    if (typeof item === 'bigint' && BigInt(Number(item)) === item) floats.add(Number(item))
    if (typeof item === 'number') floats.add(item)
    if (typeof item === 'number' && Number.isInteger(item)) wides.add(BigInt(item))
  }
  texts.sort((a, b) => compareBytes(a, 0, a.length, b, 0, b.length))
  return {
    among(vector, length) {
      const truth = new Uint8Array(length)
      if (vector.kind === 'text') findTexts(truth, vector, texts)
      else if (vector.kind === 'float') findNumbers(truth, vector, floats)
      else findNumbers(truth, vector, wides)
      applyStatus(truth, vector)
      return { kind: 'truth', mask: -1, values: truth }
    },
  }
}

function findNumbers(
  truth: Uint8Array,
  { values, mask }: FloatVector | WideVector,
  known: ReadonlySet<number | bigint>,
): void {
  for (let i = 0; i < truth.length; i++) truth[i] = known.has(values[i & mask]!) ? TRUE : FALSE
}

function findTexts(
  truth: Uint8Array,
  { bytes, starts, ends, mask }: TextVector,
  texts: readonly Uint8Array[],
): void {
  for (let i = 0; i < truth.length; i++) {
    const [start, end] = [starts[i & mask]!, ends[i & mask]!]
    let [low, high] = [0, texts.length]
    truth[i] = FALSE
    while (low < high) {
      const middle = (low + high) >> 1
      const text = texts[middle] as Uint8Array
      const order = compareBytes(bytes, start, end, text, 0, text.length)
      if (order === 0) truth[i] = TRUE
      if (order <= 0) high = middle
      else low = middle + 1
    }
  }
}
