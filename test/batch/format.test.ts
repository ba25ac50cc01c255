import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatValue, parseValue, valueText } from '../../src/batch/format.js'
import type { LogicalType } from '../../src/batch/type.js'
import { InvariantError } from '../../src/errors.js'
import { column, dictionary } from '../support/text-columns.js'

describe('formatValue', () => {
  it.each<[LogicalType, number | bigint, string]>([
    ['integer', 0, '0'],
    ['integer', -0, '0'],
    ['integer', -12, '-12'],
    ['integer', 2 ** 53, '9007199254740992'],
    ['integer', 1e22, '10000000000000000000000'],
    ['integer', 2n ** 63n - 1n, '9223372036854775807'],
    ['number', 0.1, '0.1'],
    ['number', 1e21, '1e+21'],
    ['number', Number.NaN, 'NaN'],
    ['number', Number.NEGATIVE_INFINITY, '-Infinity'],
    ['boolean', 1, 'true'],
    ['boolean', 0, 'false'],
    ['date', 0, '1970-01-01'],
    ['date', 19782, '2024-02-29'],
    ['date', -719162, '0001-01-01'],
    ['date', -719529, '-000001-12-31'],
    ['date', 2932897, '+010000-01-01'],
    ['time', 0, '00:00:00'],
    ['time', 86_400e6 - 1, '23:59:59.999999'],
    ['time', 45_296_500_000, '12:34:56.500'],
    ['timestamp', 0, '1970-01-01T00:00:00Z'],
    ['timestamp', -1, '1969-12-31T23:59:59.999999Z'],
    ['timestamp', 1_709_208_000_123_000, '2024-02-29T12:00:00.123Z'],
    ['timestamp', Number.NaN, 'NaN'],
  ])('%s %s', (type, value, text) => {
    expect(formatValue(type, value)).toBe(text)
  })
})

describe('parseValue', () => {
  it('reads back what formatValue writes', () => {
    const values: readonly [LogicalType, fc.Arbitrary<number>][] = [
      ['integer', fc.maxSafeInteger().map((value) => (value === 0 ? 0 : value))],
      ['number', fc.double({ noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value))],
      ['boolean', fc.constantFrom(0, 1)],
      ['date', fc.integer({ min: -719162, max: 2932896 })],
      ['time', fc.integer({ min: 0, max: 86_400e6 - 1 })],
      ['timestamp', fc.maxSafeInteger()],
    ]
    for (const [type, arbitrary] of values) {
      fc.assert(
        fc.property(arbitrary, (value) => {
          expect(parseValue(type, formatValue(type, value))).toBe(value)
        }),
        { numRuns: 1000, seed: 1 },
      )
    }
  })

  it.each<[LogicalType, string, number | undefined]>([
    ['integer', ' 7 ', 7],
    ['integer', '7.0', undefined],
    ['integer', '9007199254740993', 9007199254740992],
    ['number', '7', 7],
    ['number', 'inf', Infinity],
    ['number', 'x', undefined],
    ['decimal', '99999999999999999999', 1e20],
    ['boolean', 'YES', 1],
    ['date', '2024-02-30', undefined],
    ['timestamp', '1970-01-02', 86_400e6],
    ['time', '24:00', undefined],
    ['string', '7', undefined],
    ['unknown', '7', undefined],
    ['integer', '', undefined],
  ])('%s %j', (type, text, expected) => {
    expect(parseValue(type, text)).toBe(expected)
  })
})

describe('valueText', () => {
  it('gives the text of any valid slot', () => {
    expect(valueText(column('integer', ['1', '9007199254740993'], 6), 1)).toBe('9007199254740993')
    expect(valueText(column('number', ['1.50']), 0)).toBe('1.5')
    expect(valueText(column('boolean', ['no', 'YES']), 1)).toBe('true')
    expect(valueText(column('decimal', [' 1.50 ']), 0)).toBe('1.50')
    expect(valueText(column('string', ['a', ' é\ufeff ']), 1)).toBe(' é\ufeff ')
    expect(valueText(dictionary(['a', 'b', 'a']), 2)).toBe('a')
  })

  it('refuses slots without a value', () => {
    for (const index of [-1, 1, 2]) {
      expect(() => valueText(column('string', ['a', null]), index)).toThrow(InvariantError)
    }
  })
})
