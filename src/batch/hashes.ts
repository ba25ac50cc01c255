/**
 * The 128-bit hashes of a column's values, computed once a column and shared by all who ask.
 *
 * What enters the hash is what Apache DataSketches takes from Spark: integers, and points in time, as
 * 64-bit integers, other numbers as doubles, text as its UTF-8 bytes, truth values as 0 and 1.
 */
import { kernels } from '../kernels/kernels.js'
import { HASH_SPACES, SPACE_SLOTS, spaces } from '../kernels/spaces.js'
import type { BooleanColumn, Column, DictionaryColumn } from './column.js'

/** 32-bit lanes of a hash: h1 low, h1 high, h2 low, h2 high. */
export const HASH_LANES = 4

interface Known {
  readonly column: Column
  readonly hashes: Uint32Array
}

/** The latest columns that were hashed here, and which of the spaces is the next to be used. */
const latest: (Known | undefined)[] = new Array(HASH_SPACES).fill(undefined)
let next = 0
/** Hashes that came with their column. */
const given = new WeakMap<Column, Uint32Array>()

/**
 * Four lanes a slot, slot i at `4 i`. What stands at an invalid slot is unspecified. Valid until the
 * hashes of four other columns are asked for; not to be written to.
 */
export function hashesOf(column: Column): Uint32Array {
  const known = given.get(column) ?? latest.find((each) => each?.column === column)?.hashes
  // None are left of an array in memory that moved.
  if (known !== undefined && known.length > 0) return known
  const size = column.length * HASH_LANES
  const isLong = column.length > SPACE_SLOTS
  // Claimed first: a dictionary's entries are hashed on the way.
  const space = next
  next = (next + 1) % HASH_SPACES
  const hashes = isLong ? new Uint32Array(size) : spaces().hashes[space]!.subarray(0, size)
  latest[space] = undefined
  hashInto(column, hashes)
  latest[space] = { column, hashes }
  return hashes
}

/** Notes the hashes of a column that its maker has at hand; they live as long as the column. */
export function knowHashes(column: Column, hashes: Uint32Array): void {
  given.set(column, hashes)
}

function hashInto(column: Column, out: Uint32Array): void {
  const { hashDoubles, hashIntegers, hashInt64s, hashText } = kernels()
  switch (column.storage) {
    case 'float64':
      if (column.type === 'number') hashDoubles(column.values, column.length, out)
      else hashIntegers(column.values, column.length, out)
      break
    case 'int64':
      hashInt64s(column.values, column.length, out)
      break
    case 'boolean':
      hashBooleans(column, out)
      break
    case 'dictionary':
      hashCodes(column, out)
      break
    case 'utf8':
      hashText(column.offsets, column.bytes, column.length, out)
  }
}

function hashBooleans({ bits, length }: BooleanColumn, out: Uint32Array): void {
  const both = new Uint32Array(2 * HASH_LANES)
  kernels().hashIntegers(Float64Array.of(0, 1), 2, both)
  for (let i = 0; i < length; i++) {
    const from = (bits[i >> 3]! >> (i & 7)) & 1 ? HASH_LANES : 0
    for (let lane = 0; lane < HASH_LANES; lane++) out[i * HASH_LANES + lane] = both[from + lane]!
  }
}

function hashCodes({ codes, dictionary, length }: DictionaryColumn, out: Uint32Array): void {
  const hashes = hashesOf(dictionary)
  for (let i = 0; i < length; i++) {
    const from = codes[i]! * HASH_LANES
    for (let lane = 0; lane < HASH_LANES; lane++) out[i * HASH_LANES + lane] = hashes[from + lane]!
  }
}
