/** Profiles of small data sets, for tests. */
import type { LogicalType } from '../../src/batch/type.js'
import type { Plan } from '../../src/profile/plan.js'
import type { Profile } from '../../src/profile/profile.js'
import { scan } from '../../src/scan/scan.js'
import { type MemoryValue, memorySource } from '../../src/sources/memory.js'

export type Columns = Readonly<Record<string, readonly MemoryValue[]>>

/** Scans arrays under a plan. */
export async function profileOf(
  columns: Columns,
  plan: Plan = { columns: [] },
  name = 'test',
): Promise<Profile> {
  return scan(memorySource({ name, columns }), plan)
}

/** A plan that fixes types. */
export function typed(types: Readonly<Record<string, LogicalType>>): Plan {
  return {
    columns: Object.entries(types).map(([name, type]) => ({ name, type, needs: [] })),
  }
}

/**
 * A copy with fractions rounded to ten significant digits, and to a millionth, in which results that
 * are equal up to the order of additions are equal.
 */
export function rounded(value: unknown): unknown {
  if (typeof value === 'number') {
    if (Number.isSafeInteger(value)) return value
    const near = Number(value.toPrecision(10))
    return Math.abs(near) > 2 ** 40 ? near : Math.round(near * 1e6) / 1e6 + 0
  }
  if (Array.isArray(value)) return value.map(rounded)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, rounded(part)]))
}
