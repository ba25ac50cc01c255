/**
 * Arrays in the kernels' memory, where kernels run on them without a copy.
 *
 * The memory may move when it grows, which detaches all views: ask for a view anew after anything
 * that may have allocated, an `await` above all.
 */
import { kernels } from './kernels.js'
import type { CellIndex } from './scan.js'

export interface Resident<View> {
  /** The array, as of now. */
  view(): View
  /** Gives the memory back. May be called twice. */
  free(): void
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
