import { describe, expect, it } from 'vitest'
import { ksStatistic } from '../../src/drift/kolmogorov-smirnov.js'
import { numericTests } from '../../src/drift/numeric.js'
import type { ColumnProfile, Profile } from '../../src/profile/profile.js'
import { scan } from '../../src/scan/scan.js'
import { memorySource } from '../../src/sources/memory.js'
import { batchProfile, drawn, normals, referenceProfile } from './support.js'

const column = (profile: Profile) => profile.columns[0] as ColumnProfile
const setting = { limits: { ks: 0.1, psi: 0.1 }, options: { alpha: 0.05 } }
const sorted = (values: readonly number[]) => Float64Array.from(values).sort()

async function ksOf(x: number[], y: number[]) {
  const reference = await referenceProfile({ a: x })
  const batch = await batchProfile({ a: y }, reference)
  return numericTests(column(reference), column(batch), setting)[0]?.comparison
}

describe('numericTests', () => {
  it('is exact on the values where both sides keep them all', async () => {
    const [x, y] = [normals(300, 1), normals(200, 2, 0.3)]
    expect((await ksOf(x, y))?.statistic).toBe(ksStatistic(sorted(x), sorted(y)).statistic)
  })

  it('is exact on few distinct values at any size', async () => {
    const dice = (size: number, seed: number, sides: number) =>
      drawn(size, seed, (random) => random.integer(sides))
    const [x, y] = [dice(20_000, 1, 6), dice(15_000, 2, 7)]
    const found = await ksOf(x, y)
    expect(found?.statistic).toBeCloseTo(ksStatistic(sorted(x), sorted(y)).statistic, 12)
  })

  it('brackets D of many values by its cells', async () => {
    for (const shift of [0, 0.05, 0.4]) {
      const [x, y] = [normals(20_000, 3), normals(20_000, 4, shift)]
      const truth = ksStatistic(sorted(x), sorted(y)).statistic
      const found = await ksOf(x, y)
      expect(found?.statistic).toBeLessThanOrEqual(truth + 1e-12)
      expect(found?.statistic).toBeGreaterThanOrEqual(truth - 0.005)
      expect(found?.effectHigh).toBeGreaterThanOrEqual(truth)
    }
  })

  it('hides nothing of heavy values, at an end or side by side, among many', async () => {
    // Three rows in five are 0, and of counted ones another in eight 1; no two others are alike.
    const amounts = (size: number, seed: number) =>
      drawn(size, seed, (random) => Math.max(0, Math.ceil(random.next() * 5) - 3) * random.next())
    const counted = (size: number, seed: number) =>
      amounts(size, seed).map((amount) => (amount > 0 && amount < 0.4 ? 1 : amount))
    for (const values of [amounts, counted]) {
      const [x, y] = [values(6000, 1), values(5000, 2)]
      const truth = ksStatistic(sorted(x), sorted(y)).statistic
      const found = await ksOf(x, y)
      expect(found?.effectHigh).toBeGreaterThanOrEqual(truth)
      // The band of these sizes is 0.026; a cell holds 0.2 % of either side, and chance.
      expect(found?.effectHigh).toBeLessThanOrEqual(truth + 0.026 + 0.006)
    }
  })

  it('stays conservative on sketches', async () => {
    const source = (values: number[]) =>
      scan(memorySource({ name: 's', columns: { a: values } }), { columns: [] })
    const [a, b] = [await source(normals(50_000, 5)), await source(normals(50_000, 6))]
    const [ks, psi] = numericTests(column(a), column(b), setting)
    const exact = await ksOf(normals(50_000, 5), normals(50_000, 6))
    expect(ks?.comparison.pValue).toBeGreaterThanOrEqual(exact?.pValue ?? 1)
    expect(ks?.comparison.conservative).toBe(true)
    expect(psi?.comparison.pValue).toBeGreaterThan(0.01)
  })

  it('raises no more false alarms than alpha, on any of the three ways', async () => {
    // 120 pairs each; P(more than 15 below 0.05 | rate 0.05) is below 4e-4.
    for (const size of [100, 3000]) {
      const low = { ks: 0, psi: 0 }
      for (let seed = 0; seed < 120; seed++) {
        const reference = await referenceProfile({ a: normals(size, `r${seed}`) })
        const batch = await batchProfile({ a: normals(size, `b${seed}`) }, reference)
        const [ks, psi] = numericTests(column(reference), column(batch), setting)
        if ((ks?.comparison.pValue ?? 0) <= 0.05) low.ks++
        if ((psi?.comparison.pValue ?? 0) <= 0.05) low.psi++
      }
      expect(low.ks).toBeLessThanOrEqual(15)
      expect(low.psi).toBeLessThanOrEqual(15)
    }
  })
})
