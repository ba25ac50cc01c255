/** A batch that outlives the reader's next one: its columns copied out of the memory that is filled again. */
import type { Batch } from './batch.js'
import { type Column, rowOf, type TextColumn } from './column.js'
import { gather } from './gather.js'

/** The rows of a batch from slot `from` to before `to`, with their misfits, in memory of their own. */
export function hold(batch: Batch, from: number, to: number): Batch {
  const length = Math.max(0, Math.min(to, batch.length) - from)
  const slots = Int32Array.from({ length }, (_, i) => from + i)
  return {
    ...batch,
    length,
    firstRow: batch.firstRow + from,
    columns: batch.columns.map((column) => holdColumn(column, slots)),
  }
}

function holdColumn(column: Column, slots: Int32Array): Column {
  const { misfits, misfitClasses } = column
  const copied = gather(column, slots)
  const { rows: _, ...own } =
    copied.storage === 'dictionary'
      ? { ...copied, dictionary: copyText(copied.dictionary) }
      : copied
  const firstRow = column.firstRow + (slots[0] ?? 0)
  const kept = { ...own, firstRow }
  if (misfits === undefined) return kept as Column
  const last = firstRow + slots.length
  const inside = Array.from({ length: misfits.length }, (_, i) => i).filter((i) => {
    const row = rowOf(misfits, i)
    return row >= firstRow && row < last
  })
  const held = gather(misfits, Int32Array.from(inside)) as TextColumn
  const classes = misfitClasses === undefined ? {} : { misfitClasses }
  return { ...kept, misfits: held, ...classes } as Column
}

function copyText(text: TextColumn): TextColumn {
  const all = Int32Array.from({ length: text.length }, (_, i) => i)
  return gather(text, all) as TextColumn
}
