import { describe, expect, it } from 'vitest'
import { ksFromCumulative, ksStatistic, tieEnds } from '../../src/drift/kolmogorov-smirnov.js'
import { ksPValue } from '../../src/drift/kolmogorov-smirnov-p-value.js'
import { seededRandom } from '../../src/math/random.js'

const random = seededRandom(17)
const normals = (size: number) => new Float64Array(size).map(() => random.normal()).sort()
const digits = (size: number, values: number) =>
  new Float64Array(size).map(() => random.integer(values)).sort()

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}

describe('ksPValue', () => {
  it('walks down the ladder and names each rung', () => {
    const [x, y, z] = [normals(40), normals(30), normals(40)]
    expect(ksPValue(ksStatistic(x, y)).method).toBe('exact')
    expect(ksPValue(ksStatistic(x, z)).method).toBe('exact, equal sizes')
    expect(ksPValue(ksStatistic(x, y), { budget: 1 })).toMatchObject({
      method: "Kolmogorov's limit",
      conservative: true,
    })
    const [a, b] = [digits(40, 4), digits(30, 4)]
    const tied = ksStatistic(a, b)
    const ends = tieEnds(a, b)
    expect(ksPValue(tied, { ends }).method).toBe('exact given the ties')
    expect(ksPValue(tied, { ends, budget: 1 }).method).toBe('large-sample law given the ties')
    expect(ksPValue(tied)).toMatchObject({ method: 'exact, ties ignored', conservative: true })
    expect(ksPValue(tied).pValue).toBeGreaterThan(ksPValue(tied, { ends }).pValue)
  })

  it('the limit errs on the large side from sizes of 50', () => {
    for (const [n, m] of [
      [50, 50],
      [60, 77],
      [100, 1000],
      [2000, 333],
    ] as const) {
      for (const z of [1.2, 1.5, 2, 3]) {
        // The next value that the difference can take.
        const unit = greatestCommonDivisor(n, m)
        const gap = Math.ceil((z * Math.sqrt((n + m) * n * m)) / unit) * unit
        // Two cells that part the samples by as much.
        const found = { ...ksFromCumulative({ x: [n], y: [m], n, m }), ties: false }
        const parted = { ...found, difference: gap, statistic: gap / (n * m) }
        const exact = ksPValue(parted).pValue
        const slack = z < 1.3 ? 0.995 : 1
        expect(ksPValue({ ...parted, difference: null }).pValue).toBeGreaterThan(exact * slack)
      }
    }
  })

  it('has p = 1 without a gap or without rows', () => {
    expect(ksPValue(ksStatistic(digits(9, 1), digits(5, 1))).pValue).toBe(1)
    expect(ksPValue(ksStatistic(new Float64Array(0), normals(3))).pValue).toBe(1)
  })

  it('stays within alpha at small sizes, continuous and tied', () => {
    // 1,500 pairs each: P(more than 110 alarms | 0.05) is 7e-5.
    for (const values of [0, 2, 5]) {
      let alarms = 0
      for (let pair = 0; pair < 1500; pair++) {
        const draw = (size: number) => (values === 0 ? normals(size) : digits(size, values))
        const [x, y] = [draw(25), draw(12)]
        if (ksPValue(ksStatistic(x, y), { ends: tieEnds(x, y) }).pValue <= 0.05) alarms++
      }
      expect(alarms).toBeLessThanOrEqual(110)
      expect(alarms).toBeGreaterThan(10)
    }
  })
})
