/** The statistics of a few values, by the accumulators: what other tools call metrics. */
import { extent, maximum, minimum } from '../../../src/accumulators/extent.js'
import { kurtosis, mean, moments, skewness, sum } from '../../../src/accumulators/moments.js'
import { tally } from '../../../src/accumulators/tally.js'
import type { Column } from '../../../src/batch/column.js'
import { floatColumn, textColumn } from './columns.js'

/** A column of numbers or of text, nulls invalid; undefined for anything else or a mixture. */
export function columnOf(values: readonly unknown[]): Column | undefined {
  const present = values.filter((value) => value !== null)
  const validity = new Uint8Array(Math.ceil(values.length / 8))
  values.forEach((value, i) => {
    if (value !== null) validity[i >> 3]! |= 1 << (i & 7)
  })
  const nulls = { invalidCount: values.length - present.length, validity }
  if (present.every((value) => typeof value === 'number')) {
    return { ...floatColumn(Float64Array.from(values, (value) => Number(value ?? 0))), ...nulls }
  }
  if (!present.every((value) => typeof value === 'string')) return undefined
  return { ...textColumn(values.map((value) => String(value ?? ''))), ...nulls }
}

/** Null counts of any column, and of numbers what the moments and the extremes say. */
export function summaryOf(column: Column) {
  const counted = tally.empty({ kind: 'tally' })
  tally.update(counted, column)
  const { counts } = counted
  if (column.storage !== 'float64') return { counts, numeric: undefined }
  const powers = moments.empty({ kind: 'moments' })
  moments.update(powers, column)
  const extremes = extent.empty({ kind: 'extent' })
  extent.update(extremes, column)
  const numeric = {
    count: powers.count,
    sum: sum(powers),
    mean: mean(powers),
    populationVariance: powers.m2 / powers.count,
    skewness: skewness(powers),
    kurtosis: kurtosis(powers),
    minimum: Number(minimum(extremes)),
    maximum: Number(maximum(extremes)),
  }
  return { counts, numeric }
}
