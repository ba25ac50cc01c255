import { describe, expect, it } from 'vitest'
import { categoricalTests } from '../../src/drift/categorical.js'
import type { ColumnProfile, Profile } from '../../src/profile/profile.js'
import { batchProfile, choices, drawn, referenceProfile } from './support.js'

const column = (profile: Profile) => profile.columns[0] as ColumnProfile
const setting = {
  limits: { psi: 0.1, chiSquare: 0.1, unseen: 0.05 },
  options: { alpha: 0.05 },
}

async function testsOf(x: (string | boolean | null)[], y: (string | boolean | null)[]) {
  const reference = await referenceProfile({ a: x })
  return categoricalTests(
    column(reference),
    column(await batchProfile({ a: y }, reference)),
    setting,
  )
}

describe('categoricalTests', () => {
  it('tests shares and unseen values of text', async () => {
    const tests = await testsOf(choices(1000, 1, ['a', 'b']), choices(1000, 2, ['a', 'b', 'c']))
    expect(tests.map(({ code }) => code)).toEqual(['drift.psi', 'drift.chi-square', 'drift.unseen'])
    for (const { comparison } of tests) expect(comparison.pValue).toBeLessThan(1e-10)
    expect(tests[2]?.rows).toBeGreaterThan(250)
  })

  it('compares booleans', async () => {
    const tests = await testsOf(choices(500, 1, [true, false]), new Array(500).fill(true))
    expect(tests[1]?.comparison.effectLow).toBeGreaterThan(0.1)
  })

  it('has no unseen test where a side did not keep every value', async () => {
    const many = (seed: number) => drawn(20_000, seed, (random) => `v${random.integer(15_000)}`)
    const tests = await testsOf(many(1), many(2))
    expect(tests.map(({ code }) => code)).toEqual(['drift.psi', 'drift.chi-square'])
    for (const { comparison } of tests) expect(comparison.pValue).toBeGreaterThan(1e-3)
  })

  it('raises no more false alarms than alpha', async () => {
    // 120 pairs; P(more than 15 below 0.05 | rate 0.05) is below 4e-4.
    const low = new Map<string, number>()
    const zipf = (seed: string) =>
      drawn(600, seed, (random) => `v${Math.floor(1 / (random.next() + 0.005))}`)
    for (let seed = 0; seed < 120; seed++) {
      for (const { code, comparison } of await testsOf(zipf(`r${seed}`), zipf(`b${seed}`))) {
        if ((comparison.pValue ?? 1) <= 0.05) low.set(code, (low.get(code) ?? 0) + 1)
      }
    }
    for (const [code, count] of low) expect(count, code).toBeLessThanOrEqual(15)
  })
})
