/**
 * What a scan must answer: for each column, which accumulators run on which derived columns.
 *
 * Checks and drift tests declare needs; the plan is their union; one pass answers it. Needs are plain
 * data, so a plan can be printed, compared and posted to a worker.
 */
import type { Spec } from '../accumulators/registry.js'
import type { Derivation } from '../batch/derive.js'
import type { LogicalType } from '../batch/type.js'

/** One statistic of one (derived) column. */
export interface Need {
  readonly derivation: Derivation
  readonly spec: Spec
}

export interface ColumnPlan {
  readonly name: string
  /** Read the column as this type; absent: find it out, widening where the first guess fails. */
  readonly type?: LogicalType
  /** Needs beside the defaults of the column's type (`defaultNeeds`). */
  readonly needs: readonly Need[]
}

export interface Plan {
  /** Columns that are known by name. Others that the source has get the defaults of their type. */
  readonly columns: readonly ColumnPlan[]
}
