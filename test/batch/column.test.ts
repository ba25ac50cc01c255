import { describe, expect, it } from 'vitest'
import { isValid, rowOf, slotsOf } from '../../src/batch/column.js'
import { column } from '../support/text-columns.js'

describe('column', () => {
  it('finds validity and rows', () => {
    const given = column('integer', ['1', null, 'x'])
    expect([0, 1, 2].map((i) => isValid(given, i))).toEqual([true, false, false])
    expect(rowOf(given, 2)).toBe(13)
    expect(rowOf({ ...given, rows: Float64Array.of(5, 7, 9) }, 2)).toBe(9)
    expect(isValid(column('integer', ['1']), 0)).toBe(true)
  })

  it('hands on what columns of the same slots share', () => {
    const given = column('integer', ['1', null, 'x'])
    const { length, invalidCount, validity, firstRow, misfits, misfitClasses } = given
    expect(slotsOf(given)).toEqual({
      length,
      invalidCount,
      validity,
      firstRow,
      misfits,
      misfitClasses,
    })
    expect(Object.keys(slotsOf(column('integer', ['1'])))).toEqual([
      'length',
      'invalidCount',
      'validity',
      'firstRow',
    ])
  })
})
