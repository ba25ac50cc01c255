import { describe, expect, it } from 'vitest'
import { driftSentence } from '../../src/drift/sentence.js'

const measured = (name: string, extra = {}) => ({
  code: `drift.${name}`,
  name,
  limit: 0.1,
  comparison: {
    statistic: 0.3,
    pValue: 0.001,
    effect: 0.3,
    effectLow: 0.2,
    effectHigh: 0.4,
    effectDebiased: 0.3,
    method: 'no rows',
    n: 100,
    m: 50,
    detectable: 0.25,
    conservative: false,
    ...extra,
  },
})

describe('driftSentence', () => {
  it.each([
    ['drift', 'its distribution changed: D 0.3, above the limit 0.1'],
    ['negligible', 'its distribution changed by less than matters: D 0.3, limit 0.1'],
    [
      'stable',
      'its distribution did not change: D 0.3, limit 0.1; 100 and 50 rows show changes from 0.25 up',
    ],
    ['skipped', 'its distribution could not be compared: no rows'],
  ] as const)('%s', (outcome, sentence) => {
    expect(driftSentence(measured('ks'), outcome)).toBe(sentence)
  })

  it('says how an inconclusive interval lies', () => {
    expect(driftSentence(measured('ks', { effectLow: 0.05 }), 'inconclusive')).toContain(
      'D 0.3 (0.05 to 0.4) spans the limit 0.1',
    )
    expect(driftSentence(measured('ks'), 'inconclusive')).toContain('chance may show as much')
  })

  it('says which way numbers went, and what could have been seen', () => {
    expect(driftSentence(measured('ks', { sign: 1 }), 'drift')).toContain('larger than before')
    expect(driftSentence(measured('ks', { sign: -1 }), 'drift')).toContain('smaller than before')
    expect(driftSentence(measured('psi', { detectable: null }), 'inconclusive')).toContain(
      '100 and 50 rows',
    )
  })
})
