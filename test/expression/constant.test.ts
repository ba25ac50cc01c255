import { describe, expect, it } from 'vitest'
import { constantVector } from '../../src/expression/constant.js'
import { statusAt } from '../../src/expression/vector.js'

describe('constants', () => {
  it('are one slot that stands for all rows', () => {
    expect(constantVector('integer', 5)).toMatchObject({ kind: 'float', mask: 0 })
    expect(constantVector('integer', 2n ** 60n)).toMatchObject({ kind: 'wide', mask: 0 })
    expect(constantVector('boolean', true)).toMatchObject({
      kind: 'truth',
      values: new Uint8Array([1]),
    })
    const text = constantVector('string', 'é')
    expect(text).toMatchObject({ kind: 'text', bytes: new TextEncoder().encode('é') })
    expect(statusAt(text, 7)).toBe(0)
  })

  it.each(['integer', 'number', 'string', 'decimal', 'date'] as const)(
    'of %s may be null',
    (type) => {
      expect(statusAt(constantVector(type, null), 3)).toBe(1)
    },
  )
})
