/** Findings in the order in which people want them: by column, worst first. */
import type { Finding, Level } from '../verdict/finding.js'
import { isRaised } from '../verdict/verdict.js'

/** The findings of one column, of several columns together, or of the data set (no columns). */
export interface Group {
  readonly columns: readonly string[]
  readonly findings: readonly Finding[]
}

/** 3 for an error down to 1 for a note; 0 for what asks for nothing. */
export function severity(finding: Finding): 0 | 1 | 2 | 3 {
  if (!isRaised(finding)) return 0
  const severities: Record<Level, 1 | 2 | 3> = { error: 3, warn: 2, info: 1 }
  return severities[finding.level]
}

/**
 * Groups by column. The group with the worst finding comes first, then the one with most findings as
 * bad; otherwise, and within a group, the given order stays.
 */
export function groupByColumn(findings: readonly Finding[]): Group[] {
  const groups = new Map<string, { columns: readonly string[]; findings: Finding[] }>()
  for (const finding of findings) {
    const columns = columnsOf(finding)
    const key = JSON.stringify(columns)
    const group = groups.get(key) ?? { columns, findings: [] }
    group.findings.push(finding)
    groups.set(key, group)
  }
  return [...groups.values()]
    .map(({ columns, findings: own }) => ({
      columns,
      findings: own.sort((a, b) => severity(b) - severity(a)),
    }))
    .sort((a, b) => {
      const [worstA, worstB] = [worstOf(a), worstOf(b)]
      return worstB - worstA || countOf(b, worstB) - countOf(a, worstA)
    })
}

function columnsOf({ column, columns }: Finding): readonly string[] {
  if (column !== null) return [column]
  return columns ?? []
}

const worstOf = ({ findings }: Group) => Math.max(...findings.map(severity))

const countOf = ({ findings }: Group, wanted: number) =>
  findings.filter((finding) => severity(finding) === wanted).length
