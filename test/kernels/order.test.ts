import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Order } from '../../src/kernels/order.js'
import { native, plain } from './support.js'

const state = () => Float64Array.of(5, 1, 2, 3, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY)

describe('followDoubles', () => {
  it('counts pairs and steps', () => {
    for (const kernels of [plain, native]) {
      const steps = state()
      const values = Float64Array.of(99, 6, Number.NaN, 6, -0, 0, 99, Number.POSITIVE_INFINITY)
      const validity = Uint8Array.of(0b10111111)
      kernels.followDoubles(values, validity, 1, 8, steps)
      // 5 → 6 → 6 → 0 → 0 → ∞; the 99 in slot 6 is invalid.
      expect([...steps]).toEqual([Number.POSITIVE_INFINITY, 3, 3, 5, -6, 1])
      expect(steps[Order.last]).toBe(Number.POSITIVE_INFINITY)
    }
  })

  it('is the same in both makes', () => {
    const number = fc.oneof(
      fc.double(),
      fc.constantFrom(0, -0, 1, Number.MAX_VALUE, -Number.MAX_VALUE),
    )
    fc.assert(
      fc.property(
        fc.array(number, { maxLength: 60 }),
        fc.uint8Array({ minLength: 8 }),
        (xs, bits) => {
          const [a, b] = [state(), state()]
          const values = Float64Array.from(xs)
          plain.followDoubles(values, bits, 0, xs.length, a)
          native.followDoubles(values, bits, 0, xs.length, b)
          expect(b).toEqual(a)
        },
      ),
    )
  })
})
