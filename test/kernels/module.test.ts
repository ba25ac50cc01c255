import { describe, expect, it } from 'vitest'
import { type KernelModule, openModule, SCRATCH_BYTES } from '../../src/kernels/module.js'

function open(): KernelModule {
  const module = openModule()
  if (module === undefined) throw new Error('no WebAssembly')
  return module
}

describe('openModule', () => {
  const module = open()

  it('passes arrays in its memory as they are', () => {
    const address = module.memory.allocate(80)
    const values = module.memory.float64(address, 10)
    module.begin()
    expect(module.holds(values)).toBe(true)
    expect(module.input(values.subarray(2), 8)).toBe(address + 16)
    expect(module.output(values, 10)).toBe(address)
    module.end()
    module.memory.free(address)
  })

  it('copies others in and out', () => {
    const values = Float64Array.of(1, 2, 3, 4)
    const out = new Float64Array(3).fill(9)
    expect(module.holds(values)).toBe(false)
    module.begin()
    const from = module.input(values.subarray(1), 2)
    const to = module.output(out.subarray(1), 2)
    module.memory.float64(to, 2).set(module.memory.float64(from, 2))
    expect([...out]).toEqual([9, 9, 9])
    module.end()
    expect([...out]).toEqual([9, 2, 3])
  })

  it('refuses what an array or the scratch block cannot hold', () => {
    module.begin()
    expect(() => module.input(new Float64Array(3), 4)).toThrow('needs 4 elements, found 3')
    expect(() => module.output(new Uint8Array(2), 3)).toThrow('needs 3 elements, found 2')
    const large = new Uint8Array(SCRATCH_BYTES + 1)
    expect(() => module.input(large, large.length)).toThrow('scratch block too small')
  })

  it('keeps blocks clear of the scratch block', () => {
    module.begin()
    const address = module.output(new Uint8Array(SCRATCH_BYTES), SCRATCH_BYTES)
    expect(module.memory.allocate(1)).toBeGreaterThanOrEqual(address + SCRATCH_BYTES)
  })
})
