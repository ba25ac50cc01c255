/**
 * Which slots hold equal values?
 *
 * Method: values are told apart by their hashes of 128 bits; a table with open addressing, at most half
 * full, finds the group of a hash. Groups are numbered in the order of their first slots.
 * Guarantee: exact, as far as no two values share 128 bits. Cost: about 5 ns a slot in the kernel.
 */

const LANES = 4

/**
 * What grouping writes; each array has room for as many entries as there are slots. `hashes` may be those of
 * the slots.
 */
export interface Groups {
  /** Group of each slot, from 0; 0 at an invalid slot, which is in none. */
  readonly codes: Int32Array
  /** By group: its first slot. */
  readonly firstSlots: Int32Array
  /** By group: the weight of its slots. */
  readonly weights: Int32Array
  /** By group: four lanes. */
  readonly hashes: Uint32Array
}

/** The slots to be grouped. */
export interface Hashed {
  /** Four lanes a slot. */
  readonly hashes: Uint32Array
  /** Absent where all slots are valid. */
  readonly validity?: Uint8Array | undefined
  /** What each slot weighs; absent: 1. */
  readonly weights?: Int32Array | undefined
}

/** Groups the first `count` slots. Returns the number of groups. */
export function groupHashes(slots: Hashed, count: number, out: Groups): number {
  const { hashes, validity, weights } = slots
  const mask = placesFor(count) - 1
  const table = new Int32Array(mask + 1)
  let groups = 0
  for (let i = 0; i < count; i++) {
    out.codes[i] = 0
    if (validity !== undefined && (validity[i >> 3]! & (1 << (i & 7))) === 0) continue
    const at = i * LANES
    let place = (hashes[at]! ^ hashes[at + 2]!) & mask
    while (table[place]! > 0 && !isSame(out.hashes, (table[place]! - 1) * LANES, hashes, at)) {
      place = (place + 1) & mask
    }
    if (table[place] === 0) {
      for (let lane = 0; lane < LANES; lane++) {
        out.hashes[groups * LANES + lane] = hashes[at + lane]!
      }
      out.firstSlots[groups] = i
      out.weights[groups] = 0
      table[place] = ++groups
    }
    const group = table[place]! - 1
    out.codes[i] = group
    out.weights[group]! += weights === undefined ? 1 : weights[i]!
  }
  return groups
}

/** Places of a table for so many groups: a power of two, at least twice as many. */
export function placesFor(count: number): number {
  return 2 ** Math.max(4, 33 - Math.clz32(Math.max(0, count - 1)))
}

function isSame(a: Uint32Array, at: number, b: Uint32Array, from: number): boolean {
  return (
    a[at] === b[from] &&
    a[at + 1] === b[from + 1] &&
    a[at + 2] === b[from + 2] &&
    a[at + 3] === b[from + 3]
  )
}
