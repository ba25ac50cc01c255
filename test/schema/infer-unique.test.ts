import { describe, expect, it } from 'vitest'
import { inferUnique, isUniqueOpen } from '../../src/schema/infer-unique.js'
import { exactly, facts } from './column-facts.js'

const dense = { type: 'integer', extent: { minimum: 1, maximum: 1000 } } as const
const sparse = { type: 'integer', extent: { minimum: 1, maximum: 1e9 } } as const

describe('inferUnique', () => {
  it('demands what the values were made for', () => {
    expect(inferUnique(facts({ ...dense, distinct: exactly(1000) }))).toEqual({
      rule: true,
      evidence: '1,000 values, all different; chance would have repeated some',
    })
  })

  it('warns where only the name says so, and is silent otherwise', () => {
    const column = { ...sparse, distinct: exactly(1000) }
    expect(inferUnique(facts({ ...column, name: 'customer_id' }))?.rule).toBe('warn')
    expect(inferUnique(facts({ ...column, name: 'income' }))).toBeUndefined()
    expect(inferUnique(facts({ name: 'id', distinct: exactly(1000) }))).toBeUndefined()
  })

  it('is silent where a value repeats, or may', () => {
    expect(inferUnique(facts({ ...dense, distinct: exactly(999) }))).toBeUndefined()
    const unsure = { estimate: 1000, low: 980, high: 1000 }
    expect(inferUnique(facts({ ...dense, distinct: unsure }))).toBeUndefined()
  })
})

describe('isUniqueOpen', () => {
  const unsure = (values: number) => ({
    ...dense,
    values,
    distinct: { estimate: values, low: values * 0.97, high: values },
  })

  it.each([
    ['an estimate that allows all to differ', facts(unsure(1000)), true],
    ['a count', facts({ ...dense, distinct: exactly(1000) }), false],
    [
      'an estimate that does not',
      facts({ ...dense, distinct: { estimate: 900, low: 880, high: 920 } }),
      false,
    ],
    ['measurements', facts({ ...unsure(1000), type: 'number' }), false],
    ['any number of values', facts(unsure(1e9)), true],
  ])('%s: %s', (_, column, expected) => {
    expect(isUniqueOpen(column)).toBe(expected)
  })
})
