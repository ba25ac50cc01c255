/** What a run concluded, as one value: the shape of the JSON report, and what every format renders. */
import type { SourceInfo } from '../profile/profile.js'
import type { Finding } from '../verdict/finding.js'
import type { Summary, Verdict } from '../verdict/verdict.js'

export interface Tool {
  readonly name: 'driftgate'
  readonly version: string
}

/** The report of `check` and `drift`; published as `schemas/report.schema.json`. */
export interface Report {
  readonly schemaVersion: 1
  readonly tool: Tool
  readonly command: 'check' | 'drift'
  readonly verdict: 'pass' | 'fail'
  /** What was taken as normal; null where a batch was checked against a schema alone. */
  readonly reference: SourceInfo | null
  readonly batch: SourceInfo
  readonly summary: Summary
  /** All of them, passed ones too; a reader filters. */
  readonly findings: readonly Finding[]
}

/** An estimate with bounds that hold at the sketch's confidence; exact where all three are equal. */
export interface Estimate {
  readonly estimate: number
  readonly low: number
  readonly high: number
}

/** The value at a rank in [0, 1]; points in time are ISO 8601 text. */
export interface QuantileEstimate {
  readonly rank: number
  readonly estimate: number | string
  readonly low: number | string
  readonly high: number | string
}

export interface TopValue {
  readonly value: string | number | boolean
  readonly count: number
  readonly low: number
  readonly high: number
}

/** Statistics of one column. Null: has no meaning for the type, or no value to compute it from. */
export interface ColumnReport {
  readonly name: string
  readonly type: string
  readonly rows: number
  readonly nulls: number
  readonly nans: number | null
  readonly infinities: number | null
  readonly zeros: number | null
  readonly negatives: number | null
  readonly distinct: Estimate | null
  /** Points in time, text and integers beyond 2^53 are text. */
  readonly min: number | string | boolean | null
  readonly max: number | string | boolean | null
  readonly mean: number | string | null
  /** Divided by n - 1. */
  readonly standardDeviation: number | null
  readonly sum: number | null
  readonly quantiles: readonly QuantileEstimate[]
  readonly length: { readonly min: number; readonly max: number; readonly mean: number } | null
  readonly top: readonly TopValue[]
}

/** The report of `profile`; published as `schemas/profile.schema.json`. */
export interface ProfileReport {
  readonly schemaVersion: 1
  readonly tool: Tool
  readonly source: SourceInfo
  readonly columns: readonly ColumnReport[]
}

export type AnyReport = Report | ProfileReport

/** Puts a run's results into one report. */
export function toReport(run: {
  readonly version: string
  readonly command: 'check' | 'drift'
  readonly reference: SourceInfo | null
  readonly batch: SourceInfo
  readonly verdict: Verdict
  readonly findings: readonly Finding[]
}): Report {
  return {
    schemaVersion: 1,
    tool: { name: 'driftgate', version: run.version },
    command: run.command,
    verdict: run.verdict.verdict,
    reference: run.reference,
    batch: run.batch,
    summary: run.verdict.summary,
    findings: run.findings,
  }
}

/** Puts the statistics of one data set into a report. */
export function toProfileReport(run: {
  readonly version: string
  readonly source: SourceInfo
  readonly columns: readonly ColumnReport[]
}): ProfileReport {
  return {
    schemaVersion: 1,
    tool: { name: 'driftgate', version: run.version },
    source: run.source,
    columns: run.columns,
  }
}

export function isProfileReport(report: AnyReport): report is ProfileReport {
  return 'columns' in report
}
