import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  lInfinity,
  lInfinityTest,
  normalizedAbsoluteDifference,
  robustLInfinity,
} from '../../src/drift/l-infinity.js'
import { seededRandom } from '../../src/math/random.js'
import { relativeError } from '../support/vectors/close.js'
import { goldenRows } from './golden.js'
import { multinomial } from './populations.js'

type Counts = Readonly<Record<string, number>>
const folder = process.env.DRIFTGATE_VECTORS ?? join(import.meta.dirname, '..', 'vectors')
const published = JSON.parse(readFileSync(join(folder, 'tfdv.json'), 'utf8')) as {
  linf: { name: string; a: Counts; b: Counts; linf: number; reported_value?: string }[]
  normalized_abs_difference: { name: string; a: Counts; b: Counts; value: number }[]
}

/** Both sides over the union of names in byte order. */
function aligned(a: Counts, b: Counts): { names: string[]; x: number[]; y: number[] } {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort()
  return { names, x: names.map((name) => a[name] ?? 0), y: names.map((name) => b[name] ?? 0) }
}

describe('golden', () => {
  it.each(published.linf)('$name', ({ a, b, linf, reported_value }) => {
    const { names, x, y } = aligned(a, b)
    const { distance, category } = lInfinity(x, y)
    expect(distance).toBeCloseTo(linf, 12)
    if (reported_value !== undefined) expect(names[category]).toBe(reported_value)
  })

  it.each(published.normalized_abs_difference)('$name (raw counts)', ({ a, b, value }) => {
    const { x, y } = aligned(a, b)
    expect(normalizedAbsoluteDifference(x, y)).toBeCloseTo(value, 12)
  })

  it('plain and robust rows', () => {
    for (const { args, expected, tol } of goldenRows<{ a: Counts; b: Counts }, number>('linf')) {
      const { x, y } = aligned(args.a, args.b)
      expect(relativeError(lInfinity(x, y).distance, expected)).toBeLessThanOrEqual(tol)
    }
    const rows = goldenRows<{ a: Counts; b: Counts; alpha?: number }, number>('linfRobust')
    expect(rows.length).toBeGreaterThan(0)
    for (const { args, expected, tol } of rows) {
      const { x, y } = aligned(args.a, args.b)
      expect(relativeError(robustLInfinity(x, y, args.alpha), expected)).toBeLessThanOrEqual(tol)
    }
  })
})

describe('lInfinityTest', () => {
  it('covers the truth and stays within alpha', () => {
    // 40 pairs: fewer than 33 covered has probability 7e-4 at 95 %; 200: more than 21 alarms 5e-4 at 5 %.
    const random = seededRandom(111)
    const [even, moved] = [new Array<number>(5).fill(0.2), [0.35, 0.1, 0.2, 0.15, 0.2]]
    let [covered, alarms] = [0, 0]
    for (let pair = 0; pair < 200; pair++) {
      const a = multinomial(random, even, 500)
      if (pair < 40) {
        const found = lInfinityTest(a, multinomial(random, moved, 200))
        if ((found.effectLow ?? 1) <= 0.15 && (found.effectHigh ?? 0) >= 0.15) covered++
      }
      const unmoved = lInfinityTest(a, multinomial(random, even, 40), { seed: pair })
      if ((unmoved.pValue ?? 1) <= 0.05) alarms++
    }
    expect(covered).toBeGreaterThanOrEqual(33)
    expect(alarms).toBeLessThanOrEqual(21)
  })

  it('names the category, and has stated outcomes for degenerate input', () => {
    expect(lInfinityTest([50, 0, 50], [10, 0, 90])).toMatchObject({ category: 2, statistic: 0.4 })
    expect(lInfinityTest([0], [3])).toMatchObject({ method: 'no rows', category: -1 })
    expect(lInfinityTest([4], [3])).toMatchObject({ statistic: 0, pValue: 1, effectHigh: 0 })
    expect(normalizedAbsoluteDifference([], [])).toBe(0)
    expect(robustLInfinity([0], [3])).toBe(0)
  })
})
