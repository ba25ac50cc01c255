import { expect, it } from 'vitest'
import { attributesOf, levelOfDemand, tiersOf } from '../../src/schema/attributes.js'

it.each([
  [undefined, undefined],
  [false, undefined],
  [true, 'error'],
  ['warn', 'warn'],
  [{ owner: 'a' }, 'error'],
  [{ level: 'info' }, 'info'],
] as const)('the demand %j counts as %s', (demand, level) => {
  expect(levelOfDemand(demand)).toBe(level)
})

it('finds attributes in rules of any form', () => {
  expect(attributesOf('warn')).toEqual({ level: 'warn' })
  expect(attributesOf({ maximum: 1, owner: 'a' })).toMatchObject({ owner: 'a' })
  expect(attributesOf(true)).toEqual({})
  expect(attributesOf(undefined)).toEqual({})
})

it('takes a rule apart by its limits: what warn leaves out is as in the rule', () => {
  expect(tiersOf({ maximum: 9 })).toEqual([{ maximum: 9 }])
  expect(tiersOf(true)).toEqual([true])
  expect(tiersOf({ minimum: 0, maximum: 9, owner: 'a', warn: { maximum: 5 } })).toEqual([
    { minimum: 0, maximum: 9, owner: 'a' },
    { minimum: 0, maximum: 5, owner: 'a', level: 'warn' },
  ])
})
