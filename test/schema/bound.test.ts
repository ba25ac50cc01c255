import { describe, expect, it } from 'vitest'
import type { LogicalType } from '../../src/batch/type.js'
import {
  boundNumber,
  boundText,
  compareBounds,
  dayLimits,
  isOrdered,
} from '../../src/schema/bound.js'

const both: readonly (readonly [LogicalType, number | string, number | string])[] = [
  ['integer', 5, 5],
  ['integer', '9007199254740993', '9007199254740993'],
  ['number', -1.5, -1.5],
  ['date', '1970-01-01', 0],
  ['date', '2024-02-29', 19_782],
  ['date', '0001-01-01', dayLimits.minimum],
  ['date', '9999-12-31', dayLimits.maximum],
  ['time', '00:00:00', 0],
  ['time', '23:59:59.250', 86_399_250_000],
  ['timestamp', '1970-01-01T00:00:01Z', 1_000_000],
  ['timestamp', '1969-12-31T23:59:59.999999Z', -1],
]

describe('bounds', () => {
  it.each(both)('%s %s is %s, and back', (type, text, value) => {
    expect(boundNumber(type, text)).toBe(value)
    expect(boundText(type, value)).toBe(text)
  })

  it.each([
    ['integer', '12', 12],
    ['timestamp', '2024-02-29', 19_782 * 86_400_000_000],
    ['timestamp', '1970-01-01T02:00:00+02:00', 0],
    ['time', '08:30', 30_600_000_000],
    ['date', '2023-02-29', undefined],
    ['date', 20_240_101, undefined],
    ['time', '24:00', undefined],
    ['timestamp', 'yesterday', undefined],
    ['integer', '1.5', undefined],
    ['number', Number.NaN, undefined],
  ] as const)('reads %s %s as %s', (type, text, value) => {
    expect(boundNumber(type, text)).toBe(value)
  })

  it('has an order for numbers and moments only', () => {
    expect(isOrdered('decimal')).toBe(true)
    expect(isOrdered('date')).toBe(true)
    expect(isOrdered('string')).toBe(false)
    expect(isOrdered('boolean')).toBe(false)
  })
})

describe('compareBounds', () => {
  it.each([
    ['integer', 1, 2, -1],
    ['integer', '9007199254740993', '9007199254740992', 1],
    ['integer', '9007199254740993', 5, 1],
    ['date', '2024-02-29', '2024-02-29', 0],
    ['timestamp', '2024-02-29T01:00:00+01:00', '2024-02-29T00:00:00Z', 0],
    ['number', 0.5, -Number.MAX_VALUE, 1],
  ] as const)('of %s: %s and %s', (type, a, b, expected) => {
    expect(compareBounds(type, a, b)).toBe(expected)
  })
})
