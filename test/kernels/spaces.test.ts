import { describe, expect, it } from 'vitest'
import { kernels } from '../../src/kernels/kernels.js'
import { SPACE_SLOTS, spaces } from '../../src/kernels/spaces.js'

const all = () => {
  const { patterns, ...others } = spaces()
  return [...Object.values(others).flat(), ...Object.values(patterns)] as Float64Array[]
}

describe('spaces', () => {
  it('are arrays for one batch that do not overlap', () => {
    const arrays = all()
    for (const array of arrays) expect(array.length).toBeGreaterThanOrEqual(SPACE_SLOTS)
    const places = arrays
      .map(({ byteOffset, byteLength }) => [byteOffset, byteOffset + byteLength] as const)
      .sort(([a], [b]) => a - b)
    for (const [i, [start]] of places.entries()) {
      if (i > 0) expect(start).toBeGreaterThanOrEqual(places[i - 1]![1])
    }
  })

  it('are the same until the memory moves, and then at the same places', () => {
    const before = spaces()
    expect(spaces()).toBe(before)
    before.finite[7] = 12.5
    const { generation } = kernels()
    const held: number[] = []
    while (kernels().generation === generation) held.push(kernels().allocate(64 << 20))
    expect(before.finite.length).toBe(0)
    expect(spaces().finite[7]).toBe(12.5)
    for (const address of held) kernels().free(address)
  })
})
