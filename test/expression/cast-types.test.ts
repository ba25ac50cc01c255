import { expect, it } from 'vitest'
import { casts, castTypes } from '../../src/expression/cast-types.js'

it('every type is read under the name that it is printed by', () => {
  for (const [type, name] of Object.entries(casts)) {
    // The second word of a name of two is optional.
    expect(castTypes.get(name.split(' ')[0] ?? ''), name).toBe(type)
  }
})
