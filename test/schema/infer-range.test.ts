import { describe, expect, it } from 'vitest'
import type { LogicalType } from '../../src/batch/type.js'
import { boundNumber } from '../../src/schema/bound.js'
import { inferLength, inferRange } from '../../src/schema/infer-range.js'
import { facts } from './column-facts.js'

type Bounds = readonly [minimum: number | string | undefined, maximum: number | string | undefined]

const of = (type: LogicalType, minimum: number | string, maximum: number | string) =>
  inferRange(facts({ type, extent: { minimum, maximum } }))

describe('inferRange', () => {
  it.each<[LogicalType, number | string, number | string, Bounds]>([
    ['integer', 18, 77, [12, 83]],
    ['integer', 0, 9, [0, 10]],
    ['integer', 3, 100, [0, 110]],
    ['integer', -50, 50, [-60, 60]],
    ['integer', -100, -3, [-110, 0]],
    ['integer', 5, 5, [4, 6]],
    ['integer', 0, 0, [0, 1]],
    ['integer', -5, 0, [-6, 0]],
    ['integer', 0, 1, [0, 2]],
    ['number', 0.5, 10.5, [0, 12]],
    ['number', -2.5, 2.5, [-3, 3]],
    ['number', 0.001, 0.002, [0.0009, 0.0021]],
    ['number', 7.5, 7.5, [6.7, 8.3]],
    ['number', 0, 0, [0, 0.1]],
    ['number', 1e6, 1e6 + 1, [999999.9, 1000001.1]],
    ['date', 0, 10_000, ['1967-04-07', '2000-02-13']],
    ['date', -719_162, 0, ['0001-01-01', '2166-11-26']],
    ['time', 3_600_000_000, 86_399_000_000, ['00:00:00', '23:59:59.999999']],
  ])('%s from %s to %s: %j', (type, minimum, maximum, [low, high]) => {
    expect(of(type, minimum, maximum)?.rule).toEqual({
      minimum: low,
      maximum: high,
      evidenceRows: 1000,
    })
  })

  it('contains what was seen, at any magnitude', () => {
    for (let power = -300; power <= 300; power += 7) {
      for (const [low, high] of [
        [1, 3],
        [-7, 1],
        [-3, -2],
        [5, 5],
      ] as const) {
        const scale = 10 ** power
        const rule = of('number', low * scale, high * scale)?.rule
        expect(Number(rule?.minimum)).toBeLessThanOrEqual(low * scale)
        expect(Number(rule?.maximum)).toBeGreaterThanOrEqual(high * scale)
        expect(boundNumber('number', rule?.minimum ?? Number.NaN)).toBe(rule?.minimum)
      }
    }
  })

  it('keeps the digits of integers beyond 2^53', () => {
    const extent = { minimum: '9007199254740993', maximum: '9007199254741093' }
    const rule = inferRange(facts({ type: 'integer', isWide: true, extent }))?.rule
    expect(rule).toEqual({
      minimum: 9007199254740982,
      maximum: '9007199254741104',
      evidenceRows: 1000,
    })
  })

  it('has no bound on a side where values are infinite', () => {
    expect(inferRange(facts({ positiveInfinities: 1 }))?.rule).toEqual({
      minimum: 0,
      evidenceRows: 1000,
    })
    expect(inferRange(facts({ positiveInfinities: 1, negativeInfinities: 1 }))).toBeUndefined()
    const huge = { minimum: -1.7e308, maximum: 1.7e308 }
    expect(inferRange(facts({ extent: huge }))).toBeUndefined()
  })

  it('says what it rests on', () => {
    expect(of('integer', 18, 77)?.evidence).toBe('18 to 77 seen in 1,000 rows')
    expect(of('integer', 5, 5)?.evidence).toBe('always 5 in 1,000 rows')
    expect(inferRange(facts({ extent: undefined, values: 0 }))).toBeUndefined()
  })
})

describe('inferLength', () => {
  it.each([
    [32, 32, 32, 32],
    [3, 17, 1, 19],
    [0, 5, 0, 6],
    [5, 6, 4, 7],
  ])('%i to %i: %i to %i', (minimum, maximum, low, high) => {
    const lengths = { minimum, maximum, mean: minimum }
    expect(inferLength(facts({ type: 'string', lengths }))?.rule).toEqual({
      minimum: low,
      maximum: high,
      evidenceRows: 1000,
    })
  })

  it('is none without text', () => {
    expect(inferLength(facts({}))).toBeUndefined()
  })
})
