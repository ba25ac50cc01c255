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
