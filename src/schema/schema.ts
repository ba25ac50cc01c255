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
import type { Attributes, Demand, Tiered } from './attributes.js'
import type { FormatName } from './formats.js'
import type { SeveralRules } from './several.js'
import type { StatisticName } from './statistics.js'
import type { stages } from './vocabulary.js'

/** A limit on a share in [0, 1]. */
export interface ShareLimits {
  readonly maximum: number
  /** In (0.5, 1); absent: exact. */
  readonly confidence?: number
  /**
   * Rows of reference behind a maximum of 0: none of them showed it. More than none is an error only
   * where exchangeability makes the number unlikely, a warning otherwise.
   */
  readonly evidenceRows?: number
}

export type ShareLimit = Tiered<ShareLimits>

/** The share of nulls; `tokens` are values that stand for a missing one and count as nulls here. */
export type NullLimit = Tiered<ShareLimits & { readonly tokens?: readonly string[] }>

/** Of rows with a value, the share that must conform; absent: all must. */
export interface Mostly {
  readonly mostly?: number
}

/** Bounds on a number; at most one a side. */
export interface Bounds {
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly exclusiveMaximum?: number
}

/**
 * Bounds on values, at most one a side. Dates and timestamps are ISO 8601 text; integers beyond 2^53
 * are text too.
 */
export interface RangeLimits extends Mostly {
  readonly minimum?: number | string
  readonly maximum?: number | string
  readonly exclusiveMinimum?: number | string
  readonly exclusiveMaximum?: number | string
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

export type Range = Tiered<RangeLimits>

/** Bounds on the length of text in Unicode code points; `evidenceRows` as in {@link RangeLimits}. */
export type LengthBounds = Tiered<Bounds & Mostly & { readonly evidenceRows?: number }>

export interface DomainLimits extends Mostly {
  readonly values: readonly string[]
  /** The share of rows that may hold other values; absent: none may. */
  readonly unseen?: ShareLimits & Attributes
  /**
   * Rows of reference behind an inferred, closed list. Another value is an error unless the batch is
   * so much larger than the reference that a value missing there is no surprise (then a warning).
   */
  readonly evidenceRows?: number
}

export type Domain = Tiered<DomainLimits>

/** Values that no row may hold. */
export type Forbidden = Tiered<Mostly & { readonly values: readonly string[] }>

export interface PatternLimits extends Mostly {
  /** See pattern/pattern.ts for the language. */
  readonly regex: string
  /** Any part of the value may match, not only the whole. */
  readonly search?: boolean
  readonly ignoreCase?: boolean
}

/** A pattern that values have. */
export type PatternRule = Tiered<PatternLimits>

/** A format that has a name. */
export type FormatRule = Tiered<Mostly & { readonly is: FormatName }>

/** Numbers are whole multiples of the step, as both are written in decimal. */
export type MultipleOf = Tiered<Mostly & { readonly step: number }>

/** Bounds on statistics, and on quantiles by their rank (`0.5`). */
export type Statistics = { readonly [Name in StatisticName]?: Tiered<Bounds> } & {
  readonly quantiles?: Readonly<Record<string, Tiered<Bounds>>>
}

/** How old the newest value of a time column may be, as a duration (`36 hours`). */
export type Freshness = Tiered<{ readonly maximumAge: string }>

/** How far apart, in time, neighbouring rows may and must be, as durations. */
export type Cadence = Tiered<{ readonly minimumStep?: string; readonly maximumStep?: string }>

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

/**
 * Bins of a numeric or time column for PSI and the divergences: so many quantiles of the reference, so many of equal
 * width over its range, or edges of one's own, ascending; of times as ISO 8601 text.
 */
export type BinChoice =
  | number
  | { readonly equalWidth: number }
  | { readonly edges: readonly (number | string)[] }

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
  /** Absent: quantiles of the reference, as many as both sides can fill, up to ten. */
  readonly bins?: BinChoice
  readonly level?: Level
  /**
   * Windows of the reference that these limits were learnt from. With it p-values come from the
   * windows too (see drift/conformal.ts), and the reference profile must hold them; without it rows
   * are taken as exchangeable.
   */
  readonly windows?: number
}

/** Where a column is in its life. */
export type Stage = (typeof stages)[number]

