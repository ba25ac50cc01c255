/** Which rows have a value in every one of some columns: a cell that is not of its column's type is one. */
import { type BooleanColumn, type Column, rowOf } from '../batch/column.js'
import { assert } from '../errors.js'
import { kernels } from '../kernels/kernels.js'

/** A column whose valid slots are those rows; its values say nothing. */
export function completeColumn(columns: readonly Column[]): BooleanColumn {
  const [first] = columns
  assert(first !== undefined, 'complete rows of no columns')
  const { length, firstRow, rows } = first
  const size = (length + 7) >> 3
  const complete = new Uint8Array(size).fill(255)
  if ((length & 7) !== 0) complete[size - 1] = (1 << (length & 7)) - 1
  for (const column of columns) {
    if (column.validity === undefined) continue
    const present = presentIn(column, column.validity)
    for (let i = 0; i < size; i++) complete[i]! &= present[i]!
  }
  return {
    storage: 'boolean',
    type: 'boolean',
    length,
    firstRow,
    ...(rows === undefined ? {} : { rows }),
    invalidCount: length - kernels().countOnes(complete, length),
    validity: complete,
    bits: new Uint8Array(size),
  }
}

/** The slots that are not null: the valid ones, and those of misfits. */
function presentIn(column: Column, validity: Uint8Array): Uint8Array {
  const { misfits } = column
  if (misfits === undefined) return validity
  const present = validity.slice()
  let slot = 0
  for (let i = 0; i < misfits.length; i++) {
    while (rowOf(column, slot) < rowOf(misfits, i)) slot++
    present[slot >> 3]! |= 1 << (slot & 7)
  }
  return present
}
