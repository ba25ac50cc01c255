import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ComomentsState, comoments, correlation } from '../../src/accumulators/comoments.js'
import { Reader } from '../../src/bytes/reader.js'
import { Writer } from '../../src/bytes/writer.js'
import { DataError } from '../../src/errors.js'
import { seededRandom } from '../../src/math/random.js'
import { doublePairs } from './pairs.js'

const spec = { kind: 'comoments' } as const
type Row = readonly [number | null, number | null]

function stateOf(rows: readonly Row[]): ComomentsState {
  const state = comoments.empty(spec)
  const [xs, ys] = [rows.map(([x]) => x), rows.map(([, y]) => y)]
  if (rows.length > 0) comoments.update(state, doublePairs(xs, ys))
  return state
}

const value = fc.oneof(fc.integer({ min: -50, max: 50 }), fc.constant(null))
const rows = fc.array(fc.tuple(value, value), { maxLength: 30 })

describe('comoments', () => {
  it('are those of the whole, whatever the parts and their order', () => {
    fc.assert(
      fc.property(rows, rows, (first, second) => {
        const whole = correlation(stateOf([...first, ...second]))
        for (const [one, other] of [
          [first, second],
          [second, first],
        ] as const) {
          const state = stateOf(one)
          comoments.merge(state, stateOf(other))
          if (whole === undefined) expect(correlation(state)).toBeUndefined()
          else expect(correlation(state)).toBeCloseTo(whole, 12)
        }
      }),
    )
  })

  it('come back from bytes', () => {
    const state = stateOf([
      [1, 2],
      [3, 5],
      [4, -1],
    ])
    const writer = new Writer()
    comoments.encode(state, writer)
    const bytes = writer.finish()
    expect(comoments.decode(new Reader(bytes), spec)).toEqual(state)
    bytes[bytes.length - 9] = 0xbf
    const negative = new Writer().count(0).f64(1)
    for (let i = 0; i < 6; i++) negative.f64(0)
    expect(() => comoments.decode(new Reader(negative.finish()), spec)).toThrow(DataError)
  })
})

describe('the correlation', () => {
  it('is that of the textbook', () => {
    // Anscombe, Graphs in Statistical Analysis (1973), the first of the four sets: 0.816.
    const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5]
    const y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68]
    const found = correlation(stateOf(x.map((each, i) => [each, y[i]!])))
    expect(found).toBeCloseTo(0.816420516344844, 12)
  })

  it('is 1 or −1 on a line, and there is none without a spread', () => {
    expect(
      correlation(
        stateOf([
          [1, 10],
          [2, 20],
          [3, 30],
        ]),
      ),
    ).toBe(1)
    expect(
      correlation(
        stateOf([
          [1, -1e300],
          [2, -2e300],
        ]),
      ),
    ).toBeUndefined()
    expect(
      correlation(
        stateOf([
          [1, -1],
          [2, -2],
        ]),
      ),
    ).toBe(-1)
    expect(
      correlation(
        stateOf([
          [1, 5],
          [1, 6],
        ]),
      ),
    ).toBeUndefined()
    expect(correlation(stateOf([[1, 5]]))).toBeUndefined()
    expect(
      correlation(
        stateOf([
          [1, null],
          [Number.NaN, 3],
          [Number.POSITIVE_INFINITY, 2],
        ]),
      ),
    ).toBeUndefined()
  })

  it('keeps its digits far from 0 and on scales far apart', () => {
    const random = seededRandom('correlation')
    const draws = Array.from({ length: 2000 }, () => {
      const [a, b] = [random.integer(1000), random.integer(1000)]
      return [a, a + b] as const
    })
    const near = correlation(stateOf(draws))!
    const far = draws.map(([a, b]): Row => [2 ** 50 + a, b * 2 ** -40])
    const [first, second] = [stateOf(far.slice(0, 700)), stateOf(far.slice(700))]
    comoments.merge(first, second)
    expect(correlation(first)).toBeCloseTo(near, 11)
  })
})
