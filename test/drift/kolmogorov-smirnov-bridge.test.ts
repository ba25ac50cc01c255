import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { atPoints, bridgeExceedance } from '../../src/drift/kolmogorov-smirnov-bridge.js'
import { ksExact } from '../../src/drift/kolmogorov-smirnov-exact.js'
import { kolmogorovSurvival } from '../../src/math/kolmogorov.js'
import { normalSurvival } from '../../src/math/normal.js'
import { relativeError } from '../support/vectors/close.js'
import { goldenRows } from './golden.js'

const points = (count: number) =>
  atPoints(Array.from({ length: count - 1 }, (_, k) => (k + 1) / count))

describe('bridgeExceedance', () => {
  it('equals the golden rows', () => {
    const rows = goldenRows<{ t: number[]; z: number }, number>('ksDiscreteSF')
    expect(rows.length).toBeGreaterThan(0)
    for (const { args, expected, tol } of rows) {
      const error = relativeError(bridgeExceedance(args.z, atPoints(args.t)), expected)
      expect(error).toBeLessThanOrEqual(tol)
    }
  })

  it('is the normal tail at one point, rare values included', () => {
    for (const t of [1e-6, 0.001, 0.3, 0.5, 0.999]) {
      for (const deviations of [0.5, 2, 8]) {
        const z = deviations * Math.sqrt(t * (1 - t))
        const found = bridgeExceedance(z, atPoints([t]))
        expect(relativeError(found, 2 * normalSurvival(deviations))).toBeLessThan(1e-12)
      }
    }
  })

  it('bounds Kolmogorov’s law closely when all of [0, 1] is watched', () => {
    for (const z of [0.6, 0.9, 1.3, 1.6, 2.5, 6]) {
      const found = bridgeExceedance(z, { starts: [0], ends: [1] })
      const cut = bridgeExceedance(z, { starts: [0, 0.2, 0.7], ends: [0.2, 0.7, 1] })
      for (const value of [found, cut]) {
        expect(value / kolmogorovSurvival(z)).toBeGreaterThan(1 - 1e-9)
        expect(value / kolmogorovSurvival(z)).toBeLessThan(z < 1.2 ? 1.2 : 1 + 2e-4)
      }
    }
  })

  it('grows with the places watched and falls with z', () => {
    for (const z of [0.7, 1.2, 2, 3]) {
      let last = 0
      for (const count of [2, 4, 8, 32, 128]) {
        const found = bridgeExceedance(z, points(count))
        expect(found).toBeGreaterThan(last)
        last = found
      }
      expect(bridgeExceedance(z + 0.1, points(8))).toBeLessThan(bridgeExceedance(z, points(8)))
      expect(last).toBeLessThan(kolmogorovSurvival(z))
      // Beyond 300 places they are watched in lumps: still below the limit but for rounding.
      expect(bridgeExceedance(z, points(20_000)) / kolmogorovSurvival(z)).toBeLessThan(1.07)
      expect(bridgeExceedance(z, points(20_000))).toBeGreaterThan(last)
    }
  })

  it('is near the exact law given ties at some thousand rows', () => {
    const [n, m] = [1000, 2300]
    for (const count of [2, 5, 30, 100]) {
      const ends = Array.from({ length: count }, (_, k) => Math.round(((n + m) * (k + 1)) / count))
      for (const z of [0.8, 1.2, 1.8]) {
        const difference = Math.ceil((z * n * m) / Math.sqrt((n * m) / (n + m)))
        const exact = ksExact({ n, m, difference, ends })
        const limit = bridgeExceedance(z, atPoints(ends.slice(0, -1).map((end) => end / (n + m))))
        expect(Math.abs(limit / exact - 1)).toBeLessThan(0.15)
      }
    }
  })

  it('stops where a walk arrived early, whatever is watched behind', () => {
    // The first three are watched as one lump, whose end the grid cannot tell from 1.
    const lump = [0.9992981856908449, 0.9993830725605722, 0.9995791157226327]
    const behind = [0.9999879808318876, 0.9999894879814774]
    const z = 1.0356439872427532
    const found = bridgeExceedance(z, atPoints([...lump, ...behind]))
    expect(found).toBe(bridgeExceedance(z, atPoints(lump)))
    expect(found).toBeLessThan(1e-9)
  })

  it('takes lumps, slivers and near neighbours without leaving [0, 1]', () => {
    const places = fc.uniqueArray(fc.double({ min: 1e-9, max: 1, noNaN: true }), { maxLength: 12 })
    fc.assert(
      fc.property(places, fc.double({ min: 0.01, max: 8, noNaN: true }), (raw, z) => {
        const sorted = raw.sort((a, b) => a - b)
        const found = bridgeExceedance(z, atPoints(sorted))
        expect(found).toBeGreaterThanOrEqual(0)
        expect(found).toBeLessThanOrEqual(1)
        // Never above the law of a continuous distribution by more than the bound's slack.
        if (z > 1.2) expect(found).toBeLessThanOrEqual(kolmogorovSurvival(z) * 1.01)
      }),
      { numRuns: 100 },
    )
    expect(bridgeExceedance(0, points(3))).toBe(1)
    expect(bridgeExceedance(1, atPoints([]))).toBe(0)
  })
})
