/**
 * The values of several columns in a row, as one value that can be compared with that of another row.
 *
 * Method: the 128-bit hashes of the values, one behind another, are hashed again (MurmurHash3), so that ("a", "bc") and
 * ("ab", "c") differ, and 1 in one column is not 1 in the next. Guarantee: equal tuples have equal hashes; among n different
 * ones two are alike with probability n²/2^129: 1 in 10^21 for 10^9 rows.
 */
import { knowSource } from '../accumulators/key-span.js'
import { type BooleanColumn, type Column, isValid, rowOf } from '../batch/column.js'
import { HASH_LANES, hashesOf, knowHashes } from '../batch/hashes.js'
import { assert } from '../errors.js'
import { kernels } from '../kernels/kernels.js'

/** `skip`: a row with a null has no tuple, as in keys of SQL. `equal`: nulls are equal, as in SQL's DISTINCT. */
export type TupleNulls = 'skip' | 'equal'

/**
 * A column of tuples: of its values only the hashes are known. With `skip`, rows in which a column has no value of its
 * type are invalid slots; with `equal` every slot is valid, and a cell of another type counts as its text.
 */
export function tupleColumn(columns: readonly Column[], nulls: TupleNulls): Column {
  const [first] = columns
  assert(first !== undefined, 'a tuple of no columns')
  const { length, firstRow, rows } = first
  const lanes = new Uint32Array(length * columns.length * HASH_LANES)
  columns.forEach((column, c) => {
    fill(lanes, column, { place: c, width: columns.length, nulls })
  })
  const size = columns.length * HASH_LANES * 4
  const offsets = Int32Array.from({ length: length + 1 }, (_, i) => i * size)
  const hashes = new Uint32Array(length * HASH_LANES)
  kernels().hashText(offsets, new Uint8Array(lanes.buffer), length, hashes)
  const validity = nulls === 'skip' ? validityOf(columns, length) : undefined
  const column: BooleanColumn = {
    storage: 'boolean',
    type: 'boolean',
    length,
    firstRow,
    ...(rows === undefined ? {} : { rows }),
    validity,
    invalidCount: validity === undefined ? 0 : length - kernels().countOnes(validity, length),
    bits: new Uint8Array((length + 7) >> 3),
  }
  knowHashes(column, hashes)
  // A first column that only goes up makes all tuples differ; their own slots hold nothing to compare.
  const isSource = nulls === 'skip' || first.invalidCount === 0
  knowSource(column, isSource ? first : undefined)
  return column
}

interface Where {
  readonly place: number
  readonly width: number
  readonly nulls: TupleNulls
}

/** The hashes of a column at its place in each tuple; zeros where there is no value. */
function fill(lanes: Uint32Array, column: Column, { place, width, nulls }: Where): void {
  const hashes = hashesOf(column)
  const at = (slot: number) => (slot * width + place) * HASH_LANES
  for (let slot = 0; slot < column.length; slot++) {
    if (column.invalidCount > 0 && !isValid(column, slot)) continue
    const to = at(slot)
    for (let lane = 0; lane < HASH_LANES; lane++)
      lanes[to + lane] = hashes[slot * HASH_LANES + lane]!
  }
  const { misfits } = column
  if (nulls === 'skip' || misfits === undefined) return
  const texts = hashesOf(misfits)
  let slot = 0
  for (let i = 0; i < misfits.length; i++) {
    while (rowOf(column, slot) < rowOf(misfits, i)) slot++
    const to = at(slot)
    for (let lane = 0; lane < HASH_LANES; lane++) lanes[to + lane] = texts[i * HASH_LANES + lane]!
  }
}

function validityOf(columns: readonly Column[], length: number): Uint8Array {
  const bytes = (length + 7) >> 3
  const all = new Uint8Array(bytes).fill(255)
  if ((length & 7) !== 0) all[bytes - 1] = (1 << (length & 7)) - 1
  for (const { validity } of columns) {
    if (validity === undefined) continue
    for (let i = 0; i < bytes; i++) all[i]! &= validity[i]!
  }
  return all
}
