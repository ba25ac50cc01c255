import { describe, expect, it } from 'vitest'
import { drawHypergeometric } from '../../src/math/hypergeometric-draw.js'
import { seededRandom } from '../../src/math/random.js'

describe('draw hypergeometric', () => {
  it('hands out the unit interval from the mode when the spread is small', () => {
    // P(X = 0, 1, 2) = 1/6, 4/6, 1/6 with mode 1: [0, 4/6) is 1, then 2, then 0.
    const urn = { good: 2, bad: 2, draws: 2 }
    const at = (uniform: number) => drawHypergeometric(urn, () => uniform)
    expect([0, 0.3, 0.66, 0.67, 0.83, 0.84, 0.999].map(at)).toEqual([1, 1, 1, 2, 2, 0, 0])
  })

  it('has the right mean and variance on either side of the change of method', () => {
    const random = seededRandom(11)
    for (const [good, bad, draws] of [
      [800, 800, 700],
      [4000, 4000, 3000],
      [100_000, 100_000, 90_000],
      [900_000, 100, 500_000],
    ] as const) {
      const n = 40_000
      let sum = 0
      let squares = 0
      const population = good + bad
      const mean = (draws * good) / population
      const variance = (mean * (bad / population) * (population - draws)) / (population - 1)
      for (let i = 0; i < n; i++) {
        const deviation = drawHypergeometric({ good, bad, draws }, random.next) - mean
        sum += deviation
        squares += deviation * deviation
      }
      // Five standard errors each: a correct generator fails with probability 10^-6 a line.
      expect(Math.abs(sum / n)).toBeLessThan(5 * Math.sqrt(variance / n))
      expect(Math.abs(squares / n / variance - 1)).toBeLessThan(5 * Math.sqrt(2.2 / n))
    }
  })

  it('needs a few trials only, however large the counts', () => {
    const random = seededRandom(12)
    let uniforms = 0
    const counting = () => {
      uniforms++
      return random.next()
    }
    const urn = { good: 1e12, bad: 1e12, draws: 1e12 }
    for (let i = 0; i < 1000; i++) drawHypergeometric(urn, counting)
    expect(uniforms).toBeLessThan(40_000)
  })
})
