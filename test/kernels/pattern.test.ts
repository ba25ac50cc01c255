import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { both } from './support.js'

describe.each(both)('patternBytes, native $native', ({ kernels }) => {
  const patternOf = (bytes: Uint8Array) => {
    const mark = kernels.mark()
    const input = kernels.uint8(kernels.allocate(bytes.length), bytes.length)
    input.set(bytes)
    const out = kernels.uint8(kernels.allocate(bytes.length), bytes.length)
    const isAscii = kernels.patternBytes(input, out)
    const pattern = Buffer.from(out.subarray(0, bytes.length)).toString('latin1')
    kernels.release(mark)
    return isAscii ? pattern : undefined
  }

  it('classes letters and digits', () => {
    const text = '@AZ[`az{/09: ~'
    expect(patternOf(Buffer.from(text))).toBe('@AA[`aa{/99: ~')
  })

  it('does so at any length, and refuses what is not ASCII wherever it stands', () => {
    const byte = fc.oneof(
      { weight: 60, arbitrary: fc.nat(127) },
      fc.integer({ min: 128, max: 255 }),
    )
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 50 }), (bytes) => {
        const text = Buffer.from(bytes).toString('latin1')
        const expected = text
          .replaceAll(/[A-Z]/g, 'A')
          .replaceAll(/[a-z]/g, 'a')
          .replaceAll(/[0-9]/g, '9')
        const isAscii = bytes.every((each) => each < 128)
        expect(patternOf(Uint8Array.from(bytes))).toBe(isAscii ? expected : undefined)
      }),
    )
  })
})