export interface ColumnSchema {
  readonly name: string
  /** For readers; judged nowhere. */
  readonly description?: string
  /** Of all its rules that do not name one of their own. */
  readonly owner?: string
  readonly tags?: readonly string[]
  /** Default `production`. Columns that are planned, in alpha, deprecated, … are not judged. */
  readonly stage?: Stage
  /** Environments that have the column; absent: the default ones. */
  readonly in?: readonly string[]
  /** Environments that do not have the column. */
  readonly notIn?: readonly string[]
  /** Absent: not checked, and read as whatever the batch holds. Never `unknown`. */
  readonly type?: LogicalType
  /** What the rule on the type says beside the type. */
  readonly typeRule?: Tiered<Mostly>
  /** Whether the column must be there. Default true. */
  readonly required?: Demand
  /** No value occurs twice (nulls apart). */
  readonly unique?: Demand
  readonly nulls?: NullLimit
  /** Share of values that are NaN, and that are infinite. */
  readonly nans?: ShareLimit
  readonly infinities?: ShareLimit
  readonly range?: Range
  readonly multipleOf?: MultipleOf
  readonly length?: LengthBounds
  readonly pattern?: PatternRule
  readonly format?: FormatRule
  readonly domain?: Domain
  readonly forbidden?: Forbidden
  /** Consecutive values are never smaller than the ones before; or, `strictly`, always larger. */
  readonly increasing?: Demand
  /** Consecutive values are never larger than the ones before; or, `strictly`, always smaller. */
  readonly decreasing?: Demand
  readonly statistics?: Statistics
  readonly freshness?: Freshness
  readonly cadence?: Cadence
  readonly drift?: DriftLimits
  /** Why none of its rules is judged in this run (see environment.ts); never read from a file. */
  readonly ignored?: Ignored
}

/** Why a column is not judged. */
export interface Ignored {
  readonly reason: string
  /** Whether the environment does not have the column, so that it should not be there. */
  readonly isAbsent: boolean
}

export type RowBounds = Tiered<Bounds>

/** How many of the compared columns may drift: a number of them, a share of them, or both. */
export type DriftedColumns = Omit<Attributes, 'minimumRows'> & {
  readonly maximum?: number
  readonly maximumShare?: number
}

/**
 * A condition on every row, in a subset of SQL. A row breaks it where it is false; where it is unknown
 * (NULL), as `nulls` says, by default not.
 */
export type RowCondition = Tiered<Mostly> & {
  /** In reports, in place of the condition. */
  readonly name?: string
  readonly expression: string
  /** Rows for which this condition is not true are not asked. */
  readonly where?: string
  readonly nulls?: 'pass' | 'fail'
}

/** Known violations that do not count for a while. */
export interface Suppression {
  /** A code (`nulls.share`), or the beginning of some (`drift`). */
  readonly code: string
  /** Absent: all columns, and the data set. */
  readonly column?: string
  readonly reason: string
  /** The last day on which it holds, as ISO 8601; absent: without end. */
  readonly until?: string
}

/**
 * Columns whose values together occur once: no two rows have the same tuple. Rows with a null in one of them are not
 * compared, as in SQL; in a primary key there may be none.
 */
export interface KeyRule extends Attributes {
  readonly columns: readonly string[]
  readonly primary?: boolean
}

export interface Schema extends SeveralRules {
  readonly version: 1
  /** For readers; judged nowhere. */
  readonly description?: string
  readonly owner?: string
  readonly tags?: readonly string[]
  /** Environments that a run can be in, and those that columns without `in` belong to (default: all). */
  readonly environments?: readonly string[]
  readonly defaultEnvironments?: readonly string[]
  readonly rows: readonly RowBounds[]
  /** Bounds on the rows of the batch as a multiple of those of the reference. */
  readonly rowChange?: Tiered<Bounds>
  /** What a column that the schema does not name is: default `warn`. */
  readonly unexpectedColumns: Level
  /** What it is when columns come in another order than here; absent: nothing. */
  readonly columnOrder?: Level
  /** Largest tolerable share of rows with a structural fault, by fault code; others: none. */
  readonly faults: Readonly<Record<string, ShareLimit>>
  /** Family-wise error rate over all drift tests of a run. */
  readonly alpha: number
  /** Default `holm`, which holds the family-wise rate; Benjamini–Hochberg holds the false discovery rate. */
  readonly correction?: Correction
  /** Default `both`. */
  readonly deciding?: Deciding
  readonly drift: DriftLimits
  /** Absent: any number may, each by the level of its own. */
  readonly driftedColumns?: DriftedColumns
  readonly columns: readonly ColumnSchema[]
  /** Conditions on rows, over all columns. */
  readonly rules?: readonly RowCondition[]
  readonly keys?: readonly KeyRule[]
  /** No row occurs twice, all columns taken together; nulls are equal here. */
  readonly uniqueRows?: Demand
  readonly suppressions?: readonly Suppression[]
  /** Where each rule stands in the file it was read from, by its path (`columns/3/range`). */
  readonly positions?: ReadonlyMap<string, Position>
}
