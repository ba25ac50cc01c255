import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { energyDistance, energyTest } from '../../src/drift/energy.js'
import { seededRandom } from '../../src/math/random.js'
import { relativeError } from '../support/vectors/close.js'
import { goldenRows } from './golden.js'
import { weighted } from './populations.js'

interface Args {
  readonly u: number[]
  readonly v: number[]
  readonly wu: number[] | null
  readonly wv: number[] | null
}

const values = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 15 })

describe('energyDistance', () => {
  it('equals the golden rows', () => {
    const rows = goldenRows<Args, number>('energyDistance')
    expect(rows.length).toBeGreaterThan(0)
    for (const { args, expected, tol } of rows) {
      const found = energyDistance(weighted(args.u, args.wu), weighted(args.v, args.wv))
      expect(relativeError(found ?? Number.NaN, expected)).toBeLessThanOrEqual(tol)
    }
  })

  it('is the root of 2E|X−Y| − E|X−X′| − E|Y−Y′|', () => {
    const mean = (a: number[], b: number[]) =>
      a.flatMap((x) => b.map((y) => Math.abs(x - y))).reduce((sum, gap) => sum + gap, 0) /
      (a.length * b.length)
    fc.assert(
      fc.property(values, values, (x, y) => {
        const square = 2 * mean(x, y) - mean(x, x) - mean(y, y)
        const found = energyDistance(
          { values: [...x].sort((a, b) => a - b) },
          { values: [...y].sort((a, b) => a - b) },
        )
        expect((found ?? 0) ** 2).toBeCloseTo(square, 9)
      }),
    )
  })
})

describe('energyTest', () => {
  it('raises alarms near 5 %', () => {
    // 200 pairs each: more than 22 alarms have probability 2e-4 at 0.05.
    const random = seededRandom(131)
    for (const draw of [() => random.normal(), () => random.integer(3)]) {
      let alarms = 0
      for (let pair = 0; pair < 200; pair++) {
        const x = new Float64Array(200).map(draw).sort()
        const y = new Float64Array(80).map(draw).sort()
        if ((energyTest({ values: x }, { values: y }, { seed: pair }).pValue ?? 1) <= 0.05) alarms++
      }
      expect(alarms).toBeLessThanOrEqual(22)
      expect(alarms).toBeGreaterThan(1)
    }
  })

  it('has stated outcomes for degenerate input', () => {
    const one = { values: [2, 2] }
    expect(energyTest({ values: [] }, one).method).toBe('no rows')
    expect(energyTest(one, one)).toMatchObject({
      statistic: 0,
      pValue: 1,
      effectHigh: 0,
      detectable: null,
    })
    expect(energyTest({ values: [-1.7e308] }, { values: [1.7e308] }).method).toBe('overflow')
    expect(energyDistance({ values: [] }, one)).toBeNull()
  })
})
