import { describe, expect, it } from 'vitest'
import { frequent } from '../../src/accumulators/frequent.js'
import {
  allItems,
  countOfCounts,
  distinctItems,
  isExactCount,
  itemCount,
  topItems,
} from '../../src/accumulators/frequent-query.js'
import { floats, integers, texts } from '../support/laws/columns.js'

const exact = frequent.empty({ kind: 'frequent', lgMaxMapSize: 4 })
frequent.update(exact, texts(['b', 'a', 'c', 'a', 'c', 'd', 'a']))

const cut = frequent.empty({ kind: 'frequent', lgMaxMapSize: 3 })
frequent.update(cut, integers(Array.from({ length: 1000 }, (_, i) => (i < 100 ? 5 : i))))

describe('exact counts', () => {
  it('come largest first, equal ones by text', () => {
    expect(topItems(exact, 3)).toEqual([
      { value: 'a', count: 3, low: 3, high: 3 },
      { value: 'c', count: 2, low: 2, high: 2 },
      { value: 'b', count: 1, low: 1, high: 1 },
    ])
    expect(topItems(exact, 0)).toEqual([])
    expect(allItems(exact).length).toBe(4)
  })

  it('say how many values occurred how often', () => {
    expect([1, 2, 3, 4].map((count) => countOfCounts(exact, count))).toEqual([2, 1, 1, 0])
    expect([isExactCount(exact), distinctItems(exact)]).toEqual([true, 4])
  })

  it('are found by text, in the type of the column', () => {
    expect(itemCount(exact, 'c')).toEqual({ low: 2, high: 2 })
    expect(itemCount(exact, 'z')).toEqual({ low: 0, high: 0 })
    const numbers = frequent.empty({ kind: 'frequent', lgMaxMapSize: 4 })
    frequent.update(numbers, floats([0.5, 0.5]))
    expect(itemCount(numbers, '0.5', 'number')).toEqual({ low: 2, high: 2 })
  })
})

describe('counts that were cut', () => {
  it('have bounds', () => {
    expect(isExactCount(cut)).toBe(false)
    const [top] = topItems(cut, 1)
    expect(top?.value).toBe('5')
    expect(top!.low).toBeLessThan(100)
    expect(top!.high).toBeGreaterThanOrEqual(100)
    expect(itemCount(cut, '7', 'integer')).toEqual({ low: 0, high: cut.offset })
  })

  it('do not say how many values there are', () => {
    expect([countOfCounts(cut, 1), distinctItems(cut)]).toEqual([undefined, undefined])
  })
})

it('answers nothing of nothing', () => {
  const empty = frequent.empty({ kind: 'frequent', lgMaxMapSize: 3 })
  expect([topItems(empty, 5), distinctItems(empty), countOfCounts(empty, 1)]).toEqual([[], 0, 0])
})
