/**
 * A pattern as a machine over bytes that can be in several of its nodes at once (Thompson 1968).
 *
 * Cost: as many nodes as the pattern has parts, counts written out; one that is too large is
 * refused before anything is built.
 */
import type { CodePoints } from './code-points.js'
import type { Assertion, Tree } from './tree.js'
import { type ByteGraph, byteGraph } from './utf8.js'

/**
 * What a pattern may need with its counts written out: parts, which bound the time a byte can take, and
 * nodes and arcs, which bound the memory.
 */
export const MAXIMUM_PARTS = 25_000
const MAXIMUM_SIZE = 400_000

/** What a node does. */
export const NodeKind = {
  /** Reads a byte: arcs `first … second - 1` say where it leads. */
  READ: 0,
  /** Is `first` and `second` at once. */
  FORK: 1,
  /** The text matches. */
  DONE: 2,
  /** Is `first` where the place in the text is as said. */
  START: 3,
  END: 4,
  BOUNDARY: 5,
  INSIDE: 6,
} as const

export interface Program {
  /** For each node. */
  readonly kinds: Uint8Array
  readonly first: Int32Array
  readonly second: Int32Array
  /** For each arc: the bytes, and the node that they lead to. */
  readonly low: Uint8Array
  readonly high: Uint8Array
  readonly to: Int32Array
  readonly start: number
  /** Whether any node asks about the place in the text. */
  readonly hasAssertions: boolean
}

const assertionKinds: Readonly<Record<Assertion, number>> = {
  start: NodeKind.START,
  end: NodeKind.END,
  boundary: NodeKind.BOUNDARY,
  inside: NodeKind.INSIDE,
}

interface Building {
  readonly kinds: number[]
  readonly first: number[]
  readonly second: number[]
  readonly low: number[]
  readonly high: number[]
  readonly to: number[]
}

/**
 * The machine of a pattern for a whole text, or with `search` for any part of one. Undefined where it
 * would be too large.
 */
export function programOf(tree: Tree, search: boolean): Program | undefined {
  const sizeOfSet = (set: CodePoints) =>
    graphOf(set).reduce((sum, arcs) => sum + 1 + arcs.length, 0)
  if (sizeOf(tree, () => 1) > MAXIMUM_PARTS) return undefined
  if (sizeOf(tree, sizeOfSet) > MAXIMUM_SIZE) return undefined
  const building: Building = {
    kinds: [],
    first: [],
    second: [],
    low: [],
    high: [],
    to: [],
  }
  const done = addNode(building, NodeKind.DONE, 0, 0)
  const entry = emit(tree, done, building)
  const start = search ? emitSkip(entry, building) : entry
  return {
    kinds: Uint8Array.from(building.kinds),
    first: Int32Array.from(building.first),
    second: Int32Array.from(building.second),
    low: Uint8Array.from(building.low),
    high: Uint8Array.from(building.high),
    to: Int32Array.from(building.to),
    start,
    hasAssertions: building.kinds.some((kind) => kind >= NodeKind.START),
  }
}

/** Graphs of sets: those of properties are asked for again and again. */
const graphs = new WeakMap<CodePoints, ByteGraph>()

function graphOf(set: CodePoints): ByteGraph {
  const graph = graphs.get(set) ?? byteGraph(set)
  graphs.set(set, graph)
  return graph
}

/** Nodes of the tree with all counts written out; `weigh` says how many a set has. */
function sizeOf(tree: Tree, weigh: (set: CodePoints) => number): number {
  switch (tree.kind) {
    case 'set':
      return weigh(tree.set)
    case 'assertion':
      return 1
    case 'sequence':
      return tree.parts.reduce((sum, part) => sum + sizeOf(part, weigh), 0)
    case 'choice':
      return tree.options.reduce((sum, option) => sum + 1 + sizeOf(option, weigh), 0)
    case 'repeat': {
      const { minimum, maximum } = tree
      const copies = maximum === Infinity ? Math.max(1, minimum) : maximum
      // An empty body takes its time too.
      const size = Math.max(1, sizeOf(tree.body, weigh))
      return size * copies + (maximum === Infinity ? 1 : maximum - minimum)
    }
  }
}

/** Adds what the tree means, before the node `next`; gives the node where it starts. */
function emit(tree: Tree, next: number, building: Building): number {
  switch (tree.kind) {
    case 'set':
      return emitSet(graphOf(tree.set), next, building)
    case 'assertion':
      return addNode(building, assertionKinds[tree.test], next, 0)
    case 'sequence':
      return tree.parts.reduceRight((entry, part) => emit(part, entry, building), next)
    case 'choice':
      return tree.options
        .map((option) => emit(option, next, building))
        .reduceRight((rest, option) => addNode(building, NodeKind.FORK, option, rest))
    case 'repeat':
      return emitRepeat(tree, next, building)
  }
}

function emitSet(graph: ByteGraph, next: number, building: Building): number {
  const base = building.kinds.length
  for (const arcs of graph) {
    const first = building.low.length
    for (const { low, high, to } of arcs) {
      building.low.push(low)
      building.high.push(high)
      building.to.push(to < 0 ? next : base + to)
    }
    addNode(building, NodeKind.READ, first, building.low.length)
  }
  return building.kinds.length - 1
}

function emitRepeat(
  { body, minimum, maximum }: Tree & { readonly kind: 'repeat' },
  next: number,
  building: Building,
): number {
  let entry = next
  let copies = minimum
  if (maximum === Infinity) {
    const fork = addNode(building, NodeKind.FORK, next, next)
    const again = emit(body, fork, building)
    building.first[fork] = again
    // Where one copy must be, the loop is entered through its body.
    entry = minimum === 0 ? fork : again
    copies = Math.max(0, minimum - 1)
  } else {
    for (let count = minimum; count < maximum; count++) {
      entry = addNode(building, NodeKind.FORK, emit(body, entry, building), next)
    }
  }
  for (let count = 0; count < copies; count++) entry = emit(body, entry, building)
  return entry
}

/** Any bytes may stand before what is searched for. */
function emitSkip(entry: number, building: Building): number {
  const fork = addNode(building, NodeKind.FORK, entry, entry)
  const arc = building.low.length
  building.low.push(0)
  building.high.push(255)
  building.to.push(fork)
  building.second[fork] = addNode(building, NodeKind.READ, arc, arc + 1)
  return fork
}

function addNode(building: Building, kind: number, first: number, second: number): number {
  building.first.push(first)
  building.second.push(second)
  return building.kinds.push(kind) - 1
}
