import { describe, expect, it } from 'vitest'
import { groupByColumn, severity } from '../../src/reports/group.js'
import { drift, finding } from './fixtures.js'

describe('severity', () => {
  it('follows the level of what is raised and is 0 for the rest', () => {
    expect(severity(finding())).toBe(3)
    expect(severity(finding({ level: 'warn' }))).toBe(2)
    expect(severity(finding({ level: 'info' }))).toBe(1)
    expect(severity(finding({ outcome: 'satisfied' }))).toBe(0)
    expect(severity(drift({ outcome: 'inconclusive', level: 'warn' }))).toBe(2)
    expect(severity(drift({ outcome: 'inconclusive', level: 'info' }))).toBe(0)
    expect(severity(drift({ outcome: 'stable' }))).toBe(0)
  })
})

describe('groupByColumn', () => {
  const codes = (findings: Parameters<typeof groupByColumn>[0]) =>
    groupByColumn(findings).map((group) => [
      group.columns.join('+'),
      ...group.findings.map(({ code }) => code),
    ])

  it('puts the worst column first, then the one with more findings as bad', () => {
    expect(
      codes([
        finding({ column: 'passed', outcome: 'satisfied', code: 'a.a' }),
        finding({ column: 'warned', level: 'warn', code: 'b.a' }),
        finding({ column: 'one', code: 'c.a' }),
        finding({ column: 'two', code: 'd.a' }),
        finding({ column: 'two', code: 'd.b' }),
      ]),
    ).toEqual([
      ['two', 'd.a', 'd.b'],
      ['one', 'c.a'],
      ['warned', 'b.a'],
      ['passed', 'a.a'],
    ])
  })

  it('sorts within a group and keeps the order of equals', () => {
    expect(
      codes([
        finding({ column: 'x', level: 'info', code: 'a.info' }),
        finding({ column: 'x', code: 'b.error' }),
        finding({ column: 'x', code: 'c.error' }),
      ]),
    ).toEqual([['x', 'b.error', 'c.error', 'a.info']])
  })

  it('has one group for the data set and one for several columns together', () => {
    expect(
      codes([
        finding({ column: null, code: 'a.a' }),
        finding({ column: null, columns: ['a', 'b'], code: 'b.a' }),
        finding({ column: 'a+b', code: 'c.a' }),
        finding({ column: null, code: 'd.a' }),
      ]),
    ).toEqual([
      ['', 'a.a', 'd.a'],
      ['a+b', 'b.a'],
      ['a+b', 'c.a'],
    ])
  })

  it('takes a column of any name', () => {
    expect(codes([finding({ column: '__proto__' }), finding({ column: 'constructor' })])).toEqual([
      ['__proto__', 'nulls.share'],
      ['constructor', 'nulls.share'],
    ])
  })

  it('leaves the given findings in their order', () => {
    const given = [finding({ level: 'info' }), finding()]
    groupByColumn(given)
    expect(given.map(({ level }) => level)).toEqual(['info', 'error'])
  })
})
