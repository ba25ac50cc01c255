/** Columns of held rows as text, for those who look for the form of values. */
import type { Batch } from '../batch/batch.js'
import { type Column, isValid } from '../batch/column.js'
import { valueText } from '../batch/format.js'

/** How often each value of the column at a place occurs in the batches. */
export function heldTexts(batches: readonly Batch[], place: number): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { columns } of batches) {
    const column = columns[place] as Column
    const ofCodes = column.storage === 'dictionary' ? codeCounts(column.codes, column) : undefined
    if (ofCodes === undefined || column.storage !== 'dictionary') {
      for (let i = 0; i < column.length; i++) {
        if (isValid(column, i)) add(counts, valueText(column, i), 1)
      }
      continue
    }
    for (const [code, count] of ofCodes) add(counts, valueText(column.dictionary, code), count)
  }
  return counts
}

function codeCounts(codes: Int32Array, column: Column): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  for (let i = 0; i < column.length; i++) {
    if (isValid(column, i)) counts.set(codes[i]!, (counts.get(codes[i]!) ?? 0) + 1)
  }
  return counts
}

function add(counts: Map<string, number>, value: string, count: number): void {
  counts.set(value, (counts.get(value) ?? 0) + count)
}
