import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { seededRandom } from '../../src/math/random.js'
import { sortDoubles, sortedCopy } from '../../src/math/sort.js'

const SPECIAL = [Number.NaN, -0, 0, Infinity, -Infinity, 5e-324, -5e-324, 1.7976931348623157e308]

/** Values of every kind: each with its sign, many orders of magnitude, repeats and specials. */
function mixture(n: number, seed: number): Float64Array {
  const random = seededRandom(seed)
  return Float64Array.from({ length: n }, () => {
    if (random.integer(20) === 0) return SPECIAL[random.integer(SPECIAL.length)] ?? 0
    if (random.integer(5) === 0) return random.integer(7) - 3
    return random.normal() * 10 ** (random.integer(600) - 300)
  })
}

describe('sort doubles', () => {
  test.each([0, 1, 2, 100, 2999, 3000, 3001, 8192, 50_000])(
    '%d values as the engine sorts',
    (n) => {
      const values = mixture(n, n)
      const expected = values.slice().sort()
      sortDoubles(values, new Float64Array(n))
      expect(values).toEqual(expected)
    },
  )

  it('keeps −0 before 0 and puts every NaN last, whatever its bits', () => {
    const n = 4000
    const values = new Float64Array(n)
    const words = new BigUint64Array(values.buffer)
    for (let i = 0; i < n; i++) values[i] = i % 3 === 0 ? -0 : 0
    words[0] = 0xfff8000000000001n
    words[1] = 0x7ff0000000000001n
    words[2] = 0xfff0000000000001n
    sortDoubles(values, new Float64Array(n))
    expect(values.slice(-3).every(Number.isNaN)).toBe(true)
    const firstPositive = values.findIndex((value) => Object.is(value, 0))
    expect(values.slice(firstPositive, n - 3).every((value) => Object.is(value, 0))).toBe(true)
    expect(values.slice(0, firstPositive).every((value) => Object.is(value, -0))).toBe(true)
    expect(firstPositive).toBe(1333)
  })

  it('sorts any bit patterns, in a view that does not start its buffer', () => {
    fc.assert(
      fc.property(fc.nat(1000), (seed) => {
        const values = new Float64Array(new ArrayBuffer(8 * 5016), 64, 5000)
        values.set(mixture(5000, seed))
        const expected = values.slice().sort()
        sortDoubles(values, new Float64Array(6000))
        expect(values).toEqual(expected)
      }),
      { seed: 1, numRuns: 10 },
    )
  })

  it('refuses a scratch that is too short', () => {
    expect(() => sortDoubles(new Float64Array(4), new Float64Array(3))).toThrow(
      'sort: scratch of 3 is too short for 4 values',
    )
  })
})

describe('sorted copy', () => {
  it('leaves the values alone', () => {
    const values = Float64Array.of(3, -1, Number.NaN, -0, 0)
    expect(sortedCopy(values)).toEqual(Float64Array.of(-1, -0, 0, 3, Number.NaN))
    expect(values[0]).toBe(3)
  })
})
