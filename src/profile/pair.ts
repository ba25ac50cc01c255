/**
 * Two values of a row as one that accumulators of pairs read: their hashes, or two numbers, as bytes.
 *
 * A row in which one of the columns has no value of its type is an invalid slot: nothing is known of the pair.
 */
import { type Column, isValid, type TextColumn } from '../batch/column.js'
import { derive } from '../batch/derive.js'
import { HASH_LANES, hashesOf } from '../batch/hashes.js'
import { assert } from '../errors.js'
import { tupleColumn } from './tuple.js'

const HASH_BYTES = HASH_LANES * 4
const NUMBER_BYTES = 8

/** 32 bytes a row: the 128-bit hash of the left values, taken together, and that of the right value. */
export function hashPairs(left: readonly Column[], right: Column): TextColumn {
  const [only] = left
  assert(only !== undefined, 'a pair without a left side')
  const first = left.length === 1 ? only : tupleColumn(left, 'skip')
  // Copied, since hashes are valid until others are asked for.
  const lefts = hashesOf(first).slice()
  const rights = hashesOf(right)
  return pairColumn([first, right], 2 * HASH_BYTES, (view, at, slot) => {
    for (let lane = 0; lane < HASH_LANES; lane++) {
      view.setUint32(at + lane * 4, lefts[slot * HASH_LANES + lane]!, true)
      view.setUint32(at + HASH_BYTES + lane * 4, rights[slot * HASH_LANES + lane]!, true)
    }
  })
}

/** 16 bytes a row: two doubles. Points in time are numbers as a batch holds them. */
export function numberPairs(x: Column, y: Column): TextColumn {
  const [xs, ys] = [numbersIn(x), numbersIn(y)]
  return pairColumn([x, y], 2 * NUMBER_BYTES, (view, at, slot) => {
    view.setFloat64(at, xs[slot]!, true)
    view.setFloat64(at + NUMBER_BYTES, ys[slot]!, true)
  })
}

function numbersIn(column: Column): Float64Array {
  const numbers = derive(column, { of: 'number' })
  assert(numbers.storage === 'float64', `${column.type} has no number`)
  return numbers.values
}

/** A column of values of `size` bytes in the slots in which all columns have a value. */
function pairColumn(
  columns: readonly Column[],
  size: number,
  write: (view: DataView, at: number, slot: number) => void,
): TextColumn {
  const [first] = columns
  assert(first !== undefined, 'a pair of no columns')
  const { length, firstRow, rows } = first
  const bytes = new Uint8Array(length * size)
  const view = new DataView(bytes.buffer)
  const offsets = new Int32Array(length + 1)
  const validity = new Uint8Array((length + 7) >> 3)
  let at = 0
  for (let slot = 0; slot < length; slot++) {
    if (columns.every((column) => isValid(column, slot))) {
      write(view, at, slot)
      validity[slot >> 3]! |= 1 << (slot & 7)
      at += size
    }
    offsets[slot + 1] = at
  }
  return {
    storage: 'utf8',
    type: 'binary',
    length,
    invalidCount: length - at / size,
    validity,
    firstRow,
    ...(rows === undefined ? {} : { rows }),
    offsets,
    bytes: bytes.subarray(0, at),
  }
}
