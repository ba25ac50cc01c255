import { describe, expect, it } from 'vitest'
import type { Column } from '../../src/batch/column.js'
import { type Bounds, rangeTest } from '../../src/batch/match-range.js'
import { column, plainText } from '../support/text-columns.js'

function outside(given: Column, bounds: Bounds): number[] {
  if (given.storage === 'dictionary') throw new Error('no dictionary here')
  const breaks = rangeTest(given, bounds)
  return Array.from({ length: given.length }, (_, i) => i).filter((i) => breaks(i))
}

describe('rangeTest', () => {
  const numbers = column('number', ['-1.5', '0', '2.5', 'NaN', 'inf', '-inf'])

  it.each<[Bounds, number[]]>([
    [{}, []],
    [{ minimum: 0 }, [0, 5]],
    [{ maximum: 0 }, [2, 4]],
    [{ minimum: -1.5, maximum: 2.5 }, [4, 5]],
    [{ minimum: '0', maximum: ' 2 ' }, [0, 2, 4, 5]],
    [{ minimum: '1e-1' }, [0, 1, 5]],
    [{ exclusiveMinimum: 0 }, [0, 1, 5]],
    [{ exclusiveMaximum: 2.5 }, [2, 4]],
    [{ exclusiveMinimum: -1.5, maximum: 0 }, [0, 2, 4, 5]],
    [{ exclusiveMinimum: 'x' }, [0, 1, 2, 3, 4, 5]],
  ])('numbers %j', (bounds, expected) => {
    expect(outside(numbers, bounds)).toEqual(expected)
  })

  it('compares beyond 2^53 exactly', () => {
    const wide = column('integer', ['9007199254740992', '9007199254740993', '9007199254740994'], 6)
    expect(outside(wide, { maximum: '9007199254740992' })).toEqual([1, 2])
    expect(outside(wide, { minimum: '9007199254740993' })).toEqual([0])
    expect(outside(wide, { maximum: 2 ** 53 })).toEqual([1, 2])
    expect(
      outside(column('number', ['9007199254740992.0']), { minimum: '9007199254740993' }),
    ).toEqual([0])
  })

  it('excludes a bound exactly', () => {
    const wide = column('integer', ['9007199254740992', '9007199254740993'], 6)
    expect(outside(wide, { exclusiveMinimum: '9007199254740992' })).toEqual([0])
    expect(outside(wide, { exclusiveMaximum: 2 ** 53 })).toEqual([0, 1])
    const decimals = column('decimal', ['5', '5.0', '5.0000000000000000001', '4'])
    expect(outside(decimals, { exclusiveMinimum: 5 })).toEqual([0, 1, 3])
    expect(outside(decimals, { exclusiveMaximum: '5' })).toEqual([0, 1, 2])
    expect(outside(column('boolean', ['true', 'false']), { exclusiveMinimum: 0 })).toEqual([1])
  })

  it('compares decimals by their digits', () => {
    const decimals = column('decimal', [
      '0.1',
      '0.1000000000000000055',
      '9007199254740993',
      '-inf',
      'nan',
      '1e3',
    ])
    expect(outside(decimals, { maximum: 0.1 })).toEqual([1, 2, 5])
    expect(outside(decimals, { minimum: '0.10000000000000000549' })).toEqual([0, 3])
    expect(outside(decimals, { maximum: '9007199254740992', minimum: -5 })).toEqual([2, 3])
  })

  it('takes bounds of points in time as numbers or text', () => {
    const dates = column('date', ['2024-01-01', '2024-06-01', '2024-12-31'])
    expect(outside(dates, { minimum: '2024-06-01' })).toEqual([0])
    expect(outside(dates, { maximum: 19875 })).toEqual([2])
    const moments = column('timestamp', ['2024-01-01', '2024-06-01T12:00+02:00'])
    expect(outside(moments, { maximum: '2024-06-01T10:00:00Z' })).toEqual([])
    expect(outside(moments, { maximum: '2024-06-01T09:59:59Z' })).toEqual([1])
  })

  it('reads numbers out of text; other text is outside', () => {
    const text = plainText([' 5 ', '50', 'x', '007'])
    expect(outside(text, { minimum: 1, maximum: 10 })).toEqual([1, 2, 3])
    expect(outside(text, { minimum: '2024-01-01' })).toEqual([0, 1, 2, 3])
  })

  it('has nothing inside bounds of another type', () => {
    expect(outside(column('number', ['1', 'NaN']), { minimum: '2024-01-01' })).toEqual([0, 1])
    expect(outside(column('date', ['2024-01-01']), { maximum: 'x' })).toEqual([0])
  })

  it('counts truth values as 0 and 1', () => {
    expect(outside(column('boolean', ['yes', 'no']), { minimum: 1 })).toEqual([1])
  })
})
