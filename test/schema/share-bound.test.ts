import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../src/math/random.js'
import { shareConfidence, upperShare, upperUnseenShare } from '../../src/schema/share-bound.js'

describe('upperShare', () => {
  it('is the exact bound without successes: 1 − (1 − confidence)^(1/n), rounded up', () => {
    for (const rows of [1, 30, 100, 1000, 27_004]) {
      const exact = 1 - (1 - shareConfidence) ** (1 / rows)
      const bound = upperShare(0, rows)
      expect(bound).toBeGreaterThanOrEqual(exact)
      expect(bound).toBeLessThanOrEqual(exact * 1.1)
    }
    expect(upperShare(0, 1000)).toBe(0.0092)
  })

  it.each([
    [0, 0, 1],
    [5, 5, 1],
    [18, 1000, 0.04],
  ])('%i of %i: %f', (successes, trials, expected) => {
    expect(upperShare(successes, trials)).toBe(expected)
  })

  it('grows with the successes and shrinks with the trials', () => {
    expect(upperShare(3, 100)).toBeGreaterThan(upperShare(2, 100))
    expect(upperShare(2, 200)).toBeLessThan(upperShare(2, 100))
  })
})

describe('upperUnseenShare', () => {
  it('is the binomial bound where no value is rare', () => {
    expect(upperUnseenShare({ once: 0, twice: 0, rows: 1000 })).toBe(upperShare(0, 1000))
  })

  it('is wider where values were seen twice', () => {
    const rare = { once: 5, rows: 1000 }
    expect(upperUnseenShare({ ...rare, twice: 20 })).toBeGreaterThan(
      upperUnseenShare({ ...rare, twice: 0 }),
    )
  })

  it.each([
    [50, 200],
    [500, 1000],
    [2000, 500],
  ])('covers the true unseen share of %i Zipf categories after %i rows', (size, rows) => {
    // Promised: wrong once in 10,000. Of 400 samples two or more are wrong in 1 of 1,200 choices of
    // the seed.
    const random = seededRandom(size)
    const weights = Array.from({ length: size }, (_, i) => 1 / (i + 1))
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    let wrong = 0
    for (let run = 0; run < 400; run++) {
      const seen = new Int32Array(size)
      for (let row = 0; row < rows; row++) seen[pick(weights, random.next() * total)]!++
      const unseen = weights.filter((_, i) => seen[i] === 0).reduce((sum, each) => sum + each, 0)
      const [once, twice] = [1, 2].map((times) => seen.filter((count) => count === times).length)
      const bound = upperUnseenShare({ once: once ?? 0, twice: twice ?? 0, rows })
      if (unseen / total > bound) wrong++
    }
    expect(wrong).toBeLessThan(2)
  })
})

function pick(weights: readonly number[], target: number): number {
  let left = target
  return Math.max(
    0,
    weights.findIndex((weight) => (left -= weight) < 0),
  )
}
