/** Columns of the batch by hand, for tests. */
import { finishColumn, setInvalid, startColumn } from '../../src/batch/build.js'
import { appendText, finishText, textBuilder } from '../../src/batch/build-text.js'
import { columnBuilder } from '../../src/batch/builder.js'
import type { Column, DictionaryColumn, Field, TextColumn } from '../../src/batch/column.js'
import { type Cells, convert, NULL } from '../../src/batch/convert.js'
import { acceptedClasses, classesOf, type LogicalType } from '../../src/batch/type.js'

const encoder = new TextEncoder()

/** Cells of a text file, null where null. */
export function cells(texts: readonly (string | null)[], firstRow = 1): Cells {
  const builder = textBuilder()
  for (const text of texts) appendText(builder, encoder.encode(text ?? ''))
  return {
    bytes: builder.bytes,
    starts: Int32Array.from(texts, (text, i) => (text === null ? NULL : (builder.offsets[i] ?? 0))),
    ends: Int32Array.from(texts, (_, i) => builder.offsets[i + 1] ?? 0),
    length: texts.length,
    firstRow,
  }
}

/** The cells as a column of a type (integers up to 2^53 unless the classes say more). */
export function column(
  type: LogicalType,
  texts: readonly (string | null)[],
  classes = type === 'integer' ? 2 : acceptedClasses(classesOf(type)),
): Column {
  const field: Field = { name: 'x', type, classes }
  return convert(cells(texts, 11), columnBuilder(field)) as Column
}

/** Text slot by slot. */
export function plainText(texts: readonly (string | null)[]): TextColumn {
  const slots = columnBuilder({ name: 'x', type: 'string', classes: 511 })
  startColumn(slots, 11, texts.length)
  for (const [i, text] of texts.entries()) {
    if (text === null) setInvalid(slots, i)
    appendText(slots.text, encoder.encode(text ?? ''))
  }
  return finishColumn(slots, texts.length) as TextColumn
}

/** Text through a dictionary, which has an entry that no slot uses. */
export function dictionary(texts: readonly (string | null)[]): DictionaryColumn {
  const entries = ['unused', ...new Set(texts.filter((text) => text !== null))]
  const builder = textBuilder()
  for (const entry of entries) appendText(builder, encoder.encode(entry))
  const { length, invalidCount, validity, firstRow } = plainText(texts.map((text) => text && ''))
  return {
    storage: 'dictionary',
    type: 'string',
    length,
    invalidCount,
    validity,
    firstRow,
    codes: Int32Array.from(texts, (text) => (text === null ? 0 : entries.indexOf(text))),
    dictionary: finishText(builder, 0),
  }
}
