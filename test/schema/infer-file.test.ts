import { describe, expect, it } from 'vitest'
import type { Fault } from '../../src/batch/fault.js'
import { inferFaults, inferRows } from '../../src/schema/infer-file.js'

describe('inferRows', () => {
  it('asks for a row, and warns far from the reference', () => {
    const evidence = new Map<string, string>()
    expect(inferRows(10_000, evidence)).toEqual([
      { minimum: 1, level: 'error' },
      { minimum: 4800, maximum: 20_000, level: 'warn' },
    ])
    expect(evidence.get('rows/1')).toBe('about half to double the 10,000 rows of the reference')
  })

  it('knows no more of an empty reference, and little of a small one', () => {
    expect(inferRows(0, new Map())).toEqual([{ minimum: 1, level: 'error' }])
    expect(inferRows(5, new Map())[1]).toMatchObject({ minimum: 1, maximum: 10 })
  })
})

describe('inferFaults', () => {
  const source = { name: 'a.csv', format: 'csv', rows: 1000, columns: 2, bytes: null }
  const fault = (code: Fault['code'], count: number): Fault => ({ code, count, samples: [] })

  it('limits what the reference has within chance, and what it has not by its rows', () => {
    const evidence = new Map<string, string>()
    const faults = [fault('row.ragged', 18), fault('header.empty', 1)]
    const limits = inferFaults({ source, columns: [], faults }, evidence)
    expect(limits).toEqual({
      'header.empty': { maximum: 1 },
      'row.ragged': { maximum: 0.04, confidence: 0.9999 },
      'row.long': { maximum: 0, evidenceRows: 1000 },
      'quote.stray': { maximum: 0, evidenceRows: 1000 },
      'encoding.invalid': { maximum: 0, evidenceRows: 1000 },
      'byte.nul': { maximum: 0, evidenceRows: 1000 },
    })
    expect(evidence.get('faults/row.ragged')).toBe('18 in 1,000 rows')
  })

  it('asks for no end of the file in the middle of a row, unless the reference ends so', () => {
    const whole = inferFaults({ source, columns: [], faults: [] }, new Map())
    expect(Object.keys(whole)).not.toContain('row.truncated')
    const faults = [fault('row.truncated', 1)]
    const limits = inferFaults({ source, columns: [], faults }, new Map())
    expect(limits['row.truncated']).toEqual({ maximum: 1 })
  })

  it('counts a fault in every cell as one in every row', () => {
    const faults = [fault('byte.nul', 5000)]
    const limits = inferFaults({ source, columns: [], faults }, new Map())
    expect(limits['byte.nul']?.maximum).toBe(1)
  })
})
