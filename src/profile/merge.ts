/** Two profiles of one kind of data become the profile of all their rows. */
import { emptyState, isState, mergeState, shiftRows } from '../accumulators/registry.js'
import type { Field } from '../batch/column.js'
import type { Fault } from '../batch/fault.js'
import { assert, DataError, listOfNames } from '../errors.js'
import { appendJoint, shiftJoint } from './joint.js'
import type { Cell, ColumnProfile, Profile, SourceInfo } from './profile.js'
import { tallyOf } from './query.js'

/** Rows that a merged fault shows. */
const faultSamples = 5

/**
 * The profile of the rows of both, `a`'s before `b`'s where order matters. Neither is changed.
 *
 * Columns meet by name and stand in the order of `a`. A column without a value (type `unknown`)
 * joins any type; an integer column with values beyond 2^53 joins one without. A statistic that only
 * one of the two holds, or that does not know its values any more, cannot be known of all rows, so the
 * result does not hold it. Throws
 * `DataError` where the sets of names or the types differ.
 */
export function mergeProfiles(a: Profile, b: Profile): Profile {
  const pair = `${a.source.name} and ${b.source.name}`
  requireSameNames(a, b, pair)
  const others = new Map(b.columns.map((column) => [column.field.name, column]))
  return {
    source: mergeSources(a.source, b.source),
    columns: a.columns.map((column) =>
      mergeColumns(column, others.get(column.field.name) as ColumnProfile, pair),
    ),
    faults: mergeFaults(a.faults, b.faults),
  }
}

/**
 * Adds a partition's profile to that of the rows before it, of the same source, by the same needs in
 * the same order. `into` is changed; `from` is unchanged.
 */
export function appendProfile(into: Profile, from: Profile): Profile {
  assert(into.columns.length === from.columns.length, 'partitions of other columns')
  for (const [i, { cells }] of into.columns.entries()) {
    const states = (from.columns[i] as ColumnProfile).cells.values()
    for (const { state } of cells.values()) mergeState(state, (states.next().value as Cell).state)
  }
  if (into.joint !== undefined) appendJoint(into.joint, from.joint ?? new Map())
  return { ...into, source: { ...into.source, rows: into.source.rows + from.source.rows } }
}

/** Adds `by` to every row number in the profile's states, which are changed. */
export function shiftProfile({ columns, joint }: Profile, by: number): void {
  if (joint !== undefined) shiftJoint(joint, by)
  for (const { cells } of columns) for (const { state } of cells.values()) shiftRows(state, by)
}

function requireSameNames(a: Profile, b: Profile, pair: string): void {
  const missing = (from: Profile, names: Profile) => {
    const held = new Set(from.columns.map(({ field }) => field.name))
    return names.columns.map(({ field }) => field.name).filter((name) => !held.has(name))
  }
  const [onlyA, onlyB] = [missing(b, a), missing(a, b)]
  if (onlyA.length + onlyB.length === 0) return
  const parts = [
    onlyA.length > 0 ? `only ${a.source.name} has ${listOfNames(onlyA)}` : '',
    onlyB.length > 0 ? `only ${b.source.name} has ${listOfNames(onlyB)}` : '',
  ]
  throw new DataError(
    `cannot merge ${pair}: ${parts.filter((part) => part !== '').join('; ')}; ` +
      'merge profiles of data with the same columns',
  )
}

function mergeSources(a: SourceInfo, b: SourceInfo): SourceInfo {
  return {
    name: a.name === b.name ? a.name : `${a.name} + ${b.name}`,
    format: a.format === b.format ? a.format : 'mixed',
    rows: a.rows + b.rows,
    columns: a.columns,
    bytes: a.bytes === null || b.bytes === null ? null : a.bytes + b.bytes,
  }
}

function mergeColumns(a: ColumnProfile, b: ColumnProfile, pair: string): ColumnProfile {
  const field = mergeFields(a.field, b.field, pair)
  const cells = new Map<string, Cell>()
  for (const [key, cell] of new Map([...b.cells, ...a.cells])) {
    const first = a.cells.get(key) ?? emptyLike(a, cell)
    const second = b.cells.get(key) ?? emptyLike(b, cell)
    if (first === undefined || second === undefined) continue
    if (isSettled(first) || isSettled(second)) continue
    cells.set(key, mergeCells(first, second))
  }
  return { field, cells }
}

function mergeFields(a: Field, b: Field, pair: string): Field {
  if (a.type === 'unknown') return { ...b, name: a.name }
  if (b.type === 'unknown') return a
  if (a.type !== b.type) {
    throw new DataError(
      `cannot merge ${pair}: column ${a.name} is ${a.type} in the first and ${b.type} in the ` +
        'second; profile both with a schema that gives its type',
    )
  }
  return { ...a, classes: a.classes | b.classes }
}

/** Whether values that should be compared with others are gone. */
function isSettled({ state }: Cell): boolean {
  return isState(state, 'keys') && state.isSettled
}

function mergeCells(a: Cell, b: Cell): Cell {
  const state = emptyState(a.spec)
  mergeState(state, a.state)
  mergeState(state, b.state)
  return { ...a, state }
}

/**
 * What a column without a value says to a statistic that it does not hold: nothing, where the
 * statistic reads values, and that all rows are null, where it counts rows. Nulls and misfits it
 * cannot show afterwards.
 */
function emptyLike(column: ColumnProfile, { derivation, spec }: Cell): Cell | undefined {
  const { of } = derivation
  if (column.field.type !== 'unknown' || of === 'nulls' || of === 'misfits') return undefined
  const rows = spec.kind === 'tally' && of !== 'violations' ? tallyOf(column) : undefined
  return { derivation, spec, state: rows ?? emptyState(spec) }
}

/** Counts add up; the first rows of `a` are shown before those of `b`. */
function mergeFaults(a: readonly Fault[], b: readonly Fault[]): readonly Fault[] {
  const merged = new Map(a.map((fault) => [fault.code, fault]))
  for (const fault of b) {
    const before = merged.get(fault.code)
    const samples = [...(before?.samples ?? []), ...fault.samples].slice(0, faultSamples)
    merged.set(fault.code, { ...fault, count: (before?.count ?? 0) + fault.count, samples })
  }
  return [...merged.values()].sort((x, y) => (x.code < y.code ? -1 : 1))
}
