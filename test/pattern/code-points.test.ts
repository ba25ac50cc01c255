import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  allCodePoints,
  complementOf,
  hasCodePoint,
  LAST_CODE_POINT,
  unionOf,
} from '../../src/pattern/code-points.js'

const range = fc.tuple(fc.nat(60), fc.nat(6)).map(([first, size]) => [first, first + size])
const ranges = fc.array(range, { maxLength: 8 }).map((pairs) => pairs.flat())
const within = (pairs: readonly number[], point: number) =>
  pairs.some((first, at) => at % 2 === 0 && first <= point && point <= pairs[at + 1]!)

describe('code points', () => {
  it('are united and complemented as sets are', () => {
    fc.assert(
      fc.property(ranges, (pairs) => {
        const union = unionOf(pairs)
        const rest = complementOf(union)
        for (let point = 0; point < 70; point++) {
          expect(hasCodePoint(union, point)).toBe(within(pairs, point))
          expect(hasCodePoint(rest, point)).toBe(!within(pairs, point))
        }
        expect(complementOf(rest)).toEqual(union)
        for (let at = 2; at < union.length; at += 2) {
          expect(union[at]).toBeGreaterThan(union[at - 1]! + 1)
        }
      }),
    )
  })

  it('end at the last one', () => {
    expect(complementOf(allCodePoints)).toEqual([])
    expect(complementOf([])).toEqual(allCodePoints)
    expect(complementOf([5, LAST_CODE_POINT])).toEqual([0, 4])
  })
})
