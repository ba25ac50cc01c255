/**
 * The schema: the contract about a data set that people read, edit and commit.
 *
 * Every limit here is exact unless it carries its evidence. A share with `confidence` is violated
 * only when it exceeds the limit by more than chance explains at that confidence (one-sided exact
 * binomial test of the batch's rows against the limit). Bounds with `evidenceRows` are judged by
 * exchangeability: rows beyond them are an error where a further sample of the same population would
 * hardly show as many, a warning otherwise. Inferred limits carry evidence, since the reference is a
 * sample too; a limit written by hand without it is taken at its word.
 */
import type { LogicalType } from '../batch/type.js'
import type { Level, Position } from '../verdict/finding.js'

/** A limit on a share in [0, 1]. */
export interface ShareLimit {
  readonly maximum: number
  /** In (0.5, 1); absent: exact. */
  readonly confidence?: number
  /**
   * Rows of reference behind a maximum of 0: none of them showed it. More than none is an error only
   * where exchangeability makes the number unlikely, a warning otherwise.
   */
  readonly evidenceRows?: number
  readonly level?: Level
}

/** Inclusive bounds. Dates and timestamps are ISO 8601 text; integers beyond 2^53 are text too. */
export interface Range {
  readonly minimum?: number | string
  readonly maximum?: number | string
  readonly level?: Level
  /**
   * Rows of reference behind inferred bounds. With it, rows outside are an error only where more of
   * them lie outside than an exchangeable sample explains (see checks/evidence.ts), a warning
   * otherwise.
   */
  readonly evidenceRows?: number
  /** Beyond these, a single value is an error whatever `evidenceRows` says (see schema/tail.ts). */
  readonly farMinimum?: number | string
  readonly farMaximum?: number | string
}

/** Inclusive bounds on the length of text in Unicode code points. */
export interface LengthBounds {
  readonly minimum?: number
  readonly maximum?: number
  readonly level?: Level
  /** As in {@link Range}. */
  readonly evidenceRows?: number
}

export interface Domain {
  readonly values: readonly string[]
  /** The share of rows that may hold other values; absent: none may. */
  readonly unseen?: ShareLimit
  readonly level?: Level
  /**
   * Rows of reference behind an inferred, closed list. Another value is an error unless the batch is
   * so much larger than the reference that a value missing there is no surprise (then a warning).
   */
  readonly evidenceRows?: number
}

/**
 * Measures beside the usual ones: naming a limit asks for the test. On bins or categories: those from
 * `jensenShannon` (bits) to `kullbackLeibler` (nats). On numbers: the others; Wasserstein in standard
 * deviations of the reference, energy in the square root of the values' unit, `kuiper` for circular values.
 */
export interface RequestedLimits {
  readonly jensenShannon?: number
  readonly hellinger?: number
  readonly totalVariation?: number
  readonly lInfinity?: number
  readonly kullbackLeibler?: number
  readonly wasserstein?: number
  readonly energy?: number
  readonly cramerVonMises?: number
  readonly andersonDarling?: number
  readonly kuiper?: number
}

/** How p-values are corrected over all tests of a run. */
export type Correction =
  | 'holm'
  | 'bonferroni'
  | 'benjamini-hochberg'
  | 'benjamini-yekutieli'
  | 'none'

/** What makes drift: p-value and limit together, or one of them alone. */
export type Deciding = 'both' | 'p-value' | 'limit'

/** Drift limits and tests of one column, or the defaults of all. */
export interface DriftLimits extends RequestedLimits {
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
  /**
   * Windows of the reference that these limits were learnt from. With it p-values come from the
   * windows too (see drift/conformal.ts), and the reference profile must hold them; without it rows
   * are taken as exchangeable.
   */
  readonly windows?: number
}

/** A rule without parameters: `true` is an error where it is broken, a level is that level. */
export type Demand = boolean | Level

export interface ColumnSchema {
  readonly name: string
  /** For readers; judged nowhere. */
  readonly description?: string
  /** Absent: not checked, and read as whatever the batch holds. Never `unknown`. */
  readonly type?: LogicalType
  /** Whether the column must be there. Default true. */
  readonly required?: boolean
  /** No value occurs twice (nulls apart). */
  readonly unique?: Demand
  readonly nulls?: ShareLimit
  readonly range?: Range
  readonly length?: LengthBounds
  readonly domain?: Domain
  /** Advancing column: consecutive values are never smaller than the ones before. */
  readonly increasing?: Demand
  readonly drift?: DriftLimits
}

export interface RowBounds {
  readonly minimum?: number
  readonly maximum?: number
  readonly level?: Level
}

export interface Schema {
  readonly version: 1
  /** For readers; judged nowhere. */
  readonly description?: string
  readonly rows: readonly RowBounds[]
  /** What a column that the schema does not name is: default `warn`. */
  readonly unexpectedColumns: Level
  /** Largest tolerable share of rows with a structural fault, by fault code; others: none. */
  readonly faults: Readonly<Record<string, ShareLimit>>
  /** Family-wise error rate over all drift tests of a run. */
  readonly alpha: number
  /** Default `holm`, which holds the family-wise rate; Benjamini–Hochberg holds the false discovery rate. */
  readonly correction?: Correction
  /** Default `both`. */
  readonly deciding?: Deciding
  readonly drift: DriftLimits
  readonly columns: readonly ColumnSchema[]
  /** Where each rule stands in the file it was read from, by its path (`columns/3/range`). */
  readonly positions?: ReadonlyMap<string, Position>
}

/** The level of a demand, or undefined where nothing is demanded. */
export function levelOfDemand(demand: Demand | undefined): Level | undefined {
  if (demand === undefined || demand === false) return undefined
  return demand === true ? 'error' : demand
}
