/**
 * The one door to the hot loops. Kernels know bytes and numbers only; all policy stays above.
 *
 * Every kernel exists twice, with the same results bit for bit: as a plain function (`hash.ts`, …),
 * and in AssemblyScript (`assembly/hash.ts`, …), compiled ahead into one module. Here they meet:
 * `native` kernels run in place on arrays that lie in the module's memory (see `memory.ts`) and
 * on copies of others, where that is faster than the plain function.
 */
import { UsageError } from '../errors.js'
import { countBins } from './bins.js'
import { countOnes, intersectBits } from './bits.js'
import { acceptCells, presentCells } from './classes.js'
import { transposeCells } from './columns.js'
import { countDoubles, gatherFinite } from './finite.js'
import { groupHashes } from './groups.js'
import { hashBytes, hashCells, hashDoubles, hashInt64s, hashIntegers, hashText } from './hash.js'
import { raiseRegisters } from './hll.js'
import { type Memory, plainMemory } from './memory.js'
import { type KernelModule, openModule } from './module.js'
import { centralSums, sumDoubles } from './moments.js'
import { nativeCells } from './native/cells.js'
import { nativeDoubles } from './native/doubles.js'
import { nativeHash } from './native/hash.js'
import { nativeParse } from './native/parse.js'
import { nativeScan } from './native/scan.js'
import { nativeSets } from './native/sets.js'
import { nativeText } from './native/text.js'
import { parseNumbers } from './number.js'
import { followDoubles } from './order.js'
import { patternTexts } from './pattern.js'
import { heavySlots, runsOfSorted, smallWeightAt } from './runs.js'
import { scan, unquote } from './scan.js'
import { sortDoubles } from './sort.js'
import { copyCells, countPoints, takeCells, takeDoubles } from './text.js'
import { followCodes, textExtremes } from './text-order.js'
import { parseTimes } from './time.js'

const plain = {
  scan,
  unquote,
  transposeCells,
  parseNumbers,
  parseTimes,
  copyCells,
  countPoints,
  hashBytes,
  hashDoubles,
  hashIntegers,
  hashInt64s,
  hashText,
  hashCells,
  groupHashes,
  acceptCells,
  presentCells,
  takeCells,
  takeDoubles,
  patternTexts,
  textExtremes,
  followCodes,
  followDoubles,
  runsOfSorted,
  smallWeightAt,
  heavySlots,
  countDoubles,
  gatherFinite,
  sumDoubles,
  centralSums,
  sortDoubles,
  countBins,
  raiseRegisters,
  countOnes,
  intersectBits,
}

const nativeOf = (module: KernelModule): KernelFunctions => ({
  ...plain,
  ...nativeScan(module),
  ...nativeCells(module),
  ...nativeParse(module),
  ...nativeHash(module),
  ...nativeDoubles(module),
  ...nativeSets(module),
  ...nativeText(module),
})

/** The kernels by name; their contracts stand with the plain functions. */
export type KernelFunctions = typeof plain

/** The kernels, and the memory in which they run without a copy. */
export interface Kernels extends KernelFunctions, Memory {
  /** Whether kernels run in WebAssembly. */
  readonly native: boolean
}

/**
 * Kernels with a memory of their own. `native`: false for the plain functions; true to insist on
 * WebAssembly (throws `UsageError` where it is not to be had); by default the best there is.
 */
export function openKernels(options: { readonly native?: boolean } = {}): Kernels {
  const module = options.native === false ? undefined : openModule()
  if (module === undefined) {
    if (options.native === true) throw new UsageError('no WebAssembly with SIMD to be had')
    return kernelsOf(plain, plainMemory(), false)
  }
  return kernelsOf(nativeOf(module), module.memory, true)
}

function kernelsOf(functions: KernelFunctions, memory: Memory, native: boolean): Kernels {
  return {
    ...functions,
    ...memory,
    get generation() {
      return memory.generation
    },
    native,
  }
}

let shared: Kernels | undefined

/** The kernels that this thread shares. */
export function kernels(): Kernels {
  shared ??= openKernels()
  return shared
}
