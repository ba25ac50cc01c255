import { describe, expect, it } from 'vitest'
import { ksStatistic } from '../../src/drift/kolmogorov-smirnov.js'
import {
  effectiveSize,
  ksChance,
  ksDetectable,
  ksInterval,
  massartBand,
} from '../../src/drift/kolmogorov-smirnov-interval.js'
import { kolmogorovSmirnovTest } from '../../src/drift/kolmogorov-smirnov-test.js'
import { normalCumulative } from '../../src/math/normal.js'
import { seededRandom } from '../../src/math/random.js'
import { relativeError } from '../support/vectors/close.js'
import { goldenRows } from './golden.js'

const sample = (random: { normal(): number }, size: number, shift: number) =>
  new Float64Array(size).map(() => random.normal() + shift).sort()

it('equals the golden band and detectable D', () => {
  const bands = goldenRows<{ n: number; alpha: number }, number>('dkwEpsilon')
  for (const { args, expected, tol } of bands) {
    expect(relativeError(massartBand(args.n, args.alpha), expected)).toBeLessThanOrEqual(tol)
  }
  const rows = goldenRows<
    { n: number; m: number; alpha: number; power: number },
    { critical_D: number; mde_D: number }
  >('ksMinDetectableD')
  expect(rows.length).toBeGreaterThan(0)
  for (const { args, expected, tol } of rows) {
    const { critical, detectable } = ksDetectable(args)
    expect(relativeError(critical, expected.critical_D)).toBeLessThanOrEqual(tol)
    expect(relativeError(detectable, expected.mde_D)).toBeLessThanOrEqual(tol)
  }
})

it('takes a known distribution as infinitely many rows', () => {
  expect(effectiveSize(Number.POSITIVE_INFINITY, 1000)).toBe(1000)
  expect(ksInterval({ statistic: 0.3, n: 0, m: 5 })).toEqual({ low: 0, high: 1 })
})

describe('ksInterval', () => {
  it('covers the population’s D', () => {
    // 600 pairs a row at 95 %: a coverage below 0.92 has probability 1e-3 were it 0.95; the bands
    // are simultaneous, so it is higher.
    const random = seededRandom(3)
    for (const [n, m, shift] of [
      [200, 200, 0],
      [1000, 100, 0.3],
      [300, 300, 1],
    ] as const) {
      const truth = 2 * normalCumulative(shift / 2) - 1
      const covered = { asymptotic: 0, finite: 0 }
      for (let pair = 0; pair < 600; pair++) {
        const { statistic } = ksStatistic(sample(random, n, 0), sample(random, m, shift))
        for (const band of ['asymptotic', 'finite'] as const) {
          const { low, high } = ksInterval({ statistic, n, m, band })
          if (low <= truth && truth <= high) covered[band]++
        }
      }
      expect(covered.asymptotic / 600).toBeGreaterThan(0.92)
      expect(covered.finite).toBeGreaterThanOrEqual(covered.asymptotic)
    }
  })
})

it('predicts the power: the detectable shift is found four times in five or more', () => {
  const random = seededRandom(4)
  const [n, m] = [400, 200]
  const { detectable } = ksDetectable({ n, m, alpha: 0.05, power: 0.8 })
  // The shift whose D is the detectable one: 2Φ(shift/2) − 1.
  let shift = 0
  while (2 * normalCumulative(shift / 2) - 1 < detectable) shift += 0.001
  let found = 0
  for (let pair = 0; pair < 500; pair++) {
    const { pValue } = kolmogorovSmirnovTest(sample(random, n, 0), sample(random, m, shift))
    if ((pValue ?? 1) <= 0.05) found++
  }
  // Were the power 0.8, fewer than 370 of 500 would have probability 6e-4.
  expect(found).toBeGreaterThanOrEqual(370)
})

it('ksChance is the mean D of equal populations', () => {
  const random = seededRandom(5)
  let sum = 0
  for (let pair = 0; pair < 400; pair++) {
    sum += ksStatistic(sample(random, 500, 0), sample(random, 300, 0)).statistic
  }
  // Its standard error is 0.001; discreteness takes off some 4 %.
  expect(sum / 400 / ksChance(500, 300)).toBeGreaterThan(0.88)
  expect(sum / 400 / ksChance(500, 300)).toBeLessThan(1.06)
})
