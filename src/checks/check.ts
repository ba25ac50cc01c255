/**
 * A check is two pure functions: what it needs to know of a column, and what it concludes.
 *
 * Checks ask, the scan answers, checks judge. A rule that cannot be judged says so (`skipped`): a check
 * that says nothing is one that does not apply.
 */
import type { Need } from '../profile/plan.js'
import type { ColumnProfile, Profile } from '../profile/profile.js'
import type { ColumnSchema, Schema } from '../schema/schema.js'
import type { Dimension, Finding, Level, Observed } from '../verdict/finding.js'
import type { Known } from './datasets.js'
import type { Head } from './result.js'

/** A column that the batch has, and its rules. */
export interface Subject {
  readonly rules: ColumnSchema
  readonly column: ColumnProfile
  /** The head of a finding of the check; the level of a violation is the rule's where none is given. */
  readonly headOf: (code: string, limit: Observed, level?: Level) => Head
  /** When the batch is judged, in seconds since 1970-01-01T00:00:00Z; absent: not known. */
  readonly now: number | undefined
}

/** A rule about one column. */
export interface ColumnCheck {
  /** Path of the rule that it judges below its column: `nulls`, `statistics/mean`. */
  readonly rule: string
  readonly dimension: Dimension
  /** The codes of its findings under these rules; none where it does not apply. */
  codes(rules: ColumnSchema): readonly string[]
  /** What a scan must answer, defaults of the column's type apart. */
  needs(rules: ColumnSchema): readonly Need[]
  /** One finding for each of its codes. */
  judge(subject: Subject): readonly Finding[]
}

/** A batch as a whole, and its schema. */
export interface Dataset {
  readonly schema: Schema
  readonly profile: Profile
  /** A batch without rows is no violation. */
  readonly allowEmpty: boolean
  /** Rows of the reference; absent: there is none. */
  readonly referenceRows: number | undefined
  /** What is known of other data sets that the schema names. */
  readonly others: Known
}

/** A rule about the data set as a whole. */
export type DatasetCheck = (dataset: Dataset) => readonly Finding[]
