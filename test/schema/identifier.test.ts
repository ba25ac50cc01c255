import { describe, expect, it } from 'vitest'
import {
  chanceOfNoRepetition,
  isIdentifierName,
  possibleValues,
  reasonToDiffer,
} from '../../src/schema/identifier.js'
import { exactly, facts } from './column-facts.js'

describe('chanceOfNoRepetition', () => {
  it.each([
    [1, 10, 1],
    [2, 2, 0.5],
    [23, 365, 0.492702765676],
    [10, 10, 0.00036288],
    [11, 10, 0],
    [5, Number.POSITIVE_INFINITY, 1],
  ])('of %i values of %i: the birthday problem', (count, possible, expected) => {
    expect(chanceOfNoRepetition(count, possible)).toBeCloseTo(expected, 10)
  })
})

describe('isIdentifierName', () => {
  it.each([
    'id',
    'ID',
    'customer_id',
    'customer-id',
    'orderId',
    'orderID',
    'uuid',
    'row key',
    'x.pk',
  ])('%s is one', (name) => expect(isIdentifierName(name)).toBe(true))
  it.each(['bid', 'paid', 'valid', 'android', 'monkey', 'idle', 'period', 'key_figure', ''])(
    '%s is none',
    (name) => expect(isIdentifierName(name)).toBe(false),
  )
})

describe('possibleValues', () => {
  it('is the number of integers between the extremes', () => {
    const column = facts({ type: 'integer', extent: { minimum: 5, maximum: 14 } })
    expect(possibleValues(column)).toBe(10)
  })

  it.each([
    ['C0001', 'C0800', ['A9999'], 9 * 100],
    ['C0001', 'D0800', ['A9999'], 26 * 10 ** 4],
    ['user-1', 'user-9', ['aaaa-9', 'aaaa-99'], 9 + 90],
    ['aa', 'zz', ['aa'], 26 * 26],
  ])('%s to %s of %j: %i', (minimum, maximum, patterns, expected) => {
    expect(possibleValues(facts({ type: 'string', extent: { minimum, maximum }, patterns }))).toBe(
      expected,
    )
  })

  it('is unknown where patterns are', () => {
    const column = facts({ type: 'string', extent: { minimum: 'a', maximum: 'b' } })
    expect(possibleValues(column)).toBe(Infinity)
  })
})

describe('reasonToDiffer', () => {
  const distinct = (values: number) => ({ values, distinct: exactly(values) })
  const rising = (values: number) => ({ ascents: values - 1, descents: 0, ties: 0 })

  it('is an order, or a density, that chance would not give', () => {
    const sparse = { type: 'integer', extent: { minimum: 1, maximum: 1e9 } } as const
    const dense = { type: 'integer', extent: { minimum: 1, maximum: 100 } } as const
    expect(reasonToDiffer(facts({ ...sparse, ...distinct(50) }))).toBeUndefined()
    expect(reasonToDiffer(facts({ ...dense, ...distinct(50) }))).toMatch(/repeated/)
    const order = { ...rising(50), constantStep: undefined }
    expect(reasonToDiffer(facts({ ...sparse, ...distinct(50), order }))).toMatch(/order/)
  })

  it('is not for measurements, for few rows, or where values repeat', () => {
    const order = { ...rising(50), constantStep: 1 }
    const dense = { extent: { minimum: 1, maximum: 50 }, order }
    expect(reasonToDiffer(facts({ ...dense, ...distinct(50) }))).toBeUndefined()
    expect(reasonToDiffer(facts({ type: 'integer', ...dense, ...distinct(9) }))).toBeUndefined()
    const repeated = { values: 50, distinct: exactly(49) }
    expect(reasonToDiffer(facts({ type: 'integer', ...dense, ...repeated }))).toBeUndefined()
    const unsure = { values: 50, distinct: { estimate: 50, low: 49, high: 50 } }
    expect(reasonToDiffer(facts({ type: 'integer', ...dense, ...unsure }))).toBeUndefined()
  })

  it('is the form of a hash, but not sorted names', () => {
    const text = { type: 'string', extent: { minimum: '0a', maximum: 'ff' } } as const
    const hash = { ...text, lengths: { minimum: 32, maximum: 32, mean: 32 } }
    expect(reasonToDiffer(facts({ ...hash, ...distinct(200) }))).toMatch(/32 characters/)
    const padded = {
      ...hash,
      extent: { minimum: `${'0'.repeat(20)}1a`, maximum: `${'0'.repeat(20)}ff` },
    }
    expect(reasonToDiffer(facts({ ...padded, ...distinct(200) }))).toBeUndefined()
    const order = { ...rising(50), constantStep: undefined }
    const names = { ...text, lengths: { minimum: 3, maximum: 9, mean: 6 }, order }
    expect(reasonToDiffer(facts({ ...names, ...distinct(50) }))).toBeUndefined()
  })
})
