import { describe, expect, it } from 'vitest'
import { type Column, rowOf } from '../../src/batch/column.js'
import { gather, gatherEmpty, select } from '../../src/batch/gather.js'
import { CellClass } from '../../src/batch/type.js'
import { textsOf } from '../support/read-source.js'
import { column, dictionary } from '../support/text-columns.js'

const rowsOf = (given: Column) => Array.from({ length: given.length }, (_, i) => rowOf(given, i))

describe('gather', () => {
  it.each<[string, Column]>([
    ['floats', column('number', ['0', '1', null, '3', '4'])],
    ['wide integers', column('integer', ['0', '1', null, '3', '4'], 6)],
    ['text', column('string', ['0', '1', null, '3', '4'])],
    ['dictionary', dictionary(['0', '1', null, '3', '4'])],
  ])('takes slots of %s with their rows', (_, given) => {
    const some = gather(given, Int32Array.of(1, 2, 4))
    expect([textsOf(some), rowsOf(some), some.invalidCount]).toEqual([
      ['1', null, '4'],
      [12, 13, 15],
      1,
    ])
    expect(gather(some, Int32Array.of(0, 2))).toMatchObject({
      validity: undefined,
      rows: Float64Array.of(12, 15),
    })
    expect(gather(given, new Int32Array(0)).length).toBe(0)
  })

  it('takes bits of booleans', () => {
    const bits = column(
      'boolean',
      Array.from({ length: 20 }, (_, i) => (i % 3 === 0 ? 'yes' : 'no')),
    )
    const some = gather(
      bits,
      Int32Array.from({ length: 10 }, (_, i) => i * 2),
    )
    expect(textsOf(some)).toEqual(Array.from({ length: 10 }, (_, i) => String((i * 2) % 3 === 0)))
  })

  it('leaves misfits behind', () => {
    const given = column('integer', ['1', 'x', '3'])
    const some = gather(given, Int32Array.of(0, 2))
    expect([textsOf(some), some.misfits]).toEqual([['1', '3'], undefined])
  })
})

describe('gatherEmpty', () => {
  it('has empty text in the rows', () => {
    const empty = gatherEmpty(column('integer', ['1', null, '3', null]), {
      count: 2,
      first: (limit) => Int32Array.of(1, 3).subarray(0, limit),
    })
    expect([textsOf(empty), rowsOf(empty)]).toEqual([
      ['', ''],
      [12, 14],
    ])
  })

  it('takes the misfits among the slots along, where it is a selection', () => {
    const given = column('integer', ['0', 'x', null, '3', 'y'], CellClass.integer)
    const some = select(given, Int32Array.of(0, 2, 4))
    expect([rowsOf(some), some.invalidCount]).toEqual([[11, 13, 15], 2])
    expect(some.misfits && [textsOf(some.misfits), rowsOf(some.misfits)]).toEqual([['y'], [15]])
    expect(select(given, Int32Array.of(0, 3)).misfits).toBeUndefined()
  })

  it('looks for the first slot only, until rows are asked for', () => {
    const limits: number[] = []
    const first = (limit: number) => {
      limits.push(limit)
      return Int32Array.of(1, 3).subarray(0, limit)
    }
    const empty = gatherEmpty(column('integer', ['1', null, '3', null]), { count: 2, first })
    expect([empty.length, empty.firstRow, limits]).toEqual([2, 12, [1]])
    expect(empty.rows).toEqual(Float64Array.of(12, 14))
  })
})
