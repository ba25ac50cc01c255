/**
 * The profile: a product of accumulators over columns, itself a monoid (`empty`, `update`, `merge`).
 */
import { emptyState, type Spec, type State, updateState } from '../accumulators/registry.js'
import type { Batch } from '../batch/batch.js'
import type { Column, Field } from '../batch/column.js'
import { type Derivation, derive } from '../batch/derive.js'
import type { Fault } from '../batch/fault.js'
import { assert } from '../errors.js'
import { emptiedJoint, emptyJoint, type Joint } from './joint.js'
import { cellKey, derivationKey, type Need, needsFor, type Plan } from './plan.js'
import type { WindowStatistics } from './windows.js'

/** Where the rows came from, as reports show it. */
export interface SourceInfo {
  /** Path or name as the user gave it. */
  readonly name: string
  readonly format: string
  readonly rows: number
  readonly columns: number
  /** Size in bytes, null where it is not known. */
  readonly bytes: number | null
}

/** One statistic: `state` answers `spec` on the column derived by `derivation`. */
export interface Cell {
  readonly derivation: Derivation
  readonly spec: Spec
  readonly state: State
}

export interface ColumnProfile {
  readonly field: Field
  /** By `cellKey(derivation, spec)`. */
  readonly cells: ReadonlyMap<string, Cell>
}

export interface Profile {
  readonly source: SourceInfo
  readonly columns: readonly ColumnProfile[]
  readonly faults: readonly Fault[]
  /** Statistics of several columns together, where a run asked for some; never in files. */
  readonly joint?: Joint
  /** Of a reference that was cut into windows; a merged profile has none. */
  readonly windows?: WindowStatistics
}

/** What is known of a source before its rows are. */
export type SourceName = Pick<SourceInfo, 'name' | 'format' | 'bytes'>

/** The profile of no rows: of each field, what the plan asks of it, in its neutral state. */
export function emptyProfile(fields: readonly Field[], plan: Plan, source: SourceName): Profile {
  const { name, format, bytes } = source
  return {
    source: { name, format, rows: 0, columns: fields.length, bytes },
    columns: fields.map((field) => emptyColumn(field, needsFor(plan, field))),
    faults: [],
    ...jointOf(emptyJoint(plan.joint ?? [], fields)),
  }
}

/** As a part of a profile: nothing where nothing is asked. */
export function jointOf(joint: Joint): { readonly joint?: Joint } {
  return joint.size === 0 ? {} : { joint }
}

/** A profile that asks the same of the same columns, of no rows. It shares no state with the given one. */
export function emptied(profile: Profile): Profile {
  const { source, columns, joint = new Map() } = profile
  return {
    source: { ...source, rows: 0 },
    columns: columns.map(({ field, cells }) => emptyColumn(field, [...cells.values()])),
    faults: [],
    ...jointOf(emptiedJoint(joint)),
  }
}

/** One column of a profile of no rows. */
export function emptyColumn(field: Field, needs: readonly Need[]): ColumnProfile {
  const cells = new Map<string, Cell>()
  // A derived column is shared by those who ask with the same object.
  const derivations = new Map<string, Derivation>()
  for (const { derivation, spec } of needs) {
    const key = derivationKey(derivation)
    const shared = derivations.get(key) ?? derivation
    derivations.set(key, shared)
    cells.set(cellKey(shared, spec), { derivation: shared, spec, state: emptyState(spec) })
  }
  return { field, cells }
}

/**
 * Absorbs a batch whose columns are the profile's, in its order. The states are updated in place;
 * the profile returned shares them and has the new number of rows. Each derived column is computed
 * once, whatever the number of statistics that read it.
 */
export function updateProfile(profile: Profile, batch: Batch): Profile {
  const { columns, source } = profile
  assert(
    batch.columns.length === columns.length,
    `a batch of ${batch.columns.length} columns for a profile of ${columns.length}`,
  )
  for (const [i, column] of columns.entries()) updateColumn(column, batch.columns[i] as Column)
  return { ...profile, source: { ...source, rows: source.rows + batch.length } }
}

function updateColumn({ cells }: ColumnProfile, column: Column): void {
  for (const { derivation, state } of cells.values()) updateState(state, derive(column, derivation))
}
