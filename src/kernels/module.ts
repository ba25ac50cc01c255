/**
 * The WebAssembly module of the kernels: compiled, instantiated, and fed with arrays.
 *
 * A kernel takes addresses. Arrays that lie in the module's memory are passed as they are; others
 * are copied through the scratch block, which is set aside once, so that no call grows the memory.
 */
import { assert } from '../errors.js'
import { currentBuffer, type GrowableMemory, type Memory, moduleMemory } from './memory.js'
import { moduleBase64 } from './module.generated.js'
import type { ModuleFunctions } from './module-functions.js'

/** What is used of the platform's `WebAssembly`. */
interface Platform {
  CompileError: new () => Error
  Module: new (code: Uint8Array) => object
  Instance: new (module: object) => { readonly exports: unknown }
}

/** Anything that a kernel reads or writes. */
export type Numbers =
  | Uint8Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float64Array
  | BigInt64Array

export interface KernelModule {
  readonly functions: ModuleFunctions
  readonly memory: Memory
  /** Whether the array lies in the module's memory. */
  holds(array: Numbers): boolean
  /** Forgets what was copied into the scratch block before: the start of a kernel's call. */
  begin(): void
  /** A frame of words in the scratch block, for kernels that take many parameters. */
  frame(): [address: number, words: Uint32Array]
  /** The address of the array, or of a copy of its first `length` elements. */
  input(array: Numbers, length: number): number
  /** The address of the array, or of room for `length` elements, copied back by `end`. */
  output(array: Numbers, length: number): number
  /** As `output`, where the kernel reads the elements as well. */
  update(array: Numbers, length: number): number
  /** The address of so many bytes that only the kernel needs. */
  room(bytes: number): number
  /** The end of a kernel's call: copies outputs to their arrays. */
  end(): void
}

/** Bytes of the scratch block: a batch of some thousand values and what a kernel makes of them. */
export const SCRATCH_BYTES = 1 << 20

const ALIGN = 16
const FRAME_WORDS = 32

/** The module, or undefined where WebAssembly, or the SIMD it needs, is not to be had. */
export function openModule(): KernelModule | undefined {
  const { WebAssembly: platform } = globalThis as { WebAssembly?: Platform }
  if (platform === undefined) return undefined
  const code = Buffer.from(moduleBase64, 'base64')
  let module: object
  try {
    module = new platform.Module(code)
  } catch (error) {
    // No SIMD, or no compilation allowed.
    if (error instanceof platform.CompileError) return undefined
    throw error
  }
  const instance = new platform.Instance(module)
  return moduleOf(instance.exports as ModuleFunctions & { readonly memory: GrowableMemory })
}

interface PendingOutput {
  readonly array: Numbers
  readonly address: number
  readonly size: number
}

function moduleOf(functions: ModuleFunctions & { readonly memory: GrowableMemory }): KernelModule {
  const { memory } = functions
  const buffer = currentBuffer(memory)
  const scratch = Math.ceil(functions.heapBase() / ALIGN) * ALIGN
  const pending: PendingOutput[] = []
  let top = scratch
  const holds = (array: Numbers): boolean => array.buffer === buffer()
  const claim = (size: number): number => {
    const address = top
    top += Math.ceil(size / ALIGN) * ALIGN
    assert(top <= scratch + SCRATCH_BYTES, `scratch block too small for ${size} bytes more`)
    return address
  }
  return {
    functions,
    memory: moduleMemory(memory, scratch + SCRATCH_BYTES),
    holds,
    begin() {
      top = scratch
      pending.length = 0
    },
    frame() {
      const address = claim(FRAME_WORDS * 4)
      return [address, new Uint32Array(buffer(), address, FRAME_WORDS)]
    },
    input(array, length) {
      checkLength(array, length)
      if (holds(array)) return array.byteOffset
      const size = length * array.BYTES_PER_ELEMENT
      const address = claim(size)
      new Uint8Array(buffer(), address, size).set(bytesOf(array, size))
      return address
    },
    output(array, length) {
      checkLength(array, length)
      if (holds(array)) return array.byteOffset
      const size = length * array.BYTES_PER_ELEMENT
      const address = claim(size)
      pending.push({ array, address, size })
      return address
    },
    update(array, length) {
      const address = this.output(array, length)
      if (holds(array)) return address
      const size = length * array.BYTES_PER_ELEMENT
      new Uint8Array(buffer(), address, size).set(bytesOf(array, size))
      return address
    },
    room: claim,
    end() {
      for (const { array, address, size } of pending) {
        bytesOf(array, size).set(new Uint8Array(buffer(), address, size))
      }
    },
  }
}

function bytesOf(array: Numbers, size: number): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, size)
}

/** A kernel has no bounds of its own. */
function checkLength(array: Numbers, length: number): void {
  assert(length <= array.length, `kernel needs ${length} elements, found ${array.length}`)
}
