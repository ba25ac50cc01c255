/** Pairs of columns from arrays, and what a finder says over many seeds. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Change, ColumnPair } from '../../src/drift/change.js'
import { needsOfBatch, needsOfReference } from '../../src/drift/needs.js'
import type { Plan } from '../../src/profile/plan.js'
import type { Profile } from '../../src/profile/profile.js'
import { scan } from '../../src/scan/scan.js'
import type { MemoryValue } from '../../src/sources/memory.js'
import { openSource } from '../../src/sources/open.js'
import { batchProfile, referenceProfile } from './support.js'

export async function pairOf(
  reference: readonly MemoryValue[],
  batch: readonly MemoryValue[],
): Promise<ColumnPair> {
  const known = await referenceProfile({ x: reference })
  const other = await batchProfile({ x: batch }, known)
  const [a, b] = [known.columns[0], other.columns[0]]
  if (a === undefined || b === undefined) throw new Error('a profile without its column')
  return { reference: a, batch: b }
}

/** What a finder says of two arrays. */
export async function found(
  finder: (pair: ColumnPair) => Change | undefined,
  reference: readonly MemoryValue[],
  batch: readonly MemoryValue[],
): Promise<Change | undefined> {
  return finder(await pairOf(reference, batch))
}

/** As {@link found}, of cells of a text file, which may be times of day. */
export async function foundInText(
  finder: (pair: ColumnPair) => Change | undefined,
  reference: readonly string[],
  batch: readonly string[],
): Promise<Change | undefined> {
  const first = await scanText(reference, { columns: [] })
  const known = await scanText(reference, needsOfReference(first))
  const other = await scanText(batch, needsOfBatch(known))
  const [a, b] = [known.columns[0], other.columns[0]]
  if (a === undefined || b === undefined) throw new Error('a profile without its column')
  return finder({ reference: a, batch: b })
}

async function scanText(cells: readonly string[], plan: Plan): Promise<Profile> {
  const folder = mkdtempSync(join(tmpdir(), 'driftgate-change-'))
  try {
    const path = join(folder, 'cells.csv')
    writeFileSync(path, `x\n${cells.join('\n')}\n`)
    const source = await openSource(path)
    const profile = await scan(source, plan)
    await source.close()
    return profile
  } finally {
    rmSync(folder, { recursive: true })
  }
}
