/**
 * One result of one rule on one column: what was observed, what the limit was, which rows show it,
 * and a plain sentence. Passed rules are findings too; a reader filters.
 */

export type Level = 'error' | 'warn' | 'info'

/**
 * - `violated`, `satisfied`: a rule of the schema.
 * - `drift`: the corrected p-value is at most alpha and the effect's lower bound exceeds the limit.
 * - `negligible`: a real change, smaller than the limit.
 * - `stable`: the effect's upper bound is below the limit.
 * - `inconclusive`: too few rows to tell, `test.detectable` says what could have been seen; of a rule of the
 *   schema: the error of the estimate straddles the limit.
 * - `skipped`: not judged; the message says why.
 */
export type Outcome =
  | 'violated'
  | 'satisfied'
  | 'drift'
  | 'negligible'
  | 'stable'
  | 'inconclusive'
  | 'skipped'

/** Quality dimensions of ODCS 3.1. */
export type Dimension =
  | 'completeness'
  | 'uniqueness'
  | 'conformity'
  | 'consistency'
  | 'timeliness'
  | 'coverage'
  | 'accuracy'

/** A value as a report shows it: finite numbers only, text otherwise. */
export type Observed = number | string | boolean | null

/** A row that shows the finding. `row` counts data rows from 1. */
export interface SampleRow {
  readonly row: number
  readonly value: string | null
  /** Offset in the file of the row's first byte; absent where rows are not bytes of one plain file. */
  readonly offset?: number
}

/** A two-sample test, with everything needed to judge it. Numbers are finite or null. */
export interface TestResult {
  /** `ks`, `psi`, `chi-square`, `nulls`, `unseen`, … */
  readonly name: string
  readonly statistic: number | null
  /** Uncorrected, at the conservative end where sketches widen it. */
  readonly pValue: number | null
  /** Corrected over all tests of the run. */
  readonly pAdjusted: number | null
  readonly alpha: number
  /** Effect on the scale of `limit`, with its confidence interval. */
  readonly effect: number | null
  readonly effectLow: number | null
  readonly effectHigh: number | null
  readonly limit: number
  /** How the p-value was computed. */
  readonly method: string
  /** Sizes of reference and batch that entered the test. */
  readonly n: number
  readonly m: number
  /** Smallest effect that these sizes detect with 80 % power at alpha. */
  readonly detectable: number | null
  /** Where the run decided by p-values alone, or by limits alone; absent: by both together. */
  readonly deciding?: 'p-value' | 'limit'
  /** What the test was computed from, by bin or category; at most 40, the last ones joined. */
  readonly bins?: readonly Bin[]
}

/** A bin or category of a test: what both sides have in it, and what it adds to the result. */
export interface Bin {
  /** A value of the data, an interval, or a word in round brackets such as `(null)`. */
  readonly label: string
  /** Rows; fractions where they are read off a sketch. */
  readonly reference: number
  readonly batch: number
  /**
   * Its part of PSI, of the squared V, or of what the test's distance sums over bins; of KS the gap of cumulative shares
   * behind it, reference less batch; of a rate, L-infinity and Kuiper the change of the share.
   */
  readonly contribution: number
}

export interface Position {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** What the schema says of a rule for those who read its findings. */
export interface RuleNote {
  readonly description?: string
  readonly owner?: string
  readonly tags?: readonly string[]
  /** The filter of the rule: it is about the rows for which this condition is true. */
  readonly where?: string
}

/** Why a violation does not count. */
export interface Suppressed {
  readonly reason: string
  /** The last day on which it does not; absent: without end. */
  readonly until?: string
}

export interface Finding {
  /** Dotted, stable, searchable; one finding a column and code. */
  readonly code: string
  /** The column, or null where the finding concerns the data set. */
  readonly column: string | null
  readonly columns?: readonly string[]
  readonly level: Level
  readonly outcome: Outcome
  readonly dimension: Dimension
  readonly observed: Observed
  readonly limit: Observed
  /** Rows affected; null where rows have no meaning. */
  readonly rows: number | null
  readonly samples: readonly SampleRow[]
  readonly message: string
  readonly suggestion?: string
  readonly position?: Position
  readonly test?: TestResult
  readonly rule?: RuleNote
  readonly suppressed?: Suppressed
  /** Where values of the data were left out, or digests stand for those of samples. */
  readonly redacted?: 'omit' | 'hash'
}
