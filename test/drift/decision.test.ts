import { describe, expect, it } from 'vitest'
import { decide, type Measurement } from '../../src/drift/decision.js'

const measured = (effectLow: number, effect: number, effectHigh: number): Measurement => ({
  code: 'drift.ks',
  name: 'ks',
  limit: 0.1,
  comparison: {
    statistic: effect,
    pValue: 0.001,
    effect,
    effectLow,
    effectHigh,
    effectDebiased: effect,
    method: 'test',
    n: 100,
    m: 100,
    detectable: null,
    conservative: false,
  },
})
const at = (pAdjusted: number) => ({ pAdjusted, alpha: 0.05, level: 'error' as const })

describe('decide', () => {
  it('skips what could not be computed', () => {
    expect(decide(measured(0.2, 0.3, 0.4), { ...at(0), pAdjusted: null }).outcome).toBe('skipped')
  })

  it('warns by the debiased estimate, not by the raw one', () => {
    const { comparison, ...rest } = measured(0.01, 0.2, 0.4)
    const debiased = { ...rest, comparison: { ...comparison, effectDebiased: 0.05 } }
    expect(decide(debiased, at(0.5))).toEqual({ outcome: 'inconclusive', level: 'info' })
  })

  it.each([
    ['both conditions', 0.11, 0.2, 0.3, 0.05, 'drift', 'error'],
    ['significant, small', 0.01, 0.05, 0.1, 0.05, 'negligible', 'info'],
    ['small and shown to be', 0, 0.04, 0.09, 0.2, 'stable', 'info'],
    ['interval spans the limit, estimate below', 0, 0.08, 0.2, 0.2, 'inconclusive', 'info'],
    ['interval spans the limit, estimate above', 0.05, 0.15, 0.2, 0.2, 'inconclusive', 'warn'],
    ['significant but the interval spans the limit', 0.05, 0.15, 0.2, 0.01, 'inconclusive', 'warn'],
    ['above the limit without significance', 0.11, 0.2, 0.3, 0.06, 'inconclusive', 'warn'],
    ['lower bound exactly at the limit', 0.1, 0.2, 0.3, 0.01, 'inconclusive', 'warn'],
  ])('%s', (_, low, effect, high, p, outcome, level) => {
    expect(decide(measured(low, effect, high), at(p))).toEqual({ outcome, level })
  })

  it.each([
    ['p-value', 0.01, 0.05, 0.1, 0.05, 'drift'],
    ['p-value', 0.01, 0.05, 0.1, 0.2, 'stable'],
    ['p-value', 0.2, 0.3, 0.4, 0.2, 'inconclusive'],
    ['limit', 0, 0.15, 0.4, 0.9, 'drift'],
    ['limit', 0, 0.05, 0.4, 0.001, 'stable'],
  ] as const)('decides by the %s alone', (deciding, low, effect, high, p, outcome) => {
    expect(decide(measured(low, effect, high), { ...at(p), deciding }).outcome).toBe(outcome)
  })

  it('keeps a warning no louder than the column asks for', () => {
    const decision = decide(measured(0.05, 0.15, 0.2), {
      pAdjusted: 0.2,
      alpha: 0.05,
      level: 'info',
    })
    expect(decision.level).toBe('info')
    expect(
      decide(measured(0.2, 0.3, 0.4), { pAdjusted: 0.01, alpha: 0.05, level: 'warn' }),
    ).toEqual({
      outcome: 'drift',
      level: 'warn',
    })
  })
})
