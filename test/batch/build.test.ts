import { describe, expect, it } from 'vitest'
import { addMisfit, finishColumn, setInvalid, startColumn } from '../../src/batch/build.js'
import { columnBuilder } from '../../src/batch/builder.js'
import { type FloatColumn, isValid, rowOf } from '../../src/batch/column.js'
import { valueText } from '../../src/batch/format.js'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('columnBuilder', () => {
  it('fills one column after the other, of any length', () => {
    const builder = columnBuilder({ name: 'x', type: 'number', classes: 18 })
    for (const length of [3, 10_000, 1]) {
      startColumn(builder, length, length)
      for (let i = 0; i < length; i++) builder.values[i] = i / 2
      setInvalid(builder, length - 1)
      const column = finishColumn(builder, length) as FloatColumn
      expect(column).toMatchObject({
        storage: 'float64',
        type: 'number',
        length,
        invalidCount: 1,
        firstRow: length,
      })
      expect(column.values.length).toBe(length)
      expect(isValid(column, length - 1)).toBe(false)
      expect(column.validity?.length).toBe(Math.ceil(length / 8))
      if (length > 1) expect(isValid(column, 0)).toBe(true)
    }
  })

  it('leaves the validity away where all slots are valid, and clears bits behind the last', () => {
    const builder = columnBuilder({ name: 'x', type: 'date', classes: 32 })
    startColumn(builder, 1, 5)
    expect(finishColumn(builder, 5).validity).toBeUndefined()
    startColumn(builder, 1, 5)
    setInvalid(builder, 1)
    expect([...(finishColumn(builder, 5).validity ?? [])]).toEqual([0b11101])
  })

  it('keeps misfits with their rows and classes', () => {
    const builder = columnBuilder({ name: 'x', type: 'boolean', classes: 1 })
    startColumn(builder, 101, 200)
    for (let i = 0; i < 200; i += 2) addMisfit(builder, i, i === 0 ? 256 : 2, bytes(`m${i}`))
    const column = finishColumn(builder, 200)
    expect([column.invalidCount, column.misfits?.length, column.misfitClasses]).toEqual([
      100, 100, 258,
    ])
    const { misfits } = column
    expect(misfits && [rowOf(misfits, 99), valueText(misfits, 99)]).toEqual([299, 'm198'])
    startColumn(builder, 301, 8)
    expect(finishColumn(builder, 8).misfits).toBeUndefined()
    expect(finishColumn(builder, 8).misfitClasses).toBeUndefined()
  })
})
