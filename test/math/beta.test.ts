/** Expected values: mpmath 1.3.0 with 60 digits, at the doubles given. */
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  incompleteBeta,
  incompleteBetaComplement,
  incompleteBetaComplementInverse,
  incompleteBetaInverse,
} from '../../src/math/beta.js'
import { expectClose } from '../support/vectors/close.js'

const BELOW: [number, number, number, number][] = [
  [0.5, 0.5, 1e-6, 0.0006366198784709244],
  [0.5, 0.5, 0.2, 0.2951672353008666],
  [0.5, 0.5, 0.8, 0.7048327646991335],
  [1, 1, 0.01, 0.01],
  [1, 1, 0.5, 0.5],
  [2, 3, 1e-6, 5.999992000003e-12],
  [2, 3, 0.4, 0.5248],
  [2, 3, 0.99, 0.99999603],
  [0.5, 8, 0.01, 0.30700785029418753],
  [0.5, 8, 0.5, 0.9989679751530912],
  [30, 1.5, 1e-6, 6.257265525811408e-180],
  [30, 1.5, 0.4, 5.647527143934608e-12],
  [30, 1.5, 0.99, 0.89459704616081],
  [400, 600, 0.5, 0.9999999998913802],
]

const ABOVE: [number, number, number, number][] = [
  [0.5, 0.5, 1e-6, 0.999363380121529],
  [0.5, 0.5, 0.2, 0.7048327646991335],
  [0.5, 0.5, 0.8, 0.2951672353008665],
  [1, 1, 0.01, 0.99],
  [1, 1, 0.5, 0.5],
  [2, 3, 1e-6, 0.999999999994],
  [2, 3, 0.4, 0.47519999999999996],
  [2, 3, 0.99, 3.97000000000001e-6],
  [0.5, 8, 0.2, 0.06277196351460333],
  [0.5, 8, 0.8, 5.545447643693218e-7],
  [30, 1.5, 0.01, 1],
  [30, 1.5, 0.5, 0.9999999958138419],
  [400, 600, 1e-6, 1],
  [400, 600, 0.4, 0.4982829670062539],
]

describe('incomplete beta', () => {
  test.each(BELOW)('shapes %d and %d below %d', (a, b, x, expected) => {
    expectClose(incompleteBeta(a, b, x), expected, 2e-13)
  })

  test.each(ABOVE)('shapes %d and %d above %d', (a, b, x, expected) => {
    expectClose(incompleteBetaComplement(a, b, x), expected, 2e-13)
  })

  it('takes the ends', () => {
    expect([incompleteBeta(2, 3, 0), incompleteBeta(2, 3, 1)]).toEqual([0, 1])
    expect([incompleteBetaComplement(2, 3, 0), incompleteBetaComplement(2, 3, 1)]).toEqual([1, 0])
    expect(() => incompleteBeta(0, 1, 0.5)).toThrow('shapes must be positive')
    expect(() => incompleteBeta(1, 1, 1.5)).toThrow('x must be in [0, 1], found 1.5')
  })

  const shape = fc.double({ min: 0.5, max: 500, noNaN: true })
  const place = fc.double({ min: 0.001, max: 0.999, noNaN: true })

  it('mirrors: I_x(a, b) = 1 − I_(1−x)(b, a)', () => {
    fc.assert(
      fc.property(shape, shape, place, (a, b, x) => {
        expectClose(incompleteBeta(a, b, x) + incompleteBetaComplement(a, b, x), 1, 1e-14)
      }),
      { seed: 1 },
    )
  })

  it('the inverses undo the shares', () => {
    const portion = fc.double({ min: 1e-8, max: 0.9, noNaN: true })
    fc.assert(
      fc.property(shape, shape, portion, (a, b, p) => {
        const below = incompleteBetaInverse(a, b, p)
        const above = incompleteBetaComplementInverse(a, b, p)
        // Close to 1 a double is too coarse to hold the place.
        if (below < 0.9) expectClose(incompleteBeta(a, b, below), p, 1e-10)
        if (above < 0.9) expectClose(incompleteBetaComplement(a, b, above), p, 1e-10)
      }),
      { seed: 2 },
    )
  })

  it('the inverses take the ends', () => {
    expect([0, 1].map((p) => incompleteBetaInverse(2, 3, p))).toEqual([0, 1])
    expect([0, 1].map((q) => incompleteBetaComplementInverse(2, 3, q))).toEqual([1, 0])
    expect(() => incompleteBetaInverse(2, 3, 2)).toThrow('share must be in [0, 1], found 2')
  })
})
