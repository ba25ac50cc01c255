/** Numbers of a constant step in consecutive rows: row numbers, clocks. They take no room at all. */
import type { Column } from '../batch/column.js'
import { HASH_LANES } from '../batch/hashes.js'
import type { Reader } from '../bytes/reader.js'
import type { Writer } from '../bytes/writer.js'
import { kernels } from '../kernels/kernels.js'
import type { Entries } from './hash-log.js'
import { hasConstantStep, orderOf } from './order.js'
import { assertDecoded } from './spec.js'

/** Values hashed at a time. */
const PIECE = 16_384

export interface Progression {
  /** Safe integers, as every value between is. */
  readonly first: number
  readonly step: number
  count: number
  firstRow: number
  /** Whether they are hashed as doubles, not as integers. */
  readonly areDoubles: boolean
}

/** What the column is; undefined where it is something else, or too short to tell. */
export function progressionOf(column: Column): Progression | undefined {
  if (column.storage !== 'float64') return undefined
  const { length, invalidCount, rows, values, firstRow, type } = column
  if (invalidCount > 0 || rows !== undefined || length < 3) return undefined
  const [first, last] = [values[0]! + 0, values[length - 1]!]
  if (!Number.isSafeInteger(first) || !Number.isSafeInteger(last)) return undefined
  if (!hasConstantStep(orderOf(column))) return undefined
  const step = values[1]! - first
  if (!Number.isInteger(step) || first + step * (length - 1) !== last) return undefined
  return { first, step, count: length, firstRow, areDoubles: type === 'number' }
}

/** Adds one behind the others, as part of the last where it goes on. */
export function addProgression(all: Progression[], next: Progression): void {
  const last = all.at(-1)
  const goesOn =
    last !== undefined &&
    last.step === next.step &&
    last.areDoubles === next.areDoubles &&
    last.first + last.step * last.count === next.first &&
    last.firstRow + last.count === next.firstRow
  if (goesOn) last.count += next.count
  else all.push({ ...next })
}

/** Gives the hashes of all values, some at a time, in memory that is used again. */
export function hashProgression(progression: Progression, visit: (entries: Entries) => void): void {
  const { first, step, count, firstRow, areDoubles } = progression
  const { hashDoubles, hashIntegers } = kernels()
  const values = new Float64Array(Math.min(count, PIECE))
  const lanes = new Uint32Array(values.length * HASH_LANES)
  for (let from = 0; from < count; from += PIECE) {
    const size = Math.min(PIECE, count - from)
    for (let i = 0; i < size; i++) values[i] = first + step * (from + i)
    if (areDoubles) hashDoubles(values, size, lanes)
    else hashIntegers(values, size, lanes)
    visit({ lanes, count: size, firstRow: firstRow + from })
  }
}

export function encodeProgressions(all: readonly Progression[], writer: Writer): void {
  writer.u32(all.length)
  for (const { first, step, count, firstRow, areDoubles } of all) {
    writer.f64(first).f64(step).count(count).f64(firstRow).u8(Number(areDoubles))
  }
}

/** Throws `DataError` on what `encodeProgressions` does not write. */
export function decodeProgressions(reader: Reader): Progression[] {
  const all: Progression[] = []
  for (let left = reader.u32(); left > 0; left--) {
    const [first, step, count] = [reader.f64(), reader.f64(), reader.count()]
    const [firstRow, areDoubles] = [reader.f64(), reader.u8() !== 0]
    const isPossible = [first, step, first + step * (count - 1), firstRow].every((each) =>
      Number.isSafeInteger(each),
    )
    assertDecoded(isPossible && count > 0 && step !== 0, 'keys', `${count} steps of ${step}`)
    all.push({ first, step, count, firstRow, areDoubles })
  }
  return all
}
