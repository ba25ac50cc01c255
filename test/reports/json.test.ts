import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderJson } from '../../src/reports/json.js'
import { reportErrors, validateReport } from '../support/report-schema.js'
import {
  anyProfileReport,
  anyReport,
  drift,
  finding,
  hostileText,
  profileReport,
  report,
  testResult,
} from './fixtures.js'

/** JSON knows no minus zero: it comes back as zero. */
const throughJson = (value: unknown) => JSON.parse(JSON.stringify(value))

describe('renderJson', () => {
  it('gives back what it was given', () => {
    expect(JSON.parse(renderJson(report()))).toEqual(report())
    expect(JSON.parse(renderJson(profileReport()))).toEqual(profileReport())
    const bins = [{ label: '\u001b[31m', reference: 1.5, batch: 0, contribution: -0.25 }]
    const withBins = report({ findings: [drift({ test: testResult({ bins }) })] })
    expect(validateReport(renderJson(withBins))).toEqual(withBins)
  })

  it('indents by two spaces and ends with a newline', () => {
    expect(renderJson(report())).toMatch(
      /^{\n {2}"schemaVersion": 1,\n {2}"tool": {\n {4}"name": "driftgate"/,
    )
    expect(renderJson(report())).toMatch(/}\n$/)
  })

  it('does not depend on the order in which properties were set', () => {
    const reversed = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(reversed)
      if (typeof value !== 'object' || value === null) return value
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, each]) => [key, reversed(each)]),
      )
    }
    expect(renderJson(reversed(report()) as ReturnType<typeof report>)).toBe(renderJson(report()))
    const profile = profileReport()
    expect(renderJson(reversed(profile) as typeof profile)).toBe(renderJson(profile))
  })

  it('leaves out what the schema does not name', () => {
    const extra = { ...finding(), internal: 1 }
    expect(renderJson(report({ findings: [extra] }))).not.toContain('internal')
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    'refuses %d',
    (value) => {
      expect(() => renderJson(report({ findings: [finding({ observed: value })] }))).toThrow(
        /observed/,
      )
      const test = testResult({ effectHigh: value })
      expect(() => renderJson(report({ findings: [drift({ test })] }))).toThrow(/effectHigh/)
    },
  )

  it('writes nothing that acts on a terminal, and loses nothing', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const json = renderJson(
          report({ findings: [finding({ column: text, samples: [{ row: 1, value: text }] })] }),
        )
        expect(json.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
        const [first] = JSON.parse(json).findings
        expect(first.column).toBe(text)
        expect(first.samples[0].value).toBe(text)
      }),
      { seed: 5, numRuns: 1000 },
    )
  })
})

describe('published schemas', () => {
  it('accept every report, whatever the data holds', () => {
    fc.assert(
      fc.property(anyReport, (any) => {
        const json = renderJson(any)
        expect(validateReport(json)).toEqual(throughJson(any))
      }),
      { seed: 6, numRuns: 300 },
    )
  })

  it('accept every profile, whatever the data holds', () => {
    fc.assert(
      fc.property(anyProfileReport, (any) => {
        expect(validateReport(renderJson(any))).toEqual(throughJson(any))
      }),
      { seed: 7, numRuns: 300 },
    )
  })

  it('accept a check against a schema alone', () => {
    expect(reportErrors(renderJson(report({ reference: null })))).toEqual([])
  })
})
