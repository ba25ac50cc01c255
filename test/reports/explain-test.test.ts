import { describe, expect, it } from 'vitest'
import {
  binLines,
  limitLines,
  rounded,
  ruleLimitLines,
  testLines,
} from '../../src/reports/explain-test.js'
import type { Page } from '../../src/reports/layout.js'
import { styleOf } from '../../src/reports/style.js'
import { drift, finding, options, report, testResult } from './fixtures.js'

const page: Page = { report: report(), options: options(), style: styleOf(options()) }

describe('limits', () => {
  it('turn at the ends of the interval, rounded to the side that keeps what is said true', () => {
    expect(limitLines(testResult({ effectLow: 0.19751, effectHigh: 0.25091 }))).toEqual([
      'largest that fails 0.1975, smallest that passes 0.1976 (inconclusive); from 0.251 up it is negligible',
    ])
  })

  it('are none where p is above alpha, or the interval reaches 0', () => {
    const [weak] = limitLines(testResult({ pAdjusted: 0.2, effectHigh: 0.3 }))
    expect(weak).toBe(
      'no limit would have failed, since p is above alpha; from 0.3 up it is stable',
    )
    const [open] = limitLines(testResult({ effectLow: 0, effectHigh: 0.3 }))
    expect(open).toContain('since the interval reaches 0; from 0.3 up it is negligible')
    expect(limitLines(testResult({ pAdjusted: null }))).toEqual([])
  })

  it('follow what alone decides, where the schema says so', () => {
    expect(limitLines(testResult({ deciding: 'p-value' }))).toEqual([
      'every limit would have failed, since the p-value alone decides',
    ])
    expect(limitLines(testResult({ deciding: 'limit', effect: 0.22415 }))).toEqual([
      'largest that fails 0.2241, smallest that passes 0.2242',
    ])
    expect(limitLines(testResult({ deciding: 'limit', effect: 0.25 }))).toEqual([
      'fails below 0.25, smallest that passes 0.25',
    ])
  })

  it('of a rule are what was observed', () => {
    expect(ruleLimitLines(finding({ code: 'nulls.share', observed: 0.033_612, limit: 0 }))).toEqual(
      ['smallest maximum that passes whatever the evidence: 0.03362'],
    )
    expect(ruleLimitLines(finding({ code: 'range.below', observed: -7, limit: 0 }))).toEqual([
      'largest minimum that passes whatever the evidence: -7',
    ])
    expect(ruleLimitLines(finding({ code: 'type.mismatch', observed: 1, limit: 'date' }))).toEqual(
      [],
    )
    expect(ruleLimitLines(finding({ code: 'unique.duplicate', observed: 3, limit: 0 }))).toEqual([])
  })

  it('round to four digits', () => {
    for (const value of [0.12341, 0.12349, -0.12341, 1234.5, 1e-9 / 3, 99995.5, 0.1]) {
      expect(rounded(value, 'up')).toBeGreaterThanOrEqual(value)
      expect(rounded(value, 'down')).toBeLessThanOrEqual(value)
      expect(Math.abs(rounded(value, 'up') - value)).toBeLessThanOrEqual(Math.abs(value) / 900)
    }
    expect(rounded(12345, 'up')).toBe(12345)
    expect(rounded(0, 'down')).toBe(0)
  })
})

describe('a test in lines', () => {
  const text = (changes: Parameters<typeof testResult>[0], outcome = 'drift' as const) =>
    testLines(drift({ outcome }), testResult(changes))
      .map((line) => line.join(' '))
      .join('\n')

  it('says which condition held', () => {
    expect(text({})).toMatch(
      /p 6.6e-106 is at most alpha 0.05, and the whole interval lies above the/,
    )
    expect(text({ effectHigh: 0.09, effectLow: 0.02 })).toMatch(/lies within the limit 0.1/)
    expect(text({ effectLow: 0.02, pAdjusted: 0.4 })).toMatch(
      /p 0.4 is above alpha 0.05, and the interval spans the limit 0.1/,
    )
    expect(text({ pAdjusted: null })).toMatch(/could not be carried out/)
    expect(text({ deciding: 'limit' })).toMatch(
      /the limit alone decides, and the effect lies above/,
    )
    expect(text({ deciding: 'p-value' })).toMatch(/the p-value alone decides, and p 6.6e-106 is at/)
  })

  it('says what could have been seen', () => {
    expect(text({})).toContain('effects from 0.0412 up are detected with 80 % power at alpha 0.05')
    expect(text({ detectable: null })).toContain('no effect could have been detected')
  })
})

describe('a table of bins', () => {
  const bins = Array.from({ length: 20 }, (_, i) => ({
    label: `v${i}`,
    reference: 10 * i,
    batch: 5,
    contribution: i / 190,
  }))

  it('shows those that add most first and the others as one', () => {
    const lines = binLines(testResult({ name: 'psi', bins }), page)
    expect(lines).toHaveLength(14)
    expect(lines[0]?.trim().split(/ {2,}/)).toEqual(['reference', 'batch', 'adds', 'of the sum'])
    expect(lines[1]?.trim().split(/ {2,}/)).toEqual(['v19', '190 (10 %)', '5 (5 %)', '0.1', '10 %'])
    expect(lines.at(-1)?.trim().split(/ {2,}/)).toEqual([
      '8 more',
      '280 (14.7 %)',
      '40 (40 %)',
      '0.147',
      '14.7 %',
    ])
  })

  it('names what the numbers are where they do not add up', () => {
    const [head] = binLines(testResult({ name: 'ks', bins }), page)
    expect(head).toMatch(/gap of cumulative shares$/)
  })

  it('escapes labels, which are data', () => {
    const hostile = [{ label: '\u001b[31m\u202e\nx', reference: 1, batch: 1, contribution: 1 }]
    const text = binLines(testResult({ bins: hostile }), page).join('|')
    expect(text).toContain('\\u{1b}[31m\\u{202e}\\nx')
    for (const hidden of ['\u001b', '\u202e', '\n']) expect(text).not.toContain(hidden)
  })

  it('is none of a test without bins', () => {
    expect(binLines(testResult(), page)).toEqual([])
  })
})
