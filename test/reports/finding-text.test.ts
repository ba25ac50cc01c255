import { describe, expect, it } from 'vitest'
import { findingLines, testRow } from '../../src/reports/finding-text.js'
import type { Page } from '../../src/reports/layout.js'
import { styleOf } from '../../src/reports/style.js'
import { drift, finding, options, report, testResult } from './fixtures.js'

const page = (changes: Parameters<typeof options>[0] = {}): Page => ({
  report: report(),
  options: options(changes),
  style: styleOf(options(changes)),
})

describe('testRow', () => {
  const row = (changes: Parameters<typeof drift>[0], verbose = false) =>
    testRow(drift(changes), page({ verbose }))

  it('shows code, effect with interval, limit, adjusted p and outcome', () => {
    expect(row({})).toEqual([
      'drift.ks',
      '0.224 [0.198, 0.251]',
      'limit 0.1',
      'p 6.6e-106',
      'drift',
    ])
  })

  it('never prints a p-value of zero', () => {
    expect(row({ test: testResult({ pAdjusted: 0 }) })[3]).toBe('p <1e-300')
  })

  it('says what is unknown', () => {
    const test = testResult({ effect: null, effectLow: null, effectHigh: null, pAdjusted: null })
    expect(row({ test })).toEqual(['drift.ks', 'unknown', 'limit 0.1', 'p unknown', 'drift'])
    expect(row({ test: testResult({ effectLow: null }) })[1]).toBe('0.224')
  })

  it('does not round a small effect to zero', () => {
    expect(
      row({ test: testResult({ effect: 0.0004, effectLow: 0, effectHigh: 0.00123 }) })[1],
    ).toBe('0.0004 [0.000, 0.001]')
  })

  it('says outcomes in words, with what could have been seen', () => {
    const words = (
      outcome: 'stable' | 'negligible' | 'inconclusive',
      verbose: boolean,
      detectable: number | null = 0.19,
    ) => row({ outcome, test: testResult({ detectable }) }, verbose)[4]
    expect(words('inconclusive', false)).toBe('inconclusive: too few rows, detectable from 0.19')
    expect(words('inconclusive', false, null)).toBe('inconclusive: too few rows')
    expect(words('stable', false)).toBe('stable')
    expect(words('stable', true)).toBe('stable, detectable from 0.19')
    expect(words('negligible', true)).toBe('negligible: a real change, within the limit')
  })

  it('is empty for a rule', () => {
    expect(testRow(finding(), page())).toEqual([])
  })
})

describe('findingLines', () => {
  it('gives a violated rule its sentence, numbers, examples, advice and place', () => {
    const advised = finding({
      suggestion: 'raise the limit to 0.04',
      position: { file: 'train.schema.yaml', line: 12, column: 5 },
    })
    expect(findingLines(advised, undefined, page())).toEqual([
      '  ✖ nulls.share  3.36 % of the values are null, at most 0.12 % are expected',
      '      observed 0.0336, limit 0.0012 · 168 rows of 5,000 (3.36 %) · train.schema.yaml:12:5',
      '      e.g. row 17: null, row 93: "x"',
      '      → raise the limit to 0.04',
    ])
  })

  it('leaves out numbers that there are not', () => {
    const bare = finding({ observed: null, limit: null, rows: null, samples: [] })
    expect(findingLines(bare, undefined, page())).toHaveLength(1)
    const some = finding({ observed: 'text', limit: null, rows: 1, samples: [] })
    expect(findingLines(some, undefined, page())[1]).toBe(
      '      observed text · 1 row of 5,000 (0.02 %)',
    )
    const yes = finding({ observed: true, limit: false, rows: null, samples: [] })
    expect(findingLines(yes, undefined, page())[1]).toBe('      observed true, limit false')
  })

  it('gives what passed one line', () => {
    const passed = finding({ outcome: 'satisfied', message: 'no nulls' })
    expect(findingLines(passed, undefined, page())).toEqual(['  ✓ nulls.share  no nulls'])
  })

  it('puts the sentence of a drift below its row, unless quiet', () => {
    expect(findingLines(drift(), 'the row', page())).toEqual([
      '  ✖ the row',
      '      the distribution moved towards smaller values, most at -5',
    ])
    expect(findingLines(drift(), 'the row', page({ quiet: true }))).toEqual(['  ✖ the row'])
  })

  it('leaves the row of an open test to itself, unless verbose', () => {
    const open = drift({ outcome: 'inconclusive', level: 'warn' })
    expect(findingLines(open, 'the row', page())).toEqual(['  ⚠ the row'])
    expect(findingLines(open, 'the row', page({ verbose: true }))).toHaveLength(2)
  })

  it('does not count rows twice', () => {
    const few = finding({ code: 'rows.below', observed: 301, limit: 404, rows: 301, samples: [] })
    expect(findingLines(few, undefined, page())[1]).toBe('      observed 301, limit 404')
    const none = finding({ observed: 0, limit: 1, rows: 0, samples: [] })
    expect(findingLines(none, undefined, page())[1]).toBe('      observed 0, limit 1')
  })

  it('marks each by its symbol', () => {
    const mark = (changes: Parameters<typeof drift>[0]) =>
      findingLines(drift(changes), 'row', page())[0]
    expect(mark({ level: 'warn' })).toBe('  ⚠ row')
    expect(mark({ level: 'info' })).toBe('  ℹ row')
    expect(mark({ outcome: 'inconclusive', level: 'warn' })).toBe('  ⚠ row')
    expect(mark({ outcome: 'inconclusive', level: 'info' })).toBe('  ℹ row')
    expect(mark({ outcome: 'negligible', level: 'info' })).toBe('  ✓ row')
  })

  it('shows the header as such', () => {
    const ragged = finding({ samples: [{ row: 0, value: 'a,b' }] })
    expect(findingLines(ragged, undefined, page()).at(-1)).toBe('      e.g. header: "a,b"')
  })

  it('wraps a long sentence below itself', () => {
    const long = finding({
      message: 'word '.repeat(20).trim(),
      observed: null,
      limit: null,
      rows: null,
      samples: [],
    })
    const lines = findingLines(long, undefined, page({ width: 60 }))
    expect(lines.length).toBeGreaterThan(1)
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(60)
  })

  it('leaves what a row holds in several columns its room', () => {
    const value = `a = ${'x'.repeat(60)}, b = 2`
    const samples = [{ row: 3, value }]
    const shown = (column: string | null) =>
      findingLines(finding({ code: 'row.rule', column, samples }), undefined, page()).join(' ')
    expect(shown(null).replaceAll(/\s+/g, ' ')).toContain(`row 3: "${value}"`)
    expect(shown('a')).not.toContain(value)
  })
})
