import { describe, expect, it } from 'vitest'
import { DataError } from '../../src/errors.js'
import { renderJson } from '../../src/reports/json.js'
import { parseReport } from '../../src/reports/saved.js'
import { drift, finding, profileReport, report, testResult } from './fixtures.js'

describe('a saved report', () => {
  it('is read back as it was', () => {
    const bins = [{ label: 'a', reference: 1, batch: 2, contribution: 0.5 }]
    const each = report({ findings: [finding(), drift({ test: testResult({ bins }) })] })
    expect(parseReport(renderJson(each), 'report.json')).toEqual(each)
    const alone = report({ reference: null })
    expect(parseReport(renderJson(alone), 'report.json')).toEqual(alone)
  })

  it('may hold more than this version knows', () => {
    const later = { ...report(), novelty: true }
    expect(parseReport(JSON.stringify(later), 'r').findings).toEqual(report().findings)
  })

  it.each<[string, string, RegExp]>([
    ['no JSON', '{', /^r is not JSON/],
    ['a list', '[]', /^r is no report of driftgate check or drift/],
    ['a profile', JSON.stringify(profileReport()), /is no report/],
    ['a report without a batch', JSON.stringify({ ...report(), batch: null }), /is no report/],
    ['another version', JSON.stringify({ ...report(), schemaVersion: 2 }), /version 2, expected 1/],
    [
      'a finding of another shape',
      JSON.stringify({ ...report(), findings: [finding(), { ...finding(), code: 5 }] }),
      /^r: finding 2 is not as published/,
    ],
    [
      'a bin of another shape',
      JSON.stringify({
        ...report(),
        findings: [drift({ test: { ...testResult(), bins: [{ label: 1 }] as never } })],
      }),
      /finding 1 is not as published/,
    ],
  ])('is refused: %s', (_, text, message) => {
    expect(() => parseReport(text, 'r')).toThrow(DataError)
    expect(() => parseReport(text, 'r')).toThrow(message)
  })
})
