import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareDecimals, isMultiple } from '../../src/batch/decimal.js'

describe('compareDecimals', () => {
  it.each<[string, string, number]>([
    ['0.1', '0.10', 0],
    ['-0', '0', 0],
    ['0e300', '-0.0', 0],
    ['9007199254740993', '9007199254740992', 1],
    ['-9007199254740993', '-9007199254740992', -1],
    ['0.1', '0.1000000000000000055', -1],
    ['1e3', '1000', 0],
    ['1E+3', '999.9', 1],
    ['.5', '5e-1', 0],
    ['5.', '5', 0],
    ['-.5', '0', -1],
    ['100000000000000000000.000001', '1e20', 1],
  ])('%s and %s', (a, b, order) => {
    expect([compareDecimals(a, b), compareDecimals(b, a)]).toEqual([
      order,
      order === 0 ? 0 : -order,
    ])
  })

  it('orders doubles as numbers', () => {
    const value = fc.double({ noNaN: true, noDefaultInfinity: true })
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(compareDecimals(String(a), String(b))).toBe(a < b ? -1 : a > b ? 1 : 0)
      }),
      { seed: 1 },
    )
  })
})

it('knows whole multiples of any length', () => {
  expect(isMultiple('0.3', '0.1')).toBe(true)
  expect(isMultiple('-7.5', '2.5')).toBe(true)
  expect(isMultiple('1e3', '8')).toBe(true)
  expect(isMultiple('0', '7')).toBe(true)
  expect(isMultiple('0.35', '0.1')).toBe(false)
  expect(isMultiple('100000000000000000001', '2')).toBe(false)
})
