import { describe, expect, it } from 'vitest'
import type { Finding, Level, Outcome } from '../../src/verdict/finding.js'
import { isRaised, judge } from '../../src/verdict/verdict.js'

const finding = (outcome: Outcome, level: Level, extra: Partial<Finding> = {}): Finding => ({
  code: 'nulls.share',
  column: 'a',
  level,
  outcome,
  dimension: 'completeness',
  observed: 0,
  limit: 0,
  rows: 0,
  samples: [],
  message: '',
  ...extra,
})

const test = {
  name: 'ks',
  statistic: 0.3,
  pValue: 0,
  pAdjusted: 0,
  alpha: 0.05,
  effect: 0.3,
  effectLow: 0.2,
  effectHigh: 0.4,
  limit: 0.1,
  method: 'exact',
  n: 10,
  m: 10,
  detectable: 0.5,
}

describe('judge', () => {
  it('passes nothing at all', () => {
    expect(judge([]).verdict).toBe('pass')
  })

  it('fails on raised findings at or above the level, and only on those', () => {
    const error = finding('violated', 'error')
    const warning = finding('violated', 'warn')
    expect(judge([error]).verdict).toBe('fail')
    expect(judge([warning]).verdict).toBe('pass')
    expect(judge([warning], 'warn').verdict).toBe('fail')
    expect(judge([error], 'never').verdict).toBe('pass')
    expect(judge([finding('satisfied', 'error'), finding('skipped', 'error')]).verdict).toBe('pass')
  })

  it('never fails on inconclusive unless warnings fail', () => {
    expect(judge([finding('inconclusive', 'info')], 'warn').verdict).toBe('pass')
    expect(judge([finding('inconclusive', 'warn')]).verdict).toBe('pass')
    expect(judge([finding('inconclusive', 'warn')], 'warn').verdict).toBe('fail')
  })

  it('counts by level, and columns once', () => {
    const { summary } = judge([
      finding('drift', 'error', { test }),
      finding('drift', 'error', { code: 'drift.psi', test }),
      finding('stable', 'info', { column: 'b', test }),
      finding('skipped', 'info', { column: 'c', test }),
      finding('violated', 'warn', { column: null }),
      finding('negligible', 'info', { column: 'd', test }),
    ])
    expect(summary).toEqual({
      errors: 2,
      warnings: 1,
      infos: 0,
      satisfied: 2,
      columnsCompared: 3,
      columnsDrifted: 1,
    })
  })

  it('raises violations, drift and inconclusive warnings', () => {
    expect(isRaised(finding('violated', 'info'))).toBe(true)
    expect(isRaised(finding('inconclusive', 'info'))).toBe(false)
    expect(isRaised(finding('negligible', 'error'))).toBe(false)
  })
})
