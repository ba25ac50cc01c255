/**
 * Arrays that a thread keeps at hand for one batch of one column, in the kernels' memory.
 *
 * Each has one user at a time, named below; what it holds is gone when its user writes the next. A
 * batch of more slots than fit is given arrays of its own.
 */
import { kernels } from './kernels.js'

/** The slots that fit. */
export const SPACE_SLOTS = 16_384

const LANES = 4
/** Columns whose hashes are known at the same time. */
export const HASH_SPACES = 4

export interface Spaces {
  /** Hashes of the latest columns: `batch/hashes.ts`. */
  readonly hashes: readonly Uint32Array[]
  /** Hashes of cells before they are grouped: `batch/convert.ts`. */
  readonly cellHashes: Uint32Array
  /** Groups of equal patterns: `batch/derive-text.ts`. */
  readonly patterns: {
    readonly patternCodes: Int32Array
    readonly patternSlots: Int32Array
    readonly weights: Int32Array
    readonly hashes: Uint32Array
    readonly places: Int32Array
  }
  /** Classes of cells, values that are not kept, slots and their cells: `batch/convert.ts`. */
  readonly classes: Uint16Array
  readonly values: Float64Array
  readonly slots: Int32Array
  readonly bitmap: Uint8Array
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** Finite numbers, and the same in order: `accumulators/numbers.ts`. */
  readonly finite: Float64Array
  readonly sorted: Float64Array
  /** Runs of equal numbers: `accumulators/number-runs.ts`. */
  readonly runValues: Float64Array
  readonly runWeights: Float64Array
  /** Weights of a dictionary's entries: `accumulators/frequent.ts`. */
  readonly entryWeights: Float64Array
  /** Which of many weights are kept: `accumulators/weight-rank.ts`. */
  readonly runSlots: Int32Array
}

let addresses: readonly number[] | undefined
let generation = -1
let views: Spaces | undefined

/** The arrays, as of now: see `memory.ts` on views. */
export function spaces(): Spaces {
  const memory = kernels()
  addresses ??= sizes.map((size) => memory.allocate(size * SPACE_SLOTS))
  if (views === undefined || generation !== memory.generation) {
    generation = memory.generation
    views = viewsOf(addresses)
  }
  return views
}

/** Bytes a slot, in the order in which `viewsOf` takes them. */
const sizes = [
  ...new Array<number>(HASH_SPACES + 1).fill(LANES * 4),
  ...new Array<number>(6).fill(8),
  ...new Array<number>(4).fill(4),
  2,
  1,
  8,
  4,
  4,
  4,
  LANES * 4,
]

function viewsOf(places: readonly number[]): Spaces {
  const memory = kernels()
  let next = 0
  const address = () => places[next++]!
  const lanes = () => memory.uint32(address(), SPACE_SLOTS * LANES)
  const doubles = () => memory.float64(address(), SPACE_SLOTS)
  const integers = () => memory.int32(address(), SPACE_SLOTS)
  return {
    hashes: Array.from({ length: HASH_SPACES }, lanes),
    cellHashes: lanes(),
    values: doubles(),
    finite: doubles(),
    sorted: doubles(),
    runValues: doubles(),
    runWeights: doubles(),
    entryWeights: doubles(),
    slots: integers(),
    starts: integers(),
    ends: integers(),
    runSlots: integers(),
    classes: memory.uint16(address(), SPACE_SLOTS),
    bitmap: memory.uint8(address(), SPACE_SLOTS),
    patterns: {
      places: memory.int32(address(), 2 * SPACE_SLOTS),
      patternCodes: integers(),
      patternSlots: integers(),
      weights: integers(),
      hashes: lanes(),
    },
  }
}
