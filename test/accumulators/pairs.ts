/** Columns of pairs by hand, as `profile/pair.ts` makes them of the columns of a batch. */
import type { TextColumn } from '../../src/batch/column.js'
import { hashPairs, numberPairs } from '../../src/profile/pair.js'
import { column, plainText } from '../support/text-columns.js'

export type Texts = readonly (string | null)[]

export function textPairs(left: Texts, right: Texts): TextColumn {
  return hashPairs([plainText(left)], plainText(right))
}

export function doublePairs(
  x: readonly (number | null)[],
  y: readonly (number | null)[],
): TextColumn {
  const textOf = (value: number | null) => (value === null ? null : String(value))
  return numberPairs(column('number', x.map(textOf)), column('number', y.map(textOf)))
}
