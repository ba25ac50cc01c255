/** Columns out of plain values, for feeding accumulators. */
import type { Column } from '../../../src/batch/column.js'

const base = { invalidCount: 0, validity: undefined, firstRow: 1 } as const

export function floatColumn(values: Float64Array): Column {
  return { ...base, storage: 'float64', type: 'number', length: values.length, values }
}

export function integerColumn(values: BigInt64Array): Column {
  return { ...base, storage: 'int64', type: 'integer', length: values.length, values }
}

export function textColumn(values: readonly string[]): Column {
  const encoder = new TextEncoder()
  const cells = values.map((value) => encoder.encode(value))
  const offsets = new Int32Array(cells.length + 1)
  cells.forEach((cell, i) => {
    offsets[i + 1] = offsets[i]! + cell.length
  })
  const bytes = new Uint8Array(offsets[cells.length]!)
  cells.forEach((cell, i) => {
    bytes.set(cell, offsets[i]!)
  })
  return { ...base, storage: 'utf8', type: 'string', length: values.length, offsets, bytes }
}
