/** What a run concluded, as one value: the shape of the JSON report, and what every format renders. */
import type { ProfileDescription } from '../profile/describe.js'
import type { SourceInfo } from '../profile/profile.js'
import type { Finding } from './finding.js'
import type { Summary, Verdict } from './verdict.js'

export interface Tool {
  readonly name: string
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

/** The report of `profile`; published as `schemas/profile.schema.json`. */
export type ProfileReport = ProfileDescription

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

export function isProfileReport(report: AnyReport): report is ProfileReport {
  return 'columns' in report
}
