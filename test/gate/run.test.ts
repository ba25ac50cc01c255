import { describe, expect, it } from 'vitest'
import { DataError } from '../../src/errors.js'
import { check, drift, infer, merge, profile } from '../../src/gate/run.js'
import { seededRandom } from '../../src/math/random.js'
import { memorySource } from '../../src/sources/memory.js'
import type { Source } from '../../src/sources/source.js'
import { validateReport } from '../support/report-schema.js'

function table(seed: number, rows: number, shift = 0): Source {
  const random = seededRandom(seed)
  const columns = {
    amount: Array.from({ length: rows }, () => random.normal() + shift),
    kind: Array.from({ length: rows }, () => ['a', 'b', 'c'][random.integer(3)] as string),
    id: Array.from({ length: rows }, (_, i) => seed * 1_000_000 + i),
  }
  return memorySource({ name: `table ${seed}`, columns })
}

describe('the jobs', () => {
  it('pass another sample, also with profiles in the place of rows', async () => {
    const learnt = await infer(table(1, 2000))
    const batch = await profile(table(2, 2000))
    for (const [reference, input] of [
      [table(1, 2000), table(2, 2000)],
      [learnt.profile, table(2, 2000)],
      [learnt.profile, batch],
    ] as const) {
      const report = await check(input, { schema: learnt.schema, reference })
      validateReport(report)
      expect([report.verdict, report.summary.errors]).toEqual(['pass', 0])
    }
  })

  it('find a shift, and do not compare identifiers', async () => {
    const report = await drift(table(1, 2000), table(2, 2000, 1))
    validateReport(report)
    expect(report.verdict).toBe('fail')
    const drifted = report.findings.filter(({ outcome }) => outcome === 'drift')
    expect(new Set(drifted.map(({ column }) => column))).toEqual(new Set(['amount']))
    const skipped = report.findings.find(({ outcome }) => outcome === 'skipped')
    expect(skipped).toMatchObject({ column: 'id', code: 'drift.ks' })
  })

  it('give the same report for the same input', async () => {
    const [a, b] = [
      await drift(table(1, 500), table(2, 500)),
      await drift(table(1, 500), table(2, 500)),
    ]
    expect(JSON.stringify(a)).toBe(JSON.stringify(b))
  })

  it('refuse a reference without rows and data without a common column', async () => {
    await expect(infer(memorySource({ name: 'none', columns: { x: [] } }))).rejects.toThrow(
      DataError,
    )
    const other = memorySource({ name: 'other', columns: { y: [1] } })
    await expect(drift(table(1, 50), other)).rejects.toThrow('no column in common')
  })

  it('fail a batch without rows unless it may be empty', async () => {
    const { schema, profile: reference } = await infer(table(1, 200))
    const empty = () => table(2, 0)
    expect((await check(empty(), { schema, reference })).verdict).toBe('fail')
    expect((await check(empty(), { schema, reference, allowEmpty: true })).verdict).toBe('pass')
  })

  it('merge parts', async () => {
    const whole = merge([await profile(table(1, 100)), await profile(table(2, 50))])
    expect(whole.source.rows).toBe(150)
  })
})
