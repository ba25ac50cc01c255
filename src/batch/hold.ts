/** A batch that outlives the reader's next one: its columns copied out of the memory that is filled again. */
import type { Batch } from './batch.js'
import type { Column, TextColumn } from './column.js'
import { gather } from './gather.js'

/** The first `rows` rows of a batch (all, where it has fewer), with their misfits, in memory of their own. */
export function hold(batch: Batch, rows: number): Batch {
  const length = Math.min(rows, batch.length)
  const slots = Int32Array.from({ length }, (_, i) => i)
  return { ...batch, length, columns: batch.columns.map((column) => holdColumn(column, slots)) }
}

function holdColumn(column: Column, slots: Int32Array): Column {
  const { misfits, misfitClasses } = column
  const copied = gather(column, slots)
  const { rows: _, ...own } =
    copied.storage === 'dictionary'
      ? { ...copied, dictionary: copyText(copied.dictionary) }
      : copied
  const kept = { ...own, firstRow: column.firstRow }
  if (misfits === undefined) return kept as Column
  const last = column.firstRow + slots.length
  const inside = [...(misfits.rows ?? [])].flatMap((row, i) => (row < last ? [i] : []))
  const held = gather(misfits, Int32Array.from(inside)) as TextColumn
  return {
    ...kept,
    misfits: held,
    ...(misfitClasses === undefined ? {} : { misfitClasses }),
  } as Column
}

function copyText(text: TextColumn): TextColumn {
  const all = Int32Array.from({ length: text.length }, (_, i) => i)
  return gather(text, all) as TextColumn
}
