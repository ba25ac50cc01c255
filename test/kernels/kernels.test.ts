import { afterEach, describe, expect, it, vi } from 'vitest'
import { kernels, openKernels } from '../../src/kernels/kernels.js'

describe('openKernels', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  it('takes WebAssembly where it is to be had', () => {
    expect(openKernels().native).toBe(true)
    expect(openKernels({ native: false }).native).toBe(false)
  })

  it('falls back to the plain functions without it', () => {
    vi.stubGlobal('WebAssembly', undefined)
    expect(openKernels().native).toBe(false)
    expect(() => openKernels({ native: true })).toThrow('no WebAssembly')
  })

  it('falls back where the module does not validate', () => {
    vi.stubGlobal('WebAssembly', { validate: () => false })
    expect(openKernels().native).toBe(false)
  })

  it('shares one set a thread', () => {
    expect(kernels()).toBe(kernels())
  })
})
