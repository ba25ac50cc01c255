import { expect, it } from 'vitest'
import { viewOf } from '../../src/profile/batch-view.js'
import { compileDerivation, type JointDerivation } from '../../src/profile/joint-derivation.js'
import { rowsOf } from '../expression/rows.js'
import { textsOf } from '../support/read-source.js'

const table = rowsOf({ a: ['integer', ['1', '2', null]], s: ['string', ['p', 'q', 'q']] })
const fields = table.types.map((each) => ({ ...each, classes: 0 }))
const columnOf = (derivation: JointDerivation) =>
  compileDerivation(derivation, fields)?.(viewOf(table.batch))

it('derives a column from several', () => {
  const rule = { expression: 'a > 1' }
  expect(columnOf({ of: 'rule', rule, rows: 'asked' })?.length).toBe(3)
  expect(columnOf({ of: 'tuple', nulls: 'skip' })?.invalidCount).toBe(1)
  expect(columnOf({ of: 'tuple', nulls: 'skip', where: `s = 'q'` })?.length).toBe(2)
  const lengths = columnOf({
    of: 'filtered',
    column: 's',
    where: 'a is not null',
    derivation: { of: 'values' },
  })
  expect(lengths && textsOf(lengths)).toEqual(['p', 'q'])
})

it('is not to be had of columns that do not fit', () => {
  expect(columnOf({ of: 'rule', rule: { expression: 's > 1' }, rows: 'asked' })).toBeUndefined()
  expect(columnOf({ of: 'tuple', nulls: 'skip', columns: ['b'] })).toBeUndefined()
  expect(columnOf({ of: 'tuple', nulls: 'skip', where: 's > 1' })).toBeUndefined()
})
