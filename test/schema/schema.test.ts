import { expect, it } from 'vitest'
import { levelOfDemand } from '../../src/schema/schema.js'

it.each([
  [undefined, undefined],
  [false, undefined],
  [true, 'error'],
  ['warn', 'warn'],
] as const)('the demand %s counts as %s', (demand, level) => {
  expect(levelOfDemand(demand)).toBe(level)
})
