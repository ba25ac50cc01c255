/**
 * The schema: the contract about a data set that people read, edit and commit.
 *
 * Every limit here is exact unless it carries `confidence`: then a batch violates it only when its
 * share exceeds the limit by more than chance explains at that confidence (one-sided exact binomial
 * test of the batch's rows against the limit). Inferred shares carry it, since the reference is a
 * sample too; a limit written by hand without it is taken at its word.
 */
import type { LogicalType } from '../batch/type.js'
import type { Level } from '../verdict/finding.js'

/** A limit on a share in [0, 1]. */
export interface ShareLimit {
  readonly maximum: number
  /** In (0.5, 1); absent: exact. */
  readonly confidence?: number
  readonly level?: Level
}

/** Inclusive bounds. Dates and timestamps are ISO 8601 text; integers beyond 2^53 are text too. */
export interface Range {
  readonly minimum?: number | string
  readonly maximum?: number | string
  readonly level?: Level
  /**
   * Rows of reference behind inferred bounds. With it, rows outside are an error only where more of
   * them lie outside than an exchangeable sample explains (see checks/range.ts), a warning otherwise.
   */
  readonly evidenceRows?: number
}

export interface Domain {
  readonly values: readonly string[]
  /** The share of rows that may hold other values; absent: none may. */
  readonly unseen?: ShareLimit
  readonly level?: Level
}

/** Drift limits and tests of one column, or the defaults of all. */
export interface DriftLimits {
  /** Whether the column is compared by distribution at all. */
  readonly compare?: boolean
  /** Why it is not, where `compare` is false. */
  readonly reason?: string
  /** Largest tolerable D of Kolmogorov–Smirnov. */
  readonly ks?: number
  /** Largest tolerable PSI, debiased. */
  readonly psi?: number
  /** Largest tolerable balanced V of the chi-square test. */
  readonly chiSquare?: number
  /** Largest tolerable absolute change of the null share. */
  readonly nulls?: number
  /** Largest tolerable share of values the reference does not have. */
  readonly unseen?: number
  readonly level?: Level
}

export interface ColumnSchema {
  readonly name: string
  readonly type?: LogicalType
  /** Whether the column must be there. Default true. */
  readonly required?: boolean
  /** `unique: true`: no value occurs twice (nulls apart). */
  readonly unique?: boolean
  readonly nulls?: ShareLimit
  readonly range?: Range
  readonly length?: { readonly minimum?: number; readonly maximum?: number; readonly level?: Level }
  readonly domain?: Domain
  /** Advancing column: consecutive values are never smaller than the ones before. */
  readonly increasing?: boolean
  readonly drift?: DriftLimits
}

export interface RowBounds {
  readonly minimum?: number
  readonly maximum?: number
  readonly level?: Level
}

export interface Schema {
  readonly version: 1
  readonly rows: readonly RowBounds[]
  /** What a column that the schema does not name is: default `warn`. */
  readonly unexpectedColumns: Level
  /** Largest tolerable share of rows with a structural fault, by fault code. */
  readonly faults: Readonly<Record<string, ShareLimit>>
  /** Family-wise error rate over all drift tests of a run. */
  readonly alpha: number
  readonly drift: DriftLimits
  readonly columns: readonly ColumnSchema[]
}
