import { describe, expect, it } from 'vitest'
import { openKernels } from '../../src/kernels/kernels.js'
import { both } from './support.js'

describe.each(both)('memory, native $native', ({ kernels }) => {
  it('hands out aligned blocks that do not overlap', () => {
    const mark = kernels.mark()
    const sizes = [1, 16, 17, 0, 4096, 3]
    const addresses = sizes.map((size) => kernels.allocate(size))
    const wide = kernels.allocate(10, 256)
    expect(wide % 256).toBe(0)
    for (const address of addresses) expect(address % 16).toBe(0)
    expect(new Set([...addresses, wide]).size).toBe(7)
    addresses.forEach((address, i) => {
      kernels.uint8(address, sizes[i]!).fill(i + 1)
    })
    addresses.forEach((address, i) => {
      expect([...new Set(kernels.uint8(address, sizes[i]!))]).toEqual(sizes[i] ? [i + 1] : [])
    })
    kernels.release(mark)
  })

  it('gives views of one block in every type', () => {
    const address = kernels.allocate(32)
    kernels.float64(address, 1)[0] = 1
    expect([...kernels.uint32(address, 2)]).toEqual([0, 0x3ff00000])
    expect([...kernels.int32(address + 4, 1)]).toEqual([0x3ff00000])
    expect([...kernels.uint16(address, 4)]).toEqual([0, 0, 0, 0x3ff0])
    expect(kernels.bigInt64(address, 1)[0]).toBe(0x3ff0000000000000n)
    kernels.uint8(address + 8, 8).fill(255)
    expect(kernels.bigInt64(address + 8, 1)[0]).toBe(-1n)
    kernels.free(address)
  })

  it('uses the place of a freed block again', () => {
    const mark = kernels.mark()
    const [first, second, third] = [64, 64, 64].map((size) => kernels.allocate(size))
    kernels.free(second!)
    expect(kernels.allocate(200)).toBeGreaterThan(third!)
    expect(kernels.allocate(50)).toBe(second)
    expect(() => kernels.free(first! + 1)).toThrow('no block to free')
    kernels.release(mark)
    expect(kernels.allocate(1)).toBe(first)
    kernels.free(first!)
  })

  it('releases what came after the mark only', () => {
    const before = kernels.allocate(16)
    const mark = kernels.mark()
    const after = kernels.allocate(16)
    kernels.release(mark)
    expect(() => kernels.free(after)).toThrow('no block')
    kernels.free(before)
  })
})

describe('growth of a module memory', () => {
  it('is counted, keeps the contents, and detaches older views', () => {
    const kernels = openKernels({ native: true })
    const small = kernels.allocate(64)
    const view = kernels.uint8(small, 64).fill(7)
    expect(kernels.generation).toBe(0)
    const large = kernels.allocate(256 << 20)
    expect(kernels.generation).toBe(1)
    expect(view.length).toBe(0)
    expect(kernels.uint8(small, 64)).toEqual(new Uint8Array(64).fill(7))
    kernels.uint8(large + (255 << 20), 1 << 20).fill(1)
    kernels.free(large)
    kernels.allocate(200 << 20)
    expect(kernels.generation).toBe(1)
  })

  it('ends in a clear error', () => {
    const kernels = openKernels({ native: true })
    expect(() => kernels.allocate(2 ** 33)).toThrow('out of memory')
    expect(kernels.allocate(16)).toBeGreaterThan(0)
  })
})
