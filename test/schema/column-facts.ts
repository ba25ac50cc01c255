/** Facts of columns for tests: written out, or drawn from values in memory. */

import type { ColumnProfile } from '../../src/profile/profile.js'
import { scan } from '../../src/scan/scan.js'
import type { ColumnFacts } from '../../src/schema/facts.js'
import { type MemoryValue, memorySource } from '../../src/sources/memory.js'

/** Facts of 1,000 unremarkable numbers, with changes. */
export function facts(changes: Partial<ColumnFacts>): ColumnFacts {
  return {
    name: 'a',
    type: 'number',
    isWide: false,
    rows: 1000,
    nulls: 0,
    values: 1000,
    positiveInfinities: 0,
    negativeInfinities: 0,
    extent: { minimum: 0, maximum: 1 },
    lengths: undefined,
    distinct: undefined,
    counts: undefined,
    frequentValues: [],
    patterns: undefined,
    distribution: undefined,
    order: undefined,
    ...changes,
  }
}

export const exactly = (count: number) => ({ estimate: count, low: count, high: count })

/** The profile of a column with these values. */
export async function profiled(values: readonly MemoryValue[], name = 'a'): Promise<ColumnProfile> {
  const source = memorySource({ name: 'memory', columns: { [name]: values } })
  const { columns } = await scan(source, { columns: [] })
  if (columns[0] === undefined) throw new Error('no column')
  return columns[0]
}

export function upTo<Value>(count: number, value: (index: number) => Value): Value[] {
  return Array.from({ length: count }, (_, index) => value(index))
}
