import { describe, expect, it } from 'vitest'
import { missingTests } from '../../src/drift/missing.js'
import type { ColumnProfile, Profile } from '../../src/profile/profile.js'
import { batchProfile, referenceProfile } from './support.js'

const column = (profile: Profile) => profile.columns[0] as ColumnProfile
const setting = { limit: 0.05, options: { alpha: 0.05 } }

async function testsOf(x: (number | null)[], y: (number | null)[]) {
  const reference = await referenceProfile({ a: x })
  return missingTests(column(reference), column(await batchProfile({ a: y }, reference)), setting)
}

const numbers = (size: number, holes: number, hole: number | null) =>
  Array.from({ length: size }, (_, i) => (i < holes ? hole : i + 0.5))

describe('missingTests', () => {
  it('always tests nulls, the others where there are any', async () => {
    const codes = async (hole: number | null) =>
      (await testsOf(numbers(100, 0, null), numbers(100, 10, hole))).map(({ code }) => code)
    expect(await codes(null)).toEqual(['drift.nulls'])
    expect(await codes(Number.NaN)).toEqual(['drift.nulls', 'drift.nans'])
    expect(await codes(Number.NEGATIVE_INFINITY)).toEqual(['drift.nulls', 'drift.infinities'])
  })

  it('measures the change of share over all rows', async () => {
    const [nulls] = await testsOf(numbers(1000, 140, null), numbers(500, 2, null))
    expect(nulls?.comparison.effect).toBeCloseTo(0.14 - 0.004, 12)
    expect(nulls?.comparison.pValue).toBeLessThan(1e-15)
    expect(nulls?.rows).toBe(2)
  })
})
