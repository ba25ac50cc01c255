/**
 * Does a text match? One table look-up a byte.
 *
 * Method: the sets of nodes that texts lead to are the states of a deterministic automaton, whose table
 * is filled in as texts need it (Thompson 1968; Cox 2010, as in RE2). An entry is the place of the next
 * state's row. Where the table is full, it is begun anew; where it fills up faster than it is of use,
 * the rest of the text is read by the sets themselves.
 * Guarantee: time at most length of the text × size of the program, memory bounded, for every pattern.
 * Cost: about 2 ns a byte once the states are known.
 */
import { ByteKind, byteClasses, byteKinds } from './byte-classes.js'
import type { Program } from './program.js'
import { clearStates, findState, type States, startStates, stateKey } from './states.js'
import {
  addThread,
  clearThreads,
  emptyThreads,
  isDone,
  type Run,
  resolveThreads,
  simulate,
  stepThreads,
} from './threads.js'

/** Entries of the table that are no row. */
const UNKNOWN = -1
const REJECT = -2
const ACCEPT = -3
/** No entry: the text is read on without the table. */
const SIMULATE = -4

/** Bytes that the table must have served for each state, so that filling it pays. */
const WORTH = 10

export interface Automaton {
  readonly run: Run
  readonly classes: Uint8Array
  /** Entries a row: one for each class of bytes, and one for the end of the text. */
  readonly width: number
  readonly states: States
  table: Int32Array
  /** The row of the state before any byte, or `UNKNOWN`. */
  start: number
  /** Bytes of the texts before this one, since the table was begun. */
  served: number
  /** How often the table was full, and how often it was given up for a text. */
  readonly counts: { cleared: number; simulated: number }
}

/** Room of the table and of the states' sets, in entries. */
const DEFAULT_ROOM = 2 ** 20

export function automatonOf(program: Program, search: boolean, room = DEFAULT_ROOM): Automaton {
  const { classes, count } = byteClasses(program)
  const width = count + 1
  const from = emptyThreads(program)
  return {
    run: { program, from, into: emptyThreads(program), search },
    classes,
    width,
    // Two states at least: the one that is left and the one that is reached.
    states: startStates(Math.max(2, Math.floor(room / width)), Math.max(room, from.nodes.length)),
    table: new Int32Array(width * 16).fill(UNKNOWN),
    start: UNKNOWN,
    served: 0,
    counts: { cleared: 0, simulated: 0 },
  }
}

/** Whether the bytes `start … end - 1` match. */
export function accepts(
  automaton: Automaton,
  bytes: Uint8Array,
  start: number,
  end: number,
): boolean {
  const { classes } = automaton
  let { table } = automaton
  let state = automaton.start
  if (state === UNKNOWN) {
    state = startState(automaton)
    table = automaton.table
  }
  for (let at = start; at < end; at++) {
    let next = table[state + classes[bytes[at]!]!]!
    // The inner loop is all that most texts need.
    while (next >= 0) {
      state = next
      if (++at === end) return isAccepted(automaton, state, end - start)
      next = table[state + classes[bytes[at]!]!]!
    }
    if (next === UNKNOWN) {
      next = follow(automaton, state, bytes[at]!, at - start)
      table = automaton.table
    }
    if (next === SIMULATE) return readOn(automaton, bytes[at]!, bytes, at + 1, end)
    if (next < 0) {
      automaton.served += at - start
      return next === ACCEPT
    }
    state = next
  }
  return isAccepted(automaton, state, end - start)
}

/** Whether a text of so many bytes that ends in the state matches. */
function isAccepted(automaton: Automaton, state: number, length: number): boolean {
  automaton.served += length
  const { table, width } = automaton
  const last = state + width - 1
  let answer = table[last]!
  if (answer === UNKNOWN) {
    answer = conclude(automaton, state)
    table[last] = answer
  }
  return answer === ACCEPT
}

function startState(automaton: Automaton): number {
  const { run } = automaton
  clearThreads(run.into)
  addThread(run.program, run.into, run.program.start)
  let row = rowOf(automaton, ByteKind.NONE)
  if (row === UNKNOWN) {
    clearTable(automaton)
    row = rowOf(automaton, ByteKind.NONE)
  }
  automaton.start = row
  return row
}

/** The row of the state of `run.into` behind a byte of the kind; UNKNOWN where there is no room. */
function rowOf(automaton: Automaton, kind: number): number {
  const { run, states, width } = automaton
  const number = findState(states, stateKey(run.into, kind))
  if (number < 0) return UNKNOWN
  const row = number * width
  const { table } = automaton
  if (row + width > table.length) {
    automaton.table = new Int32Array(table.length * 2).fill(UNKNOWN)
    automaton.table.set(table)
  }
  return row
}

/** Fills in where a byte leads from a state, `offset` bytes behind the start of the text. */
function follow(automaton: Automaton, state: number, byte: number, offset: number): number {
  const { run, classes } = automaton
  const kind = byteKinds[byte]!
  load(automaton, state, kind)
  let next: number
  if (run.search && isDone(run.program, run.from)) next = ACCEPT
  else {
    stepThreads(run.program, run.from, byte, run.into)
    next = run.into.count === 0 ? REJECT : rowOf(automaton, kind)
    if (next === UNKNOWN) return beginAnew(automaton, kind, offset)
  }
  automaton.table[state + classes[byte]!] = next
  return next
}

/** Whether a text that ends in the state matches. */
function conclude(automaton: Automaton, state: number): number {
  load(automaton, state, ByteKind.NONE)
  return isDone(automaton.run.program, automaton.run.from) ? ACCEPT : REJECT
}

/** Puts a state's nodes into `run.from`, with what holds before a byte of the kind. */
function load({ run, states, width }: Automaton, state: number, after: number): void {
  const { program, from } = run
  const number = state / width
  clearThreads(from)
  const end = states.ends[number + 1]!
  for (let at = states.ends[number]!; at < end; at++) addThread(program, from, states.nodes[at]!)
  resolveThreads(program, from, states.kinds[number]!, after)
}

/** The table is full: the state of `run.into` becomes its first one, if the table was of use. */
function beginAnew(automaton: Automaton, kind: number, offset: number): number {
  const { states, counts } = automaton
  const isOfUse = automaton.served + offset >= states.count * WORTH
  clearTable(automaton)
  automaton.served = -offset
  if (isOfUse) return rowOf(automaton, kind)
  counts.simulated++
  return SIMULATE
}

function clearTable(automaton: Automaton): void {
  clearStates(automaton.states)
  automaton.table.fill(UNKNOWN)
  automaton.start = UNKNOWN
  automaton.served = 0
  automaton.counts.cleared++
}

/** Reads the rest of a text from `run.into`, behind the byte. */
function readOn(
  { run }: Automaton,
  byte: number,
  bytes: Uint8Array,
  start: number,
  end: number,
): boolean {
  const { from } = run
  run.from = run.into
  run.into = from
  return simulate(run, byteKinds[byte]!, bytes, start, end)
}
