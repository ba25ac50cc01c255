/** The fold of findings, which decides the exit code. */
import type { Finding, Level } from './finding.js'

export interface Summary {
  readonly errors: number
  readonly warnings: number
  readonly infos: number
  /** Findings that ask for nothing: satisfied, stable, negligible. */
  readonly satisfied: number
  readonly columnsCompared: number
  readonly columnsDrifted: number
}

export interface Verdict {
  readonly verdict: 'pass' | 'fail'
  readonly summary: Summary
}

/** What makes a run fail: findings at or above this level; `never` reports only. */
export type FailOn = 'error' | 'warn' | 'never'

const rank: Record<Level, number> = { info: 0, warn: 1, error: 2 }

/** Whether a finding asks for attention: it counts as an error, warning or info by its level. */
export function isRaised(finding: Finding): boolean {
  return (
    finding.outcome === 'violated' ||
    finding.outcome === 'drift' ||
    (finding.outcome === 'inconclusive' && finding.level !== 'info')
  )
}

/** Folds findings into a verdict. */
export function judge(findings: readonly Finding[], failOn: FailOn = 'error'): Verdict {
  const raised = findings.filter(isRaised)
  const count = (level: Level) => raised.filter((finding) => finding.level === level).length
  const compared = new Set<string>()
  const drifted = new Set<string>()
  for (const { column, outcome, test } of findings) {
    if (column === null || test === undefined) continue
    if (outcome !== 'skipped') compared.add(column)
    if (outcome === 'drift') drifted.add(column)
  }
  const fails = failOn !== 'never' && raised.some(({ level }) => rank[level] >= rank[failOn])
  return {
    verdict: fails ? 'fail' : 'pass',
    summary: {
      errors: count('error'),
      warnings: count('warn'),
      infos: count('info'),
      satisfied: findings.filter(({ outcome }) =>
        ['satisfied', 'stable', 'negligible'].includes(outcome),
      ).length,
      columnsCompared: compared.size,
      columnsDrifted: drifted.size,
    },
  }
}
