/** References and batches from arrays, as `infer` and `check` make them of files. */
import { compareDrift, type DriftSchema } from '../../src/drift/drift.js'
import { needsOfBatch, needsOfReference } from '../../src/drift/needs.js'
import { type Random, seededRandom } from '../../src/math/random.js'
import type { Profile } from '../../src/profile/profile.js'
import { withNeeds } from '../../src/scan/needs.js'
import { scan } from '../../src/scan/scan.js'
import { defaultDrift } from '../../src/schema/defaults.js'
import { type MemoryValue, memorySource } from '../../src/sources/memory.js'
import type { Finding } from '../../src/verdict/finding.js'

export type Table = Readonly<Record<string, readonly MemoryValue[]>>

export const plainSchema: DriftSchema = { alpha: 0.05, drift: defaultDrift, columns: [] }

/** Two passes, the second on the grid that the first gives. */
export async function referenceProfile(columns: Table): Promise<Profile> {
  const source = memorySource({ name: 'reference', columns })
  const first = await scan(source, { columns: [] })
  return withNeeds(source, first, needsOfReference(first))
}

export async function batchProfile(columns: Table, reference: Profile): Promise<Profile> {
  return scan(memorySource({ name: 'batch', columns }), needsOfBatch(reference))
}

/** Drift of two tables. */
export async function driftOf(
  reference: Table,
  batch: Table,
  schema: DriftSchema = plainSchema,
): Promise<readonly Finding[]> {
  const known = await referenceProfile(reference)
  return compareDrift(schema, known, await batchProfile(batch, known))
}

/** The outcome of one test of one column. */
export function outcomeOf(findings: readonly Finding[], column: string, code: string): string {
  return findings.find((each) => each.column === column && each.code === code)?.outcome ?? 'absent'
}

export function drawn<Value>(
  size: number,
  seed: number | string,
  draw: (random: Random) => Value,
): Value[] {
  const random = seededRandom(seed)
  return Array.from({ length: size }, () => draw(random))
}

export const normals = (size: number, seed: number | string, shift = 0) =>
  drawn(size, seed, (random) => random.normal() + shift)

export const choices = <Value>(size: number, seed: number | string, among: readonly Value[]) =>
  drawn(size, seed, (random) => among[random.integer(among.length)] as Value)
