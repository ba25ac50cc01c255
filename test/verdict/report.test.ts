import { describe, expect, it } from 'vitest'
import { isProfileReport, toReport } from '../../src/verdict/report.js'
import { judge } from '../../src/verdict/verdict.js'
import { drift, finding, profileReport, report } from '../reports/fixtures.js'
import { reportErrors } from '../support/report-schema.js'

const source = { name: 'a.csv', format: 'csv', rows: 2, columns: 1, bytes: 9 }

describe('toReport', () => {
  it('carries the verdict and every finding', () => {
    const findings = [finding(), drift()]
    const made = toReport({
      version: '1.2.3',
      command: 'drift',
      reference: source,
      batch: { ...source, name: 'b.csv' },
      verdict: judge(findings),
      findings,
    })
    expect(made).toMatchObject({
      schemaVersion: 1,
      tool: { name: 'driftgate', version: '1.2.3' },
      command: 'drift',
      verdict: 'fail',
      summary: { errors: 2, columnsDrifted: 1 },
      findings,
    })
    expect(reportErrors(made)).toEqual([])
  })
})

describe('isProfileReport', () => {
  it('tells the two apart', () => {
    expect(isProfileReport(profileReport())).toBe(true)
    expect(isProfileReport(report())).toBe(false)
  })
})
