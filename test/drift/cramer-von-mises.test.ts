import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cramerVonMisesTest,
  exactPValue,
  limitPValue,
  statisticOf,
} from '../../src/drift/cramer-von-mises.js'
import { seededRandom } from '../../src/math/random.js'
import { relativeError } from '../support/vectors/close.js'
import { permutationShare } from './enumerate.js'
import { goldenRows } from './golden.js'

const ascending = (values: readonly number[]) => Float64Array.from(values).sort()
const apart = (n: number, m: number) => [
  ...new Array<{ x: number; y: number }>(n).fill({ x: 1, y: 0 }),
  ...new Array<{ x: number; y: number }>(m).fill({ x: 0, y: 1 }),
]

/** T by midranks, step by step. */
function plain(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const pooled = [...Array.from(x), ...Array.from(y)]
  const rank = (value: number) =>
    pooled.filter((each) => each < value).length +
    (pooled.filter((each) => each === value).length + 1) / 2
  const sum = (side: ArrayLike<number>) =>
    Array.from(side).reduce((total, value, i) => total + (rank(value) - i - 1) ** 2, 0)
  const [n, m] = [x.length, y.length]
  return statisticOf(n * sum(x) + m * sum(y), { n, m })
}

describe('cramerVonMisesTest', () => {
  it('equals the golden rows', () => {
    const exact = goldenRows<{ U: number; n: number; m: number; T: number }, number>('cvm2ExactP')
    expect(exact.length).toBeGreaterThan(0)
    for (const { args, expected, tol } of exact) {
      expect(statisticOf(args.U, args)).toBeCloseTo(args.T, 12)
      const found = exactPValue(args.U, apart(args.n, args.m))
      expect(relativeError(found, expected)).toBeLessThanOrEqual(tol)
    }
    for (const { args, expected } of goldenRows<
      { x: number[]; y: number[] },
      { T: number; p: number }
    >('cvm2')) {
      const found = cramerVonMisesTest(ascending(args.x), ascending(args.y))
      // Printed with three and two digits, the p by interpolation.
      expect(found.statistic).toBeCloseTo(expected.T, 3)
      expect(Math.abs((found.pValue ?? 0) - expected.p)).toBeLessThan(0.02)
    }
  })

  it('counts every order, with ties as brute force does', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(digits, digits, (x, y) => {
        const [a, b] = [ascending(x), ascending(y)]
        const found = cramerVonMisesTest(a, b)
        expect(found.statistic).toBeCloseTo(plain(a, b), 10)
        const share = permutationShare([...x, ...y], x.length, plain, plain(a, b))
        expect(found.pValue).toBeCloseTo(share, 10)
      }),
      { numRuns: 40 },
    )
  })

  it('the limit law is near the exact one at 30 rows', () => {
    const random = seededRandom(151)
    let compared = 0
    for (let pair = 0; pair < 30; pair++) {
      const x = new Float64Array(15).map(() => random.normal()).sort()
      const y = new Float64Array(15).map(() => random.normal() + (pair % 3) / 3).sort()
      const found = cramerVonMisesTest(x, y)
      const u = ((found.statistic ?? 0) + (4 * 225 - 1) / 180) * 225 * 30
      expect(found.method).toBe('exact')
      if ((found.pValue ?? 0) < 0.01) continue
      compared++
      expect(Math.abs(limitPValue(u, { n: 15, m: 15 }) / (found.pValue ?? 0) - 1)).toBeLessThan(0.1)
    }
    expect(compared).toBeGreaterThan(10)
  })

  it('raises alarms near 5 %, on ties as well', () => {
    // 200 pairs each: more than 22 alarms have probability 2e-4 at 0.05.
    const random = seededRandom(152)
    for (const draw of [() => random.normal(), () => random.integer(2), () => random.integer(6)]) {
      let alarms = 0
      for (let pair = 0; pair < 200; pair++) {
        const x = new Float64Array(150).map(draw).sort()
        const y = new Float64Array(60).map(draw).sort()
        if ((cramerVonMisesTest(x, y, { seed: pair }).pValue ?? 1) <= 0.05) alarms++
      }
      expect(alarms).toBeLessThanOrEqual(22)
      expect(alarms).toBeGreaterThan(1)
    }
  })

  it('has stated outcomes for degenerate input', () => {
    const [none, zeros] = [new Float64Array(0), new Float64Array(40)]
    expect(cramerVonMisesTest(none, zeros).method).toBe('no rows')
    expect(cramerVonMisesTest(zeros, zeros)).toMatchObject({
      pValue: 1,
      effect: 0,
      method: 'one value',
    })
    const one = cramerVonMisesTest([1], [2])
    expect(one.pValue).toBe(1)
    for (const value of Object.values(one)) expect(value).not.toBeNaN()
  })
})
