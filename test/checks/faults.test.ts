import { describe, expect, it } from 'vitest'
import type { Fault } from '../../src/batch/fault.js'
import { count, findingOf, judge } from './judge.js'

const ragged = (rows: number): Fault => ({
  code: 'row.ragged',
  count: rows,
  samples: [{ row: 7, value: '3 of 4 fields' }],
})

const columns = { a: count(100) }

describe('faults', () => {
  it('are errors where the schema does not name them', async () => {
    const findings = await judge('columns: []', columns, [ragged(2)])
    expect(findingOf(findings, 'row.ragged')).toMatchObject({
      outcome: 'violated',
      level: 'error',
      column: null,
      observed: 0.02,
      limit: 0,
      rows: 2,
      samples: [{ row: 7, value: '3 of 4 fields' }],
      message: '2 rows have too few or too many fields (2 %), none may',
    })
    expect(findings.some(({ code }) => code === 'quote.stray')).toBe(false)
  })

  it.each([
    ['row.ragged: 0.05', 5, 'satisfied', 'info'],
    ['row.ragged: 0.05', 6, 'violated', 'error'],
    ['row.ragged: { maximum: 0, evidenceRows: 100 }', 2, 'violated', 'warn'],
    ['row.ragged: { maximum: 0, evidenceRows: 100 }', 20, 'violated', 'error'],
    ['row.ragged: { maximum: 0.05, confidence: 0.999 }', 10, 'satisfied', 'info'],
  ])('%s: %i of 100 rows are %s', async (limit, rows, outcome, level) => {
    const findings = await judge(`faults: { ${limit} }\ncolumns: []`, columns, [ragged(rows)])
    expect(findingOf(findings, 'row.ragged')).toMatchObject({
      outcome,
      level,
      position: { line: 2 },
    })
  })

  it('of the header are none, or tolerated', async () => {
    const fault: Fault = { code: 'header.duplicate', count: 2, samples: [{ row: 0, value: 'a' }] }
    const strict = await judge('columns: []', columns, [fault])
    expect(findingOf(strict, 'header.duplicate')).toMatchObject({
      outcome: 'violated',
      observed: 2,
      rows: null,
      message: '2 column names occurred before',
    })
    const lenient = await judge('faults: { header.duplicate: 1 }\ncolumns: []', columns, [fault])
    expect(findingOf(lenient, 'header.duplicate').outcome).toBe('satisfied')
  })

  it.each([
    ['columns: []', 1, 'violated', 'error', 'the file ends in the middle of a row'],
    ['columns: []', 3, 'violated', 'error', '3 files end in the middle of a row'],
    [
      'faults: { row.truncated: 1 }\ncolumns: []',
      1,
      'satisfied',
      'info',
      'the file ends in the middle of a row',
    ],
    [
      'faults: { row.truncated: { maximum: 0, level: warn } }\ncolumns: []',
      1,
      'violated',
      'warn',
      'the file ends in the middle of a row',
    ],
  ])('%s: %i truncated of many rows is %s, %s', async (schema, files, outcome, level, message) => {
    const fault: Fault = { ...ragged(files), code: 'row.truncated' }
    const findings = await judge(schema, { a: count(100_000) }, [fault])
    expect(findingOf(findings, 'row.truncated')).toMatchObject({
      outcome,
      level,
      message,
      rows: files,
      samples: outcome === 'violated' ? fault.samples : [],
    })
  })

  it('say so where no file may end in the middle of a row, and none does', async () => {
    const findings = await judge('faults: { row.truncated: 0 }\ncolumns: []', columns)
    expect(findingOf(findings, 'row.truncated')).toMatchObject({
      outcome: 'satisfied',
      message: 'no files end in the middle of a row',
    })
  })

  it('of a quote that runs to the end of the file are errors, even one in many rows', async () => {
    const fault: Fault = { ...ragged(1), code: 'quote.unclosed' }
    const findings = await judge('columns: []', { a: count(100_000) }, [fault])
    expect(findingOf(findings, 'quote.unclosed')).toMatchObject({
      outcome: 'violated',
      level: 'error',
    })
  })

  it('that a file has in more cells than rows count as rows', async () => {
    const findings = await judge('columns: []', columns, [{ ...ragged(300), code: 'byte.nul' }])
    expect(findingOf(findings, 'byte.nul')).toMatchObject({ observed: 1, rows: 100 })
  })
})
