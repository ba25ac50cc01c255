import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  showBytes,
  showCount,
  showCounted,
  showNumber,
  showPValue,
  showShare,
} from '../../src/reports/number.js'

describe('showCount', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1000, '1,000'],
    [1234567, '1,234,567'],
    [-5000, '-5,000'],
    [311.6, '312'],
    [1e21, '1e+21'],
  ])('%f is %s', (count, text) => {
    expect(showCount(count)).toBe(text)
  })

  it('agrees with its noun', () => {
    expect(showCounted(1, 'row')).toBe('1 row')
    expect(showCounted(0, 'row')).toBe('0 rows')
    expect(showCounted(5000, 'row')).toBe('5,000 rows')
  })
})

describe('showNumber', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [-5, '-5'],
    [2013, '2013'],
    [0.1, '0.1'],
    [0.22417, '0.2242'],
    [20.734, '20.73'],
    [1609.344, '1609.3'],
    [0.00001234, '1.234e-5'],
    [1e20, '1e+20'],
    [100, '100'],
    [0.5, '0.5'],
  ])('%f is %s', (value, text) => {
    expect(showNumber(value)).toBe(text)
  })

  it('stays within 0.06 % of any number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e308, max: 1e308 }), (value) => {
        expect(Math.abs(Number(showNumber(value)) - value)).toBeLessThanOrEqual(
          6e-4 * Math.abs(value),
        )
      }),
      { seed: 2, numRuns: 2000 },
    )
  })
})

describe('showPValue', () => {
  it.each([
    [0, '<1e-300'],
    [5e-324, '<1e-300'],
    [2.2e-107, '2.2e-107'],
    [0.0005, '5e-4'],
    [0.0134, '0.013'],
    [0.05, '0.05'],
    [1, '1'],
  ])('%f is %s', (p, text) => {
    expect(showPValue(p)).toBe(text)
  })

  it('never reads as zero', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (p) => {
        expect(Number(showPValue(p).replace('<', ''))).toBeGreaterThan(0)
      }),
      { seed: 3, numRuns: 2000 },
    )
  })
})

describe('showShare', () => {
  it.each([
    [0, 5000, '0 %'],
    [1, 5000, '0.02 %'],
    [1, 5_000_000, '<0.01 %'],
    [164, 5000, '3.28 %'],
    [4999, 5000, '99.98 %'],
    [4_999_999, 5_000_000, '>99.99 %'],
    [5000, 5000, '100 %'],
    [0, 0, '0 %'],
    [3, 0, '0 %'],
  ])('%i of %i is %s', (part, whole, text) => {
    expect(showShare(part, whole)).toBe(text)
  })
})

describe('showBytes', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1 kB'],
    [409_209, '409 kB'],
    [999_600, '1 MB'],
    [903_000_000, '903 MB'],
    [1.5e12, '1.5 TB'],
  ])('%i is %s', (bytes, text) => {
    expect(showBytes(bytes)).toBe(text)
  })
})
