import { expect, it } from 'vitest'
import { specialTest } from '../../src/batch/match-special.js'
import { column } from '../support/text-columns.js'

const texts = ['1', 'NaN', 'inf', '-inf', '0']

it.each(['number', 'decimal'] as const)('tells NaN and infinities of a %s', (type) => {
  const given = column(type, texts)
  if (given.storage === 'dictionary') throw new Error('no dictionary here')
  const found = (not: 'nan' | 'infinite') => {
    const breaks = specialTest(given, not)
    return texts.filter((_, i) => breaks(i))
  }
  expect(found('nan')).toEqual(['NaN'])
  expect(found('infinite')).toEqual(['inf', '-inf'])
})

it('finds none among integers and booleans', () => {
  for (const given of [
    column('integer', ['9007199254740993'], 6),
    column('boolean', ['true', 'false']),
  ]) {
    if (given.storage === 'dictionary') throw new Error('no dictionary here')
    expect(specialTest(given, 'nan')(0) || specialTest(given, 'infinite')(0)).toBe(false)
  }
})
