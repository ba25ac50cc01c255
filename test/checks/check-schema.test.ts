import { describe, expect, it } from 'vitest'
import { judge } from './judge.js'

const rules = `
rows: { minimum: 1 }
columns:
  - name: b
    type: integer
    unique: true
    nulls: 0
    range: { minimum: 0, maximum: 10 }
  - name: a
    type: string
    domain: [x, y]
    length: { maximum: 3 }
  - name: gone
    increasing: true
`

describe('checkSchema', () => {
  it('gives one finding a column and code, in the order of the schema', async () => {
    const findings = await judge(rules, { a: ['x', 'long'], b: [1, 11], extra: [1, 2] })
    const keys = findings.map(({ column, code }) => `${column ?? ''}/${code}`)
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys).toEqual([
      '/rows.none',
      'b/column.missing',
      'a/column.missing',
      'gone/column.missing',
      'extra/column.unexpected',
      'b/type.mismatch',
      'b/nulls.share',
      'b/range.below',
      'b/range.above',
      'b/unique.duplicate',
      'a/type.mismatch',
      'a/length.above',
      'a/domain.value',
      'gone/order.decreasing',
    ])
  })

  it('fills in every finding: numbers are finite, samples few, sentences plain', async () => {
    const findings = await judge(rules, {
      a: Array.from({ length: 100 }, () => 'wrong'),
      b: Array.from({ length: 100 }, (_, i) => (i % 3 === 0 ? null : i % 7 === 0 ? 'n/a' : 99)),
    })
    expect(findings.some(({ outcome }) => outcome === 'violated')).toBe(true)
    for (const finding of findings) {
      for (const value of [finding.observed, finding.limit, finding.rows]) {
        if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true)
      }
      expect(finding.samples.length).toBeLessThanOrEqual(5)
      expect(finding.samples.every(({ row }) => row >= 1)).toBe(true)
      expect(finding.message).not.toMatch(/undefined|NaN|\.$/)
      if (finding.outcome === 'violated') expect(finding.position?.file).toBe('rules.yaml')
      if (finding.outcome === 'satisfied') expect(finding.level).toBe('info')
    }
  })

  it('is the same whatever the order of the columns in the batch', async () => {
    const a = ['x', 'y']
    const b = [1, 2]
    const strip = (findings: Awaited<ReturnType<typeof judge>>) => JSON.stringify(findings)
    expect(strip(await judge(rules, { a, b }))).toBe(strip(await judge(rules, { b, a })))
  })
})
