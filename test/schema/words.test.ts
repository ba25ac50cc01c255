import { expect, it } from 'vitest'
import { countOf, countText, numberText, percent } from '../../src/schema/words.js'

it.each([
  [0, '0'],
  [999, '999'],
  [1000, '1,000'],
  [1234567, '1,234,567'],
])('counts %i as %s', (count, text) => {
  expect(countText(count)).toBe(text)
})

it('counts in sentences', () => {
  expect(countOf(0, 'row')).toBe('no rows')
  expect(countOf(1, 'row')).toBe('1 row')
  expect(countOf(27004, 'row')).toBe('27,004 rows')
})

it.each([
  [0, '0 %'],
  [1, '100 %'],
  [0.5, '50 %'],
  [0.12345, '12.3 %'],
  [0.00035, '0.035 %'],
  [1e-9, 'less than 0.0001 %'],
  [0.99999, '99.999 %'],
  [0.99999999, '99.9999 %'],
])('says %f as %s', (share, text) => {
  expect(percent(share)).toBe(text)
})

it('drops the noise of binary fractions', () => {
  expect(numberText(0.1 + 0.2)).toBe('0.3')
  expect(numberText(54.5)).toBe('54.5')
})
