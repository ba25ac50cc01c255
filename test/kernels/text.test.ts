import { describe, expect, it } from 'vitest'
import { both } from './support.js'

describe.each(both)('text, native $native', ({ kernels }) => {
  const text = new TextEncoder().encode(
    'one,two,,three and a sentence of more than thirty-two bytes',
  )
  const bytes = kernels.uint8(kernels.allocate(text.length), text.length)
  bytes.set(text)

  it('copies cells one behind the other', () => {
    const starts = Int32Array.of(4, -1, 8, 9, 0)
    const ends = Int32Array.of(7, 0, 8, text.length, 3)
    const offsets = new Int32Array(6)
    const out = new Uint8Array(80).fill(7)
    const size = kernels.copyCells({ bytes, starts, ends }, 5, offsets, out)
    expect([...offsets]).toEqual([0, 3, 3, 3, 3 + text.length - 9, 6 + text.length - 9])
    expect(size).toBe(offsets[5])
    expect(new TextDecoder().decode(out.subarray(0, size))).toBe(
      'twothree and a sentence of more than thirty-two bytesone',
    )
    expect([...out.subarray(size)]).toEqual(new Array(80 - size).fill(7))
  })

  it('counts code points', () => {
    const words = ['', 'a', 'é€😀', 'x'.repeat(40), '😀'.repeat(9), 'ß']
    const encoded = new TextEncoder().encode(words.join(''))
    const offsets = new Int32Array(words.length + 1)
    words.forEach((word, i) => {
      offsets[i + 1] = offsets[i]! + new TextEncoder().encode(word).length
    })
    const out = new Float64Array(6)
    kernels.countPoints(offsets, encoded, 6, out)
    expect([...out]).toEqual([0, 1, 3, 40, 9, 1])
    kernels.countPoints(offsets.subarray(2), encoded, 2, out)
    expect([...out.subarray(0, 2)]).toEqual([3, 40])
  })

  it('takes cells and values by slot', () => {
    const ints = (...values: number[]) => {
      const array = kernels.int32(kernels.allocate(values.length * 4), values.length)
      array.set(values)
      return array
    }
    const slots = ints(2, 0, 2)
    const out = { starts: ints(0, 0, 0), ends: ints(0, 0, 0) }
    const size = kernels.takeCells({ starts: ints(4, 5, 6), ends: ints(7, 9, 9) }, slots, 3, out)
    expect(size).toBe(9)
    expect([[...out.starts], [...out.ends]]).toEqual([
      [6, 4, 6],
      [9, 7, 9],
    ])
    const values = new Float64Array(3)
    kernels.takeDoubles(Float64Array.of(0.5, 1.5, 2.5), slots, 3, values)
    expect([...values]).toEqual([2.5, 0.5, 2.5])
  })
})
