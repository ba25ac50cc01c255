import { expect, it } from 'vitest'
import { admissionOf, once, viewOf } from '../../src/profile/batch-view.js'
import { rowsOf } from '../expression/rows.js'
import { textsOf } from '../support/read-source.js'

const table = rowsOf({
  a: ['integer', ['1', '2', null, 'x', '5']],
  s: ['string', ['p', 'q', 'q', 'q', null]],
})
const fields = table.types.map((each) => ({ ...each, classes: 0 }))

it('lets in the rows for which a condition is true', () => {
  const view = viewOf(table.batch)
  const some = admissionOf(`s = 'q'`, fields)!
  expect(some.count(view)).toBe(3)
  const column = some.column(view, 0)
  expect(textsOf(column)).toEqual(['2', null, 'x'])
  expect([...(column.rows ?? [])]).toEqual([12, 13, 14])
  expect(column.invalidCount).toBe(2)
  expect(column.misfits?.rows).toEqual(Float64Array.of(14))
  expect(some.column(view, 0)).toBe(column)
})

it('hands on the columns themselves where all rows are let in', () => {
  const view = viewOf(table.batch)
  for (const where of [undefined, 'true']) {
    const all = admissionOf(where, fields)!
    expect(all.count(view)).toBe(5)
    expect(all.column(view, 1)).toBe(table.batch.columns[1])
  }
})

it('does not fit columns of another type', () => {
  expect(admissionOf('s > 1', fields)).toBeUndefined()
  expect(admissionOf('gone is null', fields)).toBeUndefined()
})

it('computes what is shared once a batch', () => {
  const view = viewOf(table.batch)
  let count = 0
  const make = () => ++count
  expect([once(view, 'a', make), once(view, 'a', make), once(view, 'b', make)]).toEqual([1, 1, 2])
})
