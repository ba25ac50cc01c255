import { describe, expect, it } from 'vitest'
import type { Column } from '../../src/batch/column.js'
import { domainTest } from '../../src/batch/match-domain.js'
import { column, plainText } from '../support/text-columns.js'

function outside(given: Column, values: readonly string[]): number[] {
  if (given.storage === 'dictionary') throw new Error('no dictionary here')
  const breaks = domainTest(given, { values })
  return Array.from({ length: given.length }, (_, i) => i).filter((i) => breaks(i))
}

describe('domainTest', () => {
  it('compares text byte by byte', () => {
    const text = plainText(['a', 'b', '', 'größe', 'A', 'a ', 'ab'])
    expect(outside(text, ['a', 'größe', ''])).toEqual([1, 4, 5, 6])
    expect(outside(text, [])).toEqual([0, 1, 2, 3, 4, 5, 6])
  })

  it('finds each of many', () => {
    const texts = Array.from({ length: 5000 }, (_, i) => `value ${i}`)
    expect(outside(plainText(texts), texts)).toEqual([])
    expect(outside(plainText(texts), texts.slice(1))).toEqual([0])
  })

  it('compares numbers and points in time as such', () => {
    expect(outside(column('integer', ['1', '2', '-0']), ['1', '0'])).toEqual([1])
    expect(outside(column('number', ['0.5', '1', 'NaN']), ['.50', '1.0', 'nan', 'x'])).toEqual([])
    expect(outside(column('integer', ['1', '9007199254740993'], 6), ['9007199254740993'])).toEqual([
      0,
    ])
    expect(outside(column('date', ['2024-01-01', '2024-01-02']), ['2024-01-02'])).toEqual([0])
    expect(outside(column('timestamp', ['2024-01-01T12:00Z']), ['2024-01-01 13:00+01'])).toEqual([])
    expect(outside(column('boolean', ['yes', 'no']), ['true'])).toEqual([1])
  })

  it('serves columns of several types', () => {
    const domain = { values: ['1'] }
    const [integers, text] = [column('integer', ['1']), plainText(['1', '1.0'])] as const
    if (integers.storage !== 'float64') throw new Error('other storage')
    expect([
      domainTest(integers, domain)(0),
      domainTest(text, domain)(0),
      domainTest(text, domain)(1),
    ]).toEqual([false, false, true])
  })
})
