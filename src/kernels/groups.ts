/**
 * Which slots hold equal values?
 *
 * Method: values are told apart by their hashes of 128 bits; a table with open addressing, at most half
 * full, finds the group of a hash. Groups are numbered in the order of their first slots.
 * Guarantee: exact, as far as no two values share 128 bits. Cost: about 5 ns a slot in the kernel.
 */
import { assert } from '../errors.js'

const LANES = 4
const FIRST_PLACES = 1024

/** Groups, to which slots are added part by part; room for as many as there will be. */
export interface Groups {
  /** How many there are. */
  count: number
  /** By group: the weight of its slots. */
  readonly weights: Int32Array
  /** By group: four lanes. */
  readonly hashes: Uint32Array
  /** Group + 1 by place, 0 for a free one; `placesFor` says how long. */
  readonly places: Int32Array
  /** Places in use: a power of two. */
  placeCount: number
}

/** No groups yet; about `expected` of them will come. */
export function startGroups(
  room: Pick<Groups, 'weights' | 'hashes' | 'places'>,
  expected = 0,
): Groups {
  const placeCount = Math.min(Math.max(FIRST_PLACES, placesFor(expected)), room.places.length)
  room.places.fill(0, 0, placeCount)
  return { ...room, count: 0, placeCount }
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

/** What is found of the slots. */
export interface Grouped {
  /** Group of each slot, from 0; 0 at an invalid slot, which is in none. */
  readonly codes: Int32Array
  /** First slots of the groups that are new, in their order; room for all slots. */
  readonly firstSlots: Int32Array
}

/** Groups the first `count` slots. Returns how many groups are new. */
export function groupHashes(slots: Hashed, count: number, groups: Groups, out: Grouped): number {
  const { hashes, validity, weights } = slots
  const known = groups.count
  for (let i = 0; i < count; i++) {
    out.codes[i] = 0
    if (validity !== undefined && (validity[i >> 3]! & (1 << (i & 7))) === 0) continue
    const place = placeOf(groups, hashes, i * LANES)
    if (groups.places[place] === 0) {
      out.firstSlots[groups.count - known] = i
      add(groups, place, hashes.subarray(i * LANES, (i + 1) * LANES))
      out.codes[i] = groups.count - 1
    } else out.codes[i] = groups.places[place]! - 1
    groups.weights[out.codes[i]!]! += weights === undefined ? 1 : weights[i]!
    if (groups.count * 2 >= groups.placeCount) enlarge(groups)
  }
  return groups.count - known
}

/** Places of a table for so many groups: a power of two, at least twice as many. */
export function placesFor(count: number): number {
  return 2 ** Math.max(4, 33 - Math.clz32(Math.max(0, count - 1)))
}

/** The place of a hash, or the free one where it belongs. */
function placeOf(groups: Groups, hashes: Uint32Array, at: number): number {
  const { places, hashes: known, placeCount } = groups
  let place = (hashes[at]! ^ hashes[at + 2]!) & (placeCount - 1)
  while (places[place]! > 0 && !isSame(known, (places[place]! - 1) * LANES, hashes, at)) {
    place = (place + 1) & (placeCount - 1)
  }
  return place
}

function isSame(a: Uint32Array, at: number, b: Uint32Array, from: number): boolean {
  return (
    a[at] === b[from] &&
    a[at + 1] === b[from + 1] &&
    a[at + 2] === b[from + 2] &&
    a[at + 3] === b[from + 3]
  )
}

function add(groups: Groups, place: number, hash: Uint32Array): void {
  assert(groups.count < groups.weights.length, 'no room for another group')
  groups.hashes.set(hash, groups.count * LANES)
  groups.weights[groups.count] = 0
  groups.places[place] = ++groups.count
}

function enlarge(groups: Groups): void {
  if (groups.placeCount * 2 > groups.places.length) return
  groups.placeCount *= 2
  groups.places.fill(0, 0, groups.placeCount)
  for (let group = 0; group < groups.count; group++) {
    groups.places[placeOf(groups, groups.hashes, group * LANES)] = group + 1
  }
}
