import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { native, plain } from './support.js'

const state = (last = 5) =>
  Float64Array.of(last, 1, 2, 3, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY)

describe('followDoubles', () => {
  it('counts pairs and steps', () => {
    for (const kernels of [plain, native]) {
      const steps = state()
      kernels.followDoubles(Float64Array.of(6, 6, -0, 0, 4.5, -0), 6, steps)
      expect([...steps]).toEqual([0, 3, 4, 5, -6, 4.5])
      kernels.followDoubles(Float64Array.of(7), 1, steps)
      expect([...steps]).toEqual([7, 4, 4, 5, -6, 7])
    }
  })

  it('takes a step beyond the largest double as none', () => {
    for (const kernels of [plain, native]) {
      const steps = state(Number.MAX_VALUE)
      kernels.followDoubles(Float64Array.of(-Number.MAX_VALUE, Number.MAX_VALUE), 2, steps)
      expect([...steps.subarray(1)]).toEqual([2, 3, 3, Infinity, -Infinity])
    }
  })

  it('is the same in both makes', () => {
    const number = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constantFrom(0, -0, 1, Number.MAX_VALUE, -Number.MAX_VALUE),
    )
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 60 }), (numbers) => {
        const [a, b] = [state(), state()]
        plain.followDoubles(Float64Array.from(numbers), numbers.length, a)
        native.followDoubles(Float64Array.from(numbers), numbers.length, b)
        expect(b).toEqual(a)
      }),
    )
  })
})
