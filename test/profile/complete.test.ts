import { expect, it } from 'vitest'
import { isValid } from '../../src/batch/column.js'
import { select } from '../../src/batch/gather.js'
import { CellClass } from '../../src/batch/type.js'
import { completeColumn } from '../../src/profile/complete.js'
import { column, plainText } from '../support/text-columns.js'

const a = column('integer', ['1', 'x', null, '4', 'y', '6', '7', '8', null], CellClass.integer)
const b = plainText(['p', 'p', 'p', null, 'p', '', 'p', 'p', 'p'])
const validIn = (given: ReturnType<typeof completeColumn>) =>
  Array.from({ length: given.length }, (_, i) => isValid(given, i))

it('tells the rows without a null; a cell that is not of its type is a value', () => {
  const complete = completeColumn([a, b])
  expect(validIn(complete)).toEqual([true, true, false, false, true, true, true, true, false])
  expect(complete.invalidCount).toBe(3)
  expect(completeColumn([b]).invalidCount).toBe(1)
})

it('of some rows', () => {
  const some = (given: typeof a) => select(given, Int32Array.of(1, 2, 4, 8))
  expect(validIn(completeColumn([some(a), some(b)]))).toEqual([true, false, true, false])
})
