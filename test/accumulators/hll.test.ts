import { describe, expect, it } from 'vitest'
import { hll } from '../../src/accumulators/hll.js'
import { distinct } from '../../src/accumulators/hll-query.js'
import type { Column } from '../../src/batch/column.js'
import { InvariantError } from '../../src/errors.js'
import { booleans, coded, floats, integers, texts, wideIntegers } from '../support/laws/columns.js'

function fed(lgK: number, ...columns: readonly Column[]) {
  const state = hll.empty({ kind: 'hll', lgK })
  for (const column of columns) hll.update(state, column)
  return state
}

const count = (lgK: number, ...columns: readonly Column[]) =>
  Math.round(distinct(fed(lgK, ...columns)).estimate)
const sequence = (from: number, length: number) => Array.from({ length }, (_, i) => from + i)

describe('values', () => {
  it('are the valid slots; the empty text and NaN count', () => {
    expect(count(12, texts(['a', '', null, 'a', '']))).toBe(2)
    expect(count(12, floats([Number.NaN, 1, Number.NaN, -0, 0, null]))).toBe(3)
    expect(count(12, booleans([true, false, true, null]))).toBe(2)
  })

  it('are the same through a dictionary and in both storages of integers', () => {
    expect(count(12, texts(['a', 'b']), coded(['b', null, 'c']))).toBe(3)
    expect(count(12, integers([1, -2]), wideIntegers([-2n, 3n]))).toBe(3)
  })

  it('give the same registers one by one and in one batch', () => {
    const numbers = sequence(0, 2000)
    const whole = fed(8, integers(numbers))
    expect(fed(8, ...numbers.map((number) => integers([number])))).toEqual(whole)
  })
})

describe('merge', () => {
  it.each([
    ['two lists', 3, 3],
    ['a list and a set', 3, 20],
    ['a set and registers', 20, 500],
    ['registers and a set', 500, 20],
    ['registers and registers', 500, 500],
    ['nothing and registers', 0, 500],
    ['registers and nothing', 500, 0],
  ])('of %s has the values of both', (_name, a, b) => {
    const into = fed(8, integers(sequence(0, a)))
    const from = fed(8, integers(sequence(10, b)))
    const whole = fed(8, integers(sequence(0, a)), integers(sequence(10, b)))
    hll.merge(into, from)
    expect(into.registers?.values).toEqual(whole.registers?.values)
    expect(distinct(into)).toEqual(distinct(whole))
  })

  it('keeps the running estimate unless both sides have registers', () => {
    const whole = fed(8, integers(sequence(0, 500)))
    const copy = fed(8)
    hll.merge(copy, whole)
    expect(copy).toEqual(whole)
    hll.update(copy, integers([1000]))
    expect(whole.registers?.values).not.toBe(copy.registers?.values)
    hll.merge(copy, whole)
    expect(copy.registers?.isOutOfOrder).toBe(true)
  })

  it('does not share coupons with what it came from', () => {
    const [into, from] = [fed(12), fed(12, integers([1, 2]))]
    hll.merge(into, from)
    hll.update(into, integers([3]))
    expect(Math.round(distinct(from).estimate)).toBe(2)
  })
})

it.each([3, 22, 4.5])('refuses lgK %d', (lgK) => {
  expect(() => fed(lgK)).toThrow(InvariantError)
})
