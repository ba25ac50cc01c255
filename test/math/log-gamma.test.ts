import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { logGamma, stirlingSeries } from '../../src/math/log-gamma.js'
import { expectClose } from '../support/vectors/close.js'

describe('log gamma', () => {
  it('of whole numbers is the log of a factorial', () => {
    let logFactorial = 0
    for (let n = 1; n <= 170; n++) {
      expect(Math.abs(logGamma(n) - logFactorial)).toBeLessThan(1e-12)
      logFactorial += Math.log(n)
    }
  })

  it('of one half is ½ log π', () => {
    expectClose(logGamma(0.5), Math.log(Math.PI) / 2, 1e-15)
  })

  it('obeys the duplication formula across its pieces', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 50, noNaN: true }), (x) => {
        const doubled = (2 * x - 1) * Math.LN2 + logGamma(x) + logGamma(x + 0.5)
        const difference = Math.abs(logGamma(2 * x) - doubled + Math.log(Math.PI) / 2)
        expect(difference).toBeLessThan(1e-13 * (1 + Math.abs(doubled)))
      }),
      { seed: 1 },
    )
  })
})

describe('stirling’s series', () => {
  it('continues the definition from 10 on', () => {
    for (const x of [10, 11.5, 16, 30]) {
      const definition = logGamma(x + 1) - (x + 0.5) * Math.log(x) + x - Math.log(2 * Math.PI) / 2
      expect(Math.abs(stirlingSeries(x) - definition)).toBeLessThan(1e-13)
    }
  })
})
