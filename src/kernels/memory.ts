/**
 * Blocks of memory that kernels work on without a copy, handed out as typed-array views.
 *
 * Two kinds with one interface: the memory of the WebAssembly module, and, where there is none,
 * one `ArrayBuffer` a block. Blocks are not cleared. A module's memory that grows detaches all views
 * of it (`generation` counts that); only `allocate` can grow it, never a kernel, and it starts with
 * 128 MB of addresses, which cost nothing until they are used. So reserve first,
 * make views afterwards, and make them anew when `generation` has changed.
 * Copy what goes to another thread: a view that is posted takes the whole memory along.
 */
import { assert, DataError } from '../errors.js'

export interface Memory {
  /** How often the views handed out so far became detached. */
  readonly generation: number
  /** The address of a free block of so many bytes; `align` is a power of two, 16 by default. */
  allocate(bytes: number, align?: number): number
  /** Gives a block back. Blocks may be freed in any order. */
  free(address: number): void
  /** A point in the order of allocations, for {@link release}. */
  mark(): number
  /**
   * Frees all blocks allocated since the mark. For one owner at a time: where two readers take
   * turns, each frees its own blocks.
   */
  release(mark: number): void
  uint8(address: number, length: number): Uint8Array
  uint16(address: number, length: number): Uint16Array
  int32(address: number, length: number): Int32Array
  uint32(address: number, length: number): Uint32Array
  float64(address: number, length: number): Float64Array
  bigInt64(address: number, length: number): BigInt64Array
}

/** The memory of a WebAssembly instance (the type of the platform's `WebAssembly.Memory`). */
export interface GrowableMemory {
  /** Replaced when the memory grows. */
  readonly buffer: ArrayBuffer
  /** Throws `RangeError` where there is no room. */
  grow(pages: number): number
}

/** A block in use: its first address, the one behind its last, and its turn among allocations. */
interface Block {
  readonly start: number
  readonly end: number
  readonly turn: number
}

/** What differs between the kinds: room for a new block, and the buffer behind an address. */
interface Backing {
  generation(): number
  open(start: number, bytes: number): void
  close(start: number): void
  locate(address: number): { buffer: ArrayBuffer; offset: number }
}

const PAGE = 65536
/** Grown by at least this much at once, since each growth detaches; untouched pages cost nothing. */
const GROWTH_PAGES = 256
/** Kernels may read, never write, so many bytes behind a block. */
const SLACK = 64
const ALIGN = 16

/** The memory's buffer, as of now. To ask the platform for it takes longer than many a kernel. */
export function currentBuffer(memory: GrowableMemory): () => ArrayBuffer {
  let { buffer } = memory
  return () => {
    // One that was replaced is detached.
    if (buffer.byteLength === 0) ({ buffer } = memory)
    return buffer
  }
}

/** The memory of a module, which uses the addresses below `base` itself. */
export function moduleMemory(memory: GrowableMemory, base: number): Memory {
  let generation = 0
  const buffer = currentBuffer(memory)
  const backing: Backing = {
    generation: () => generation,
    open(start, bytes) {
      const missing = start + bytes + SLACK - buffer().byteLength
      if (missing <= 0) return
      const pages = Math.ceil(missing / PAGE)
      if (!grow(memory, Math.max(pages, GROWTH_PAGES)) && !grow(memory, pages)) {
        throw new DataError(`out of memory: no ${bytes} bytes beside ${buffer().byteLength}`)
      }
      generation++
    },
    close: () => {},
    locate: (address) => ({ buffer: buffer(), offset: address }),
  }
  return blocksOf(backing, base)
}

function grow(memory: GrowableMemory, pages: number): boolean {
  try {
    memory.grow(pages)
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** Memory without a module: every block is a buffer of its own, and nothing ever detaches. */
export function plainMemory(): Memory {
  const buffers = new Map<number, ArrayBuffer>()
  const backing: Backing = {
    generation: () => 0,
    open: (start, bytes) => void buffers.set(start, new ArrayBuffer(bytes)),
    close: (start) => void buffers.delete(start),
    locate(address) {
      for (const [start, buffer] of buffers) {
        const offset = address - start
        if (offset === 0 || (offset > 0 && offset < buffer.byteLength)) return { buffer, offset }
      }
      throw new RangeError(`address ${address} is in no block`)
    },
  }
  return blocksOf(backing, ALIGN)
}

function blocksOf(backing: Backing, base: number): Memory {
  const blocks: Block[] = [] // by address
  let turn = 0
  const remove = (index: number): void => {
    backing.close(blocks[index]!.start)
    blocks.splice(index, 1)
  }
  return {
    get generation() {
      return backing.generation()
    },
    allocate(bytes, align = ALIGN) {
      const { start, index } = firstFit(blocks, base, bytes, Math.max(align, ALIGN))
      backing.open(start, bytes)
      blocks.splice(index, 0, { start, end: start + Math.max(bytes, 1), turn: turn++ })
      return start
    },
    free(address) {
      const index = blocks.findIndex((block) => block.start === address)
      assert(index >= 0, `no block to free at ${address}`)
      remove(index)
    },
    mark: () => turn,
    release(mark) {
      for (let i = blocks.length - 1; i >= 0; i--) if (blocks[i]!.turn >= mark) remove(i)
    },
    ...viewsOf(backing),
  }
}

/** The lowest place with room for so many bytes, and its position in the list of blocks. */
function firstFit(
  blocks: readonly Block[],
  base: number,
  bytes: number,
  align: number,
): { start: number; index: number } {
  let start = roundUp(base, align)
  let index = 0
  for (; index < blocks.length; index++) {
    const block = blocks[index]!
    if (start + Math.max(bytes, 1) <= block.start) break
    start = roundUp(block.end, align)
  }
  return { start, index }
}

function roundUp(address: number, align: number): number {
  return Math.ceil(address / align) * align
}

type Views = Pick<Memory, 'uint8' | 'uint16' | 'int32' | 'uint32' | 'float64' | 'bigInt64'>

function viewsOf(backing: Backing): Views {
  const view =
    <View>(make: new (buffer: ArrayBuffer, offset: number, length: number) => View) =>
    (address: number, length: number): View => {
      const { buffer, offset } = backing.locate(address)
      return new make(buffer, offset, length)
    }
  return {
    uint8: view(Uint8Array),
    uint16: view(Uint16Array),
    int32: view(Int32Array),
    uint32: view(Uint32Array),
    float64: view(Float64Array),
    bigInt64: view(BigInt64Array),
  }
}
