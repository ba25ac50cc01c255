/**
 * A profile as a table, one row a column: the plain statistics under the names of the JSON, and the
 * sketches, for every reader of Arrow; and `states`, from which we restore it.
 *
 * Minimum and maximum are text, and numbers beside where the type has numbers. Mean, standard
 * deviation and quantiles of points in time are in the column's own units: days since 1970-01-01,
 * microseconds since midnight, microseconds since 1970-01-01T00:00:00Z.
 */
import { maximum, minimum } from '../accumulators/extent.js'
import { boundedQuantiles } from '../accumulators/kll-query.js'
import { mean } from '../accumulators/moments.js'
import type { CellType, TableColumn } from './arrow.js'
import { type ColumnDescription, describeColumn, ranks } from './describe.js'
import type { ColumnProfile } from './profile.js'
import { extentOf, kllOf, momentsOf } from './query.js'
import type { Sketches } from './states.js'

/** What one row is made of. */
export interface TableRow {
  readonly column: ColumnProfile
  readonly sketches: Sketches
  readonly states: Uint8Array
}

type Value = (row: DescribedRow) => unknown
interface DescribedRow extends TableRow {
  readonly description: ColumnDescription
}

const bounds = ['estimate', 'low', 'high']

/** The columns in their order. */
const layout: readonly (readonly [name: string, type: CellType, value: Value])[] = [
  ['name', 'text', ({ description }) => description.name],
  ['type', 'text', ({ description }) => description.type],
  ['rows', 'count', ({ description }) => count(description.rows)],
  ['nulls', 'count', ({ description }) => count(description.nulls)],
  ['misfits', 'count', ({ description }) => count(description.misfits)],
  ['trues', 'count', ({ description }) => count(description.trues)],
  ['falses', 'count', ({ description }) => count(description.falses)],
  ['nans', 'count', ({ description }) => count(description.nans)],
  ['infinities', 'count', ({ description }) => count(description.infinities)],
  ['zeros', 'count', ({ description }) => count(description.zeros)],
  ['negatives', 'count', ({ description }) => count(description.negatives)],
  ['distinct', { numbers: bounds }, ({ description }) => description.distinct],
  ['min', 'text', ({ description }) => text(description.min)],
  ['max', 'text', ({ description }) => text(description.max)],
  ['minNumber', 'number', ({ column }) => extreme(column, minimum)],
  ['maxNumber', 'number', ({ column }) => extreme(column, maximum)],
  ['mean', 'number', ({ column }) => average(column)],
  ['standardDeviation', 'number', ({ description }) => description.standardDeviation],
  ['sum', 'number', ({ description }) => description.sum],
  ['skewness', 'number', ({ description }) => description.skewness],
  ['kurtosis', 'number', ({ description }) => description.kurtosis],
  ['order', 'text', ({ description }) => description.order],
  ['quantiles', { list: ['rank', ...bounds] }, ({ column }) => quantiles(column)],
  ['length', { numbers: ['min', 'max', 'mean'] }, ({ description }) => description.length],
  ['kll', 'bytes', ({ sketches }) => sketches.kll],
  ['hll', 'bytes', ({ sketches }) => sketches.hll],
  ['frequent', 'bytes', ({ sketches }) => sketches.frequent],
  ['states', 'bytes', ({ states }) => states],
]

/** The table's columns. */
export function tableOf(rows: readonly TableRow[]): readonly TableColumn[] {
  const described = rows.map((row) => ({ ...row, description: describeColumn(row.column) }))
  return layout.map(([name, type, value]) => ({ name, type, values: described.map(value) }))
}

function count(value: number | null): bigint | null {
  return value === null ? null : BigInt(value)
}

function text(value: string | number | boolean | null): string | null {
  return value === null ? null : String(value)
}

function extreme(column: ColumnProfile, query: typeof minimum): number | null {
  const extent = extentOf(column)
  const value = extent && query(extent)
  return typeof value === 'number' || typeof value === 'bigint' ? Number(value) : null
}

function average(column: ColumnProfile): number | null {
  const moments = momentsOf(column)
  return (moments && mean(moments)) ?? null
}

/** Null where the type has none. */
function quantiles(column: ColumnProfile): readonly object[] | null {
  const sketch = kllOf(column)
  if (sketch === undefined) return null
  return boundedQuantiles(sketch, ranks).map((bounded, i) => ({ rank: ranks[i], ...bounded }))
}
