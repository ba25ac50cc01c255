import { describe, expect, it } from 'vitest'
import {
  chanceOfNewValue,
  chanceOfNewValues,
  chanceOfOneClass,
  chanceOfOneSide,
  fewestRowsOfNewValue,
} from '../../src/drift/change-chance.js'
import { seededRandom } from '../../src/math/random.js'

describe('chances', () => {
  it('are ratios of falling factorials', () => {
    // 3 rows of 10 all among the 4 of one side: 4·3·2 / (10·9·8).
    expect(chanceOfOneSide(3, { own: 4, other: 6 })).toBeCloseTo(24 / 720, 14)
    expect(chanceOfOneSide(0, { own: 4, other: 6 })).toBe(1)
    expect(chanceOfOneSide(5, { own: 4, other: 6 })).toBe(0)
    // Beyond 64 rows by the gamma function: C(100, 70) / C(200, 70).
    expect(Math.log(chanceOfOneSide(70, { own: 100, other: 100 }))).toBeCloseTo(-68.01802264, 6)
  })

  it('add up over the values that could show it', () => {
    const sizes = { own: 50, other: 50 }
    expect(chanceOfNewValue(10, sizes)).toBeCloseTo(10 * chanceOfOneSide(10, sizes), 14)
    expect(chanceOfNewValue(1, sizes)).toBe(1)
  })

  it('say how many rows are enough', () => {
    const sizes = { own: 1000, other: 5000 }
    const fewest = fewestRowsOfNewValue(sizes, 1e-6)
    expect(chanceOfNewValue(fewest, sizes)).toBeLessThanOrEqual(1e-6)
    expect(chanceOfNewValue(fewest - 1, sizes)).toBeGreaterThan(1e-6)
    expect(fewestRowsOfNewValue({ own: 3, other: 3 }, 1e-6)).toBe(Number.POSITIVE_INFINITY)
    expect(fewestRowsOfNewValue({ own: 0, other: 3 }, 1e-6)).toBe(Number.POSITIVE_INFINITY)
  })

  it('of many new values are hypergeometric', () => {
    expect(chanceOfNewValues(0, 3, { own: 10, other: 10 })).toBe(1)
    // All of 5 on the own side, none once on the other.
    expect(chanceOfNewValues(5, 0, { own: 10, other: 10 })).toBeCloseTo(252 / 15504, 12)
  })

  it('of one class shrink with the rows', () => {
    // Own 2 rows of a class that 1 of 3 others has: 3·2 / (5·4).
    expect(chanceOfOneClass(1, { own: 2, other: 3 })).toBeCloseTo(0.3, 14)
    expect(chanceOfOneClass(3, { own: 2, other: 3 })).toBe(1)
  })

  it('bound what a simulation of one population shows', () => {
    // 5,000 splits of 40 rows, 8 of them of a kind: P(all 8 in 20) = 0.00164.
    const random = seededRandom(11)
    let hits = 0
    for (let trial = 0; trial < 5000; trial++) {
      let [left, room, all] = [8, 20, 40]
      for (; left > 0 && room > 0; left--) {
        if (random.next() >= room / all) break
        room--
        all--
      }
      if (left === 0) hits++
    }
    const chance = chanceOfOneSide(8, { own: 20, other: 20 })
    // Five standard deviations: 1 in 2 million, at a fixed seed.
    expect(Math.abs(hits / 5000 - chance)).toBeLessThan(5 * Math.sqrt(chance / 5000))
  })
})
