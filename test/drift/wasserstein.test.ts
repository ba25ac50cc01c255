import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wassersteinDistance, wassersteinTest } from '../../src/drift/wasserstein.js'
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

const values = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), {
  minLength: 1,
  maxLength: 20,
})
const ascending = (list: readonly number[]) => [...list].sort((a, b) => a - b)
const normals = (random: { normal(): number }, size: number, shift = 0) =>
  new Float64Array(size).map(() => random.normal() + shift).sort()

describe('wassersteinDistance', () => {
  it('equals the golden rows', () => {
    const rows = goldenRows<Args, number>('wasserstein1')
    expect(rows.length).toBeGreaterThan(0)
    for (const { args, expected, tol } of rows) {
      const found = wassersteinDistance(weighted(args.u, args.wu), weighted(args.v, args.wv))
      expect(relativeError(found ?? Number.NaN, expected)).toBeLessThanOrEqual(tol)
    }
  })

  it('of equal sizes is the mean distance of the sorted values', () => {
    fc.assert(
      fc.property(
        values,
        fc.infiniteStream(fc.double({ min: -100, max: 100, noNaN: true })),
        (x, rest) => {
          const [a, b] = [ascending(x), ascending([...rest.take(x.length)])]
          const mean =
            a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] ?? 0)), 0) / a.length
          expect(wassersteinDistance({ values: a }, { values: b })).toBeCloseTo(mean, 9)
        },
      ),
    )
  })

  it('moves with a shift and scales with the unit', () => {
    fc.assert(
      fc.property(values, fc.double({ min: -50, max: 50, noNaN: true }), (x, shift) => {
        const a = { values: ascending(x) }
        const moved = { values: a.values.map((value) => value + shift) }
        expect(wassersteinDistance(a, moved)).toBeCloseTo(Math.abs(shift), 9)
      }),
    )
  })

  it('weights stand for repeated rows', () => {
    const once = wassersteinDistance({ values: [1, 4], weights: [3, 1] }, { values: [2] })
    expect(once).toBeCloseTo(
      wassersteinDistance({ values: [1, 1, 1, 4] }, { values: [2] }) ?? 0,
      14,
    )
  })

  it('is null without rows or beyond the largest double', () => {
    expect(wassersteinDistance({ values: [] }, { values: [1] })).toBeNull()
    expect(wassersteinDistance({ values: [-1.7e308] }, { values: [1.7e308] })).toBeNull()
  })
})

describe('wassersteinTest', () => {
  it('raises alarms near 5 %, ties and heavy tails included', () => {
    // 120 pairs each: more than 15 alarms have probability 3e-4 at 0.05.
    const random = seededRandom(121)
    const draws = [
      () => random.normal(),
      () => (random.next() < 0.6 ? 0 : Math.exp(2 * random.normal())),
    ]
    for (const draw of draws) {
      let alarms = 0
      for (let pair = 0; pair < 120; pair++) {
        const x = new Float64Array(300).map(draw).sort()
        const y = new Float64Array(120).map(draw).sort()
        const { pValue } = wassersteinTest({ values: x }, { values: y }, { seed: pair })
        if ((pValue ?? 1) <= 0.05) alarms++
      }
      expect(alarms).toBeLessThanOrEqual(15)
      expect(alarms).toBeGreaterThan(0)
    }
  })

  it('covers a shift in reference deviations', () => {
    const random = seededRandom(122)
    let covered = 0
    for (let pair = 0; pair < 25; pair++) {
      const x = { values: normals(random, 500) }
      const found = wassersteinTest(x, { values: normals(random, 300, 0.5) })
      if ((found.effectLow ?? 1) <= 0.5 && (found.effectHigh ?? 0) >= 0.5) covered++
    }
    // The band is conservative; were it 95 %, fewer than 20 of 25 would have probability 1e-3.
    expect(covered).toBeGreaterThanOrEqual(20)
  })

  it('has stated outcomes for degenerate input', () => {
    const one = { values: [2, 2, 2] }
    expect(wassersteinTest({ values: [] }, one).method).toBe('no rows')
    expect(wassersteinTest(one, one)).toMatchObject({
      statistic: 0,
      effect: 0,
      pValue: 1,
      detectable: null,
    })
    const apart = wassersteinTest(one, { values: [5, 5] })
    expect(apart.statistic).toBe(3)
    for (const value of Object.values(apart)) expect(value).not.toBeNaN()
    const huge = wassersteinTest({ values: [-1.7e308, 0] }, { values: [1.7e308] })
    expect(huge).toMatchObject({ method: 'overflow', statistic: null })
  })
})
