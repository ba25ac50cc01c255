/** Sets of nodes by number: each is kept once, found by its hash, in bounded room. */
import { ByteKind } from './byte-classes.js'
import type { Threads } from './threads.js'

export interface States {
  count: number
  /** Most sets, and most nodes of all of them. */
  readonly maximum: number
  readonly room: number
  /** Nodes of all sets, those of set i from `ends[i]` to `ends[i + 1] - 1`, ascending. */
  nodes: Int32Array
  ends: Int32Array
  /** The kind of the byte before, where the set asks about it. */
  kinds: Int32Array
  /** Number of a set + 1 by hash, 0 where none is; open addressing, at most half full. */
  slots: Int32Array
}

/** A set that is looked for. */
export interface StateKey {
  readonly nodes: Int32Array
  readonly kind: number
}

/** Room for a few sets, which grows up to the bounds. */
export function startStates(maximum: number, room: number): States {
  const few = Math.min(maximum, 16)
  return {
    count: 0,
    maximum,
    room,
    nodes: new Int32Array(Math.min(room, 64)),
    ends: new Int32Array(few + 1),
    kinds: new Int32Array(few),
    slots: slotsFor(few),
  }
}

const slotsFor = (count: number) => new Int32Array(2 ** Math.ceil(Math.log2(count * 2)))

/** The nodes are put in order: sets that are alike are one, however they were reached. */
export function stateKey({ nodes, count, hasAssertions }: Threads, kind: number): StateKey {
  return { nodes: nodes.subarray(0, count).sort(), kind: hasAssertions ? kind : ByteKind.OTHER }
}

/** The number of the set, which is added where it is new; -1 where there is no room for it. */
export function findState(states: States, key: StateKey): number {
  const slot = slotOf(states, key)
  const known = states.slots[slot]! - 1
  if (known >= 0) return known
  const { count, maximum, room } = states
  const start = states.ends[count]!
  const end = start + key.nodes.length
  if (count === maximum || end > room) return -1
  if (count === states.kinds.length) growSets(states)
  if (end > states.nodes.length) {
    states.nodes = grown(states.nodes, Math.min(room, Math.max(end, states.nodes.length * 2)))
  }
  states.nodes.set(key.nodes, start)
  states.ends[count + 1] = end
  states.kinds[count] = key.kind
  states.count = count + 1
  states.slots[slotOf(states, key)] = count + 1
  return count
}

/** Forgets all sets, and keeps the room. */
export function clearStates(states: States): void {
  states.count = 0
  states.slots.fill(0)
}

/** The slot of a set, empty where it is new. */
function slotOf(states: States, key: StateKey): number {
  const { slots } = states
  const mask = slots.length - 1
  let slot = hashOf(key) & mask
  while (slots[slot] !== 0 && !isSame(states, slots[slot]! - 1, key)) slot = (slot + 1) & mask
  return slot
}

function growSets(states: States): void {
  const size = Math.min(states.maximum, states.count * 2)
  states.ends = grown(states.ends, size + 1)
  states.kinds = grown(states.kinds, size)
  states.slots = slotsFor(size)
  for (let number = 0; number < states.count; number++) {
    const nodes = states.nodes.subarray(states.ends[number], states.ends[number + 1])
    states.slots[slotOf(states, { nodes, kind: states.kinds[number]! })] = number + 1
  }
}

function grown(array: Int32Array, size: number): Int32Array {
  const larger = new Int32Array(size)
  larger.set(array)
  return larger
}

function isSame({ nodes, ends, kinds }: States, number: number, key: StateKey): boolean {
  const start = ends[number]!
  const { length } = key.nodes
  if (ends[number + 1]! - start !== length || kinds[number] !== key.kind) return false
  for (let index = 0; index < length; index++) {
    if (nodes[start + index] !== key.nodes[index]) return false
  }
  return true
}

/** FNV-1a by words, and a mix of the high bits into the low ones. */
function hashOf({ nodes, kind }: StateKey): number {
  let hash = 0x811c9dc5 ^ kind
  for (let index = 0; index < nodes.length; index++) {
    hash = Math.imul(hash ^ nodes[index]!, 0x01000193)
  }
  return (hash ^ (hash >>> 15)) >>> 0
}
