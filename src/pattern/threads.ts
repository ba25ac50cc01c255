/**
 * The nodes of a program that a text can have led to, and the step over one more byte.
 *
 * Cost of a step: at most the size of the program, whatever the pattern and the text, since no node is
 * visited twice.
 */
import { ByteKind, byteKinds } from './byte-classes.js'
import { NodeKind, type Program } from './program.js'

/** A set of nodes. Forks are replaced by what they lead to. */
export interface Threads {
  readonly nodes: Int32Array
  count: number
  /** Whether a node of the set asks about the place in the text. */
  hasAssertions: boolean
  /** Nodes marked with the current generation have been visited. */
  readonly marks: Uint32Array
  generation: number
  readonly stack: Int32Array
}

export function emptyThreads({ kinds }: Program): Threads {
  return {
    nodes: new Int32Array(kinds.length),
    count: 0,
    hasAssertions: false,
    marks: new Uint32Array(kinds.length),
    generation: 1,
    stack: new Int32Array(kinds.length),
  }
}

export function clearThreads(threads: Threads): void {
  threads.count = 0
  threads.hasAssertions = false
  threads.generation = (threads.generation + 1) >>> 0
  if (threads.generation === 0) {
    threads.marks.fill(0)
    threads.generation = 1
  }
}

/** Adds a node, and for a fork what it leads to. */
export function addThread(program: Program, threads: Threads, node: number): void {
  const { marks, generation, stack } = threads
  if (marks[node] === generation) return
  const { kinds, first, second } = program
  marks[node] = generation
  stack[0] = node
  let depth = 1
  while (depth > 0) {
    const at = stack[--depth]!
    const kind = kinds[at]!
    if (kind !== NodeKind.FORK) {
      threads.nodes[threads.count++] = at
      if (kind >= NodeKind.START) threads.hasAssertions = true
      continue
    }
    const left = first[at]!
    const right = second[at]!
    if (marks[right] !== generation) {
      marks[right] = generation
      stack[depth++] = right
    }
    if (marks[left] !== generation) {
      marks[left] = generation
      stack[depth++] = left
    }
  }
}

/** Adds what assertions lead to that hold between bytes of these kinds. */
export function resolveThreads(
  program: Program,
  threads: Threads,
  before: number,
  after: number,
): void {
  if (!threads.hasAssertions) return
  for (let index = 0; index < threads.count; index++) {
    const node = threads.nodes[index]!
    const kind = program.kinds[node]!
    if (kind >= NodeKind.START && holds(kind, before, after)) {
      addThread(program, threads, program.first[node]!)
    }
  }
}

function holds(kind: number, before: number, after: number): boolean {
  switch (kind) {
    case NodeKind.START:
      return before === ByteKind.NONE
    case NodeKind.END:
      return after === ByteKind.NONE
    default: {
      const isBoundary = (before === ByteKind.WORD) !== (after === ByteKind.WORD)
      if (kind === NodeKind.BOUNDARY) return isBoundary
      // Within a character there is no place to speak of.
      return !isBoundary && after !== ByteKind.CONTINUATION
    }
  }
}

export function isDone(program: Program, { nodes, count }: Threads): boolean {
  for (let index = 0; index < count; index++) {
    if (program.kinds[nodes[index]!] === NodeKind.DONE) return true
  }
  return false
}

/** Puts into `into` where the byte leads from `from`. */
export function stepThreads(program: Program, from: Threads, byte: number, into: Threads): void {
  const { kinds, first, second, low, high, to } = program
  clearThreads(into)
  for (let index = 0; index < from.count; index++) {
    const node = from.nodes[index]!
    if (kinds[node] !== NodeKind.READ) continue
    const end = second[node]!
    let arc = first[node]!
    while (arc < end && high[arc]! < byte) arc++
    if (arc < end && low[arc]! <= byte) addThread(program, into, to[arc]!)
  }
}

/** A place in a text, and how it is read on from there without any table. */
export interface Run {
  readonly program: Program
  /** Where the text has led to; both are overwritten. */
  from: Threads
  into: Threads
  readonly search: boolean
}

/**
 * Whether the text matches whose bytes before `start` have led to `run.from`; `before` is the kind of
 * the last of them.
 */
export function simulate(
  run: Run,
  before: number,
  bytes: Uint8Array,
  start: number,
  end: number,
): boolean {
  const { program, search } = run
  let last = before
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!
    const kind = byteKinds[byte]!
    resolveThreads(program, run.from, last, kind)
    if (search && isDone(program, run.from)) return true
    stepThreads(program, run.from, byte, run.into)
    const { from } = run
    run.from = run.into
    run.into = from
    if (run.from.count === 0) return false
    last = kind
  }
  resolveThreads(program, run.from, last, ByteKind.NONE)
  return isDone(program, run.from)
}
