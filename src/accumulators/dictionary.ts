/**
 * Which entries of its dictionary does a column use, and how often? An accumulator that knows can
 * summarise the entries instead of the slots.
 *
 * Method: the column's own counts, where it has them; else one pass counts the codes of the valid slots. Cost: about 1 ns a slot and 4 bytes a
 * dictionary entry; entries that do not occur cost nothing after the first batch.
 * Weakness: as in `numbers.ts`, the last column's answer only is kept, by identity.
 */
import type { DictionaryColumn } from '../batch/column.js'

export interface CodeCounts {
  /** Codes that occur in valid slots, each once, in order of their first occurrence. A view. */
  readonly codes: Int32Array
  /** Occurrences, by code; 0 for a code that does not occur. A view. */
  readonly counts: Int32Array
}

let known: DictionaryColumn | undefined
let counts = new Int32Array(0)
let codes = new Int32Array(0)
let used = 0

/** The codes in use and their counts. Read both before asking about another column. */
export function codeCountsOf(column: DictionaryColumn): CodeCounts {
  if (column.counts !== undefined) return { codes: allCodes(column), counts: column.counts }
  if (column !== known) {
    for (let i = 0; i < used; i++) counts[codes[i]!] = 0
    used = 0
    known = undefined
    reserve(column.dictionary.length)
    countCodes(column)
    known = column
  }
  return { codes: codes.subarray(0, used), counts }
}

let ascending = new Int32Array(0)

function allCodes({ dictionary: { length } }: DictionaryColumn): Int32Array {
  if (ascending.length < length) ascending = Int32Array.from({ length: 2 * length }, (_, i) => i)
  return ascending.subarray(0, length)
}

function reserve(entries: number): void {
  if (counts.length >= entries) return
  counts = new Int32Array(entries)
  codes = new Int32Array(entries)
}

function countCodes(column: DictionaryColumn): void {
  const { codes: slots, validity, length } = column
  for (let i = 0; i < length; i++) {
    if (validity !== undefined && (validity[i >> 3]! & (1 << (i & 7))) === 0) continue
    const code = slots[i]!
    if (counts[code]!++ === 0) codes[used++] = code
  }
}
