/**
 * Arrays in the kernels' memory, where kernels run on them without a copy.
 *
 * The memory may move when it grows, which detaches all views: ask for a view anew after anything
 * that may have allocated, an `await` above all.
 */
import { kernels } from './kernels.js'
import type { CellIndex } from './scan.js'
import { spaces } from './spaces.js'

export interface Resident<View> {
  /** The array, as of now. */
  view(): View
  /** Gives the memory back. May be called twice. */
  free(): void
}

/** Where arrays come from. Their content is unspecified. */
export interface Arrays {
  uint8(length: number): Resident<Uint8Array>
  int32(length: number): Resident<Int32Array>
  uint32(length: number): Resident<Uint32Array>
  float64(length: number): Resident<Float64Array>
  bigInt64(length: number): Resident<BigInt64Array>
}

/** Arrays of their own: to be kept for as long as one likes. */
export const heapArrays: Arrays = {
  uint8: (length) => kept(new Uint8Array(length)),
  int32: (length) => kept(new Int32Array(length)),
  uint32: (length) => kept(new Uint32Array(length)),
  float64: (length) => kept(new Float64Array(length)),
  bigInt64: (length) => kept(new BigInt64Array(length)),
}

/** Arrays in the kernels' memory. Whoever makes them frees them. */
export function residentArrays(): Arrays {
  // What kernels keep at hand is set aside first, so that it never grows the memory later.
  spaces()
  return {
    uint8: residentBytes,
    int32: residentIntegers,
    uint32: (length) => resident(length * 4, (memory, address) => memory.uint32(address, length)),
    float64: (length) => resident(length * 8, (memory, address) => memory.float64(address, length)),
    bigInt64: (length) =>
      resident(length * 8, (memory, address) => memory.bigInt64(address, length)),
  }
}

/** So many bytes. Their content is unspecified. */
export function residentBytes(length: number): Resident<Uint8Array> {
  return resident(length, (memory, address) => memory.uint8(address, length))
}

/** So many integers. Their content is unspecified. */
export function residentIntegers(length: number): Resident<Int32Array> {
  return resident(length * 4, (memory, address) => memory.int32(address, length))
}

/** Room for the cells of so many rows. */
export function residentIndex(rows: number, cells: number): Resident<CellIndex> {
  const size = cells * 4
  return resident(size * 2 + cells + (rows + 2) * 4, (memory, address) => ({
    starts: memory.uint32(address, cells),
    ends: memory.uint32(address + size, cells),
    // Behind the integers, so that they stay aligned.
    rowCells: memory.uint32(address + size * 2, rows + 1),
    flags: memory.uint8(address + size * 2 + (rows + 1) * 4, cells),
  }))
}

function kept<View>(array: View): Resident<View> {
  return { view: () => array, free: () => {} }
}

type Kernels = ReturnType<typeof kernels>

function resident<View>(
  bytes: number,
  make: (memory: Kernels, address: number) => View,
): Resident<View> {
  const memory = kernels()
  const address = memory.allocate(bytes)
  let generation = memory.generation
  let view = make(memory, address)
  let isFree = false
  return {
    view() {
      if (generation !== memory.generation) {
        generation = memory.generation
        view = make(memory, address)
      }
      return view
    },
    free() {
      if (!isFree) memory.free(address)
      isFree = true
    },
  }
}
