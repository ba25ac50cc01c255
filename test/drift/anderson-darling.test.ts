import { describe, expect, it } from 'vitest'
import {
  andersonDarlingPValue,
  andersonDarlingStatistic,
  andersonDarlingTest,
} from '../../src/drift/anderson-darling.js'
import { seededRandom } from '../../src/math/random.js'
import { goldenRows } from './golden.js'

interface Shifted {
  readonly x?: string
  readonly y?: string
  readonly midrank?: boolean
  readonly samples?: number[][]
}

interface Expected {
  readonly T?: number
  readonly p?: number | null
  readonly T_right?: number
  readonly T_mid?: number
  readonly p_right?: number
  readonly p_mid?: number
}

const toHundred = Array.from({ length: 100 }, (_, i) => i + 1)

describe('golden', () => {
  const rows = goldenRows<Shifted, Expected>('adKSample')

  it.each(rows.filter(({ args }) => args.samples === undefined))('$id', ({ args, expected }) => {
    const shift = Number(/^x\+(\S+)$/.exec(args.y ?? '')?.[1])
    const samples = [toHundred, toHundred.map((value) => value + shift)]
    const t = andersonDarlingStatistic(samples, args.midrank === true ? 'midrank' : 'right')
    expect(Math.abs((t ?? Number.NaN) / (expected.T ?? Number.NaN) - 1)).toBeLessThan(1e-3)
    const p = expected.p
    if (p === undefined || p === null || p < 1e-6 || p === 1) return
    // The published figures are interpolated from tables.
    expect(Math.abs(andersonDarlingPValue(t ?? 0, 2) / p - 1)).toBeLessThan(0.03)
  })

  it.each(rows.filter(({ args }) => args.samples !== undefined))('$id', ({ args, expected }) => {
    const samples = args.samples ?? []
    const middle = andersonDarlingStatistic(samples)
    const right = andersonDarlingStatistic(samples, 'right')
    expect(middle).toBeCloseTo(expected.T_mid ?? Number.NaN, 2)
    expect(right).toBeCloseTo(expected.T_right ?? Number.NaN, 2)
    // 9,999 draws at p = 0.002: standard error 0.00045.
    const p = andersonDarlingPValue(middle ?? 0, samples.length)
    expect(Math.abs(p - (expected.p_mid ?? Number.NaN))).toBeLessThan(0.002)
  })
})

describe('andersonDarlingTest', () => {
  it('raises alarms near 5 %, on ties as well', () => {
    // 200 pairs each: more than 22 alarms have probability 2e-4 at 0.05.
    const random = seededRandom(161)
    for (const draw of [() => random.normal(), () => random.integer(4)]) {
      let alarms = 0
      for (let pair = 0; pair < 200; pair++) {
        const x = new Float64Array(150).map(draw).sort()
        const y = new Float64Array(60).map(draw).sort()
        if ((andersonDarlingTest(x, y, { seed: pair }).pValue ?? 1) <= 0.05) alarms++
      }
      expect(alarms).toBeLessThanOrEqual(22)
      expect(alarms).toBeGreaterThan(1)
    }
  })

  it('sees a change of the tails that the middle hides', () => {
    const random = seededRandom(162)
    const x = new Float64Array(400).map(() => random.normal()).sort()
    const y = new Float64Array(400).map(() => 2 * random.normal()).sort()
    expect(andersonDarlingTest(x, y).pValue).toBeLessThan(1e-5)
  })

  it('has stated outcomes for degenerate input', () => {
    const [none, zeros] = [new Float64Array(0), new Float64Array(9)]
    expect(andersonDarlingTest(none, zeros).method).toBe('no rows')
    expect(andersonDarlingTest(zeros, zeros)).toMatchObject({
      pValue: 1,
      effect: 0,
      statistic: null,
    })
    const tiny = andersonDarlingTest([1], [2])
    expect(tiny.statistic).toBeNull()
    for (const value of Object.values(tiny)) expect(value).not.toBeNaN()
    expect(andersonDarlingStatistic([[1, 2, 3, 4], []])).toBeNull()
  })
})
