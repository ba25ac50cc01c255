import { describe, expect, it } from 'vitest'
import { editDistance, nearest } from '../../src/schema/suggest.js'

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['', 'abc', 3],
    ['kitten', 'sitting', 3],
    ['flaw', 'lawn', 2],
    ['same', 'same', 0],
    ['ab', 'ba', 1],
    ['tpye', 'type', 1],
    ['ca', 'abc', 3],
  ])('%s to %s is %i', (a, b, expected) => {
    expect(editDistance(a, b)).toBe(expected)
    expect(editDistance(b, a)).toBe(expected)
  })
})

describe('nearest', () => {
  it.each([
    ['nuls', ['name', 'nulls'], 'nulls'],
    ['tpye', ['name', 'type'], 'type'],
    ['customerId', ['order_id', 'customer_id'], 'customer_id'],
    ['Customer ID', ['customer_id'], 'customer_id'],
    ['warning', ['error', 'warn'], 'warn'],
    ['amount_eur', ['amount'], 'amount'],
    ['xyz', ['abc', 'defg'], undefined],
    ['a', ['b'], undefined],
    ['', ['abc'], undefined],
    ['anything', [], undefined],
  ])('%s among %j is %s', (name, known, expected) => {
    expect(nearest(name, known)).toBe(expected)
  })

  it('compares long names quickly', () => {
    const long = 'x'.repeat(100_000)
    expect(nearest(long, [long])).toBe(long)
  })
})
