import { expect, it } from 'vitest'
import { severalKeys, severalMeanings } from '../../src/schema/several.js'

it('every section says what it is about', () => {
  expect(Object.keys(severalMeanings).sort()).toEqual([...severalKeys].sort())
})
