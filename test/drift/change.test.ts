import { describe, expect, it } from 'vitest'
import {
  countOf,
  countText,
  numberText,
  percentText,
  quoted,
  quotedCounts,
} from '../../src/drift/change.js'

describe('words of changes', () => {
  it('quote values, and cut long ones between characters', () => {
    expect(quoted('a "b"')).toBe('"a \\"b\\""')
    expect(quoted('x'.repeat(40))).toBe(`"${'x'.repeat(40)}"`)
    expect(quoted('😀'.repeat(50))).toBe(`"${'😀'.repeat(39)}…"`)
  })

  it('list the first values with their rows', () => {
    expect(quotedCounts([['a', 1200]])).toBe('"a" (1,200 rows)')
    const many = ['a', 'b', 'c', 'd'].map((value) => [value, 1] as const)
    expect(quotedCounts(many, 2)).toBe('"a" (1 row), "b" (1 row) and 2 more')
  })

  it('show counts, numbers and shares', () => {
    expect(countText(1234567)).toBe('1,234,567')
    expect(countOf(1, 'row')).toBe('1 row')
    expect(countOf(0, 'row')).toBe('0 rows')
    expect(numberText(1.609344)).toBe('1.609')
    expect(percentText(0.03217)).toBe('3.22 %')
  })
})
