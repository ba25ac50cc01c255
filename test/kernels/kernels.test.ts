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

  it('falls back where the module does not compile', () => {
    const { WebAssembly } = globalThis as unknown as {
      WebAssembly: { CompileError: new () => Error }
    }
    const { CompileError } = WebAssembly
    const failing = (error: Error) => ({
      CompileError,
      Module: class {
        constructor() {
          throw error
        }
      },
    })
    vi.stubGlobal('WebAssembly', failing(new CompileError()))
    expect(openKernels().native).toBe(false)
    vi.stubGlobal('WebAssembly', failing(new RangeError('no room')))
    expect(() => openKernels()).toThrow('no room')
  })

  it('shares one set a thread', () => {
    expect(kernels()).toBe(kernels())
  })
})
