/** Reads a source to its end, for tests: plain values instead of columns. */
import type { Batch } from '../../src/batch/batch.js'
import { type Column, type Field, isValid } from '../../src/batch/column.js'
import { valueText } from '../../src/batch/format.js'
import type { Source } from '../../src/sources/source.js'

/** Texts of a column's slots: null for nulls, and the misfits where they are. */
export function textsOf(column: Column): (string | null)[] {
  const texts = Array.from({ length: column.length }, (_, i) =>
    isValid(column, i) ? valueText(column, i) : null,
  )
  const { misfits } = column
  for (let i = 0; i < (misfits?.length ?? 0); i++) {
    const row = misfits?.rows?.[i] ?? 0
    if (misfits !== undefined) texts[row - column.firstRow] = valueText(misfits, i)
  }
  return texts
}

/** The fields, all read as text. */
export function asText(fields: readonly Field[]): Field[] {
  return fields.map(({ name }) => ({ name, type: 'string', classes: 511 }))
}

/** Copies of all batches. */
export async function readBatches(source: Source, fields?: readonly Field[]): Promise<Batch[]> {
  const batches: Batch[] = []
  for await (const batch of source.read(fields ?? (await source.fields()))) {
    batches.push(structuredClone(batch))
  }
  return batches
}

/** All rows, each an array of texts. Checks that rows are numbered without a gap. */
export async function readRows(
  source: Source,
  fields?: readonly Field[],
): Promise<(string | null)[][]> {
  const rows: (string | null)[][] = []
  for await (const batch of source.read(fields ?? asText(await source.fields()))) {
    if (batch.firstRow !== rows.length + 1) throw new Error(`batch begins at ${batch.firstRow}`)
    if (batch.length === 0) throw new Error('empty batch')
    const columns = batch.columns.map(textsOf)
    for (let r = 0; r < batch.length; r++) rows.push(columns.map((column) => column[r] ?? null))
  }
  return rows
}

/** Counts of faults by code. */
export function faultCounts(source: Source): Record<string, number> {
  return Object.fromEntries(source.faults().map(({ code, count }) => [code, count]))
}
