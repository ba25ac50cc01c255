/**
 * The profile: a product of accumulators over columns, itself a monoid (`empty`, `update`, `merge`).
 */
import type { Spec, State } from '../accumulators/registry.js'
import type { Derivation } from '../batch/derive.js'
import type { Field } from '../batch/column.js'
import type { Fault } from '../batch/fault.js'

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
}
