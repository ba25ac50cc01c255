/**
 * Which byte sequences are the characters of a set, in UTF-8?
 *
 * Method: each range of code points is cut until it is a product of ranges of bytes (as in Thompson's
 * grep and Cox, Regular Expression Matching in the Wild, 2010); the sequences share beginnings, and
 * equal continuations are kept once, which makes the graph minimal.
 * Guarantee: only well-formed sequences are there: no surrogates, no overlong ones. From each node a
 * byte leads at most one way.
 */
import type { CodePoints } from './code-points.js'

/** A way from a node: bytes `low … high` lead to node `to`, which comes earlier, or out of the set. */
export interface Arc {
  readonly low: number
  readonly high: number
  /** Number of a node, or -1: the character is complete. */
  readonly to: number
}

/** Arcs of each node, by ascending bytes; the last node is where characters start. */
export type ByteGraph = readonly (readonly Arc[])[]

type Sequence = readonly { readonly low: number; readonly high: number }[]

/** First and last code point of one, two, three (about the surrogates) and four bytes. */
const widths = [
  [0, 0x7f],
  [0x80, 0x7ff],
  [0x800, 0xd7ff],
  [0xe000, 0xffff],
  [0x10000, 0x10ffff],
] as const

/** The graph of a set; of an empty one, a single node without arcs. */
export function byteGraph(set: CodePoints): ByteGraph {
  const sequences: Sequence[] = []
  for (let at = 0; at < set.length; at += 2) {
    for (const [first, last] of widths) {
      const from = Math.max(set[at]!, first)
      const to = Math.min(set[at + 1]!, last)
      if (from <= to) cut(from, to, sequences)
    }
  }
  const nodes: Arc[][] = []
  addNode(sequences, 0, { nodes, known: new Map() })
  return nodes
}

/** Cuts a range of characters of one width where a continuation does not run over all its bytes. */
function cut(from: number, to: number, sequences: Sequence[]): void {
  const cutAt = (middle: number) => {
    cut(from, middle - 1, sequences)
    cut(middle, to, sequences)
  }
  const start = encode(from)
  const continuations = start.length - 1
  for (let count = 1; count <= continuations; count++) {
    const span = 2 ** (6 * count)
    if (Math.floor(from / span) === Math.floor(to / span)) continue
    if (from % span !== 0) {
      cutAt((Math.floor(from / span) + 1) * span)
      return
    }
    if (to % span !== span - 1) {
      cutAt(Math.floor(to / span) * span)
      return
    }
  }
  const end = encode(to)
  sequences.push(start.map((low, index) => ({ low, high: end[index]! })))
}

function encode(point: number): number[] {
  if (point < 0x80) return [point]
  const tail = (shift: number) => 0x80 | ((point >> shift) & 0x3f)
  if (point < 0x800) return [0xc0 | (point >> 6), tail(0)]
  if (point < 0x10000) return [0xe0 | (point >> 12), tail(6), tail(0)]
  return [0xf0 | (point >> 18), tail(12), tail(6), tail(0)]
}

interface Building {
  readonly nodes: Arc[][]
  /** Nodes by their arcs. */
  readonly known: Map<string, number>
}

/** The node of sequences that are alike before `depth`; they ascend, so that equal bytes are neighbours. */
function addNode(sequences: readonly Sequence[], depth: number, building: Building): number {
  const arcs: Arc[] = []
  for (let at = 0; at < sequences.length; ) {
    const { low, high } = sequences[at]![depth]!
    let end = at + 1
    while (end < sequences.length && sequences[end]![depth]!.low === low) end++
    const isLast = sequences[at]!.length === depth + 1
    const to = isLast ? -1 : addNode(sequences.slice(at, end), depth + 1, building)
    const before = arcs.at(-1)
    if (before?.to === to && before.high === low - 1) arcs[arcs.length - 1] = { ...before, high }
    else arcs.push({ low, high, to })
    at = end
  }
  const key = arcs.map((arc) => `${arc.low} ${arc.high} ${arc.to}`).join()
  const { nodes, known } = building
  // The first node must be the last of the list, even where another is like it.
  const same = depth === 0 ? undefined : known.get(key)
  if (same !== undefined) return same
  known.set(key, nodes.push(arcs) - 1)
  return nodes.length - 1
}
