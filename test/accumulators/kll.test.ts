import { describe, expect, it } from 'vitest'
import { type KllState, kll, retainedCount, updateItem } from '../../src/accumulators/kll.js'
import { itemsOf, totalCapacity } from '../../src/accumulators/kll-levels.js'
import { rank, rankError } from '../../src/accumulators/kll-query.js'
import { seededRandom } from '../../src/math/random.js'
import { floats, texts } from '../support/laws/columns.js'
import { goldensOf } from '../support/laws/goldens.js'

type Row = readonly [number, number, number, number, number, number, string]
const [deterministic] = goldensOf('kllDeterministic')
const rows = deterministic?.args.rows as readonly Row[]

/** The generator of the published table: strides modulo 2^23, coins 0, 1, 0, 1, …. */
function fedByStride(k: number, count: number, stride: number): KllState {
  const state = kll.empty({ kind: 'kll', k })
  let coin = 1
  let current = 0
  const toss = () => (coin ^= 1)
  for (let i = 0; i < count; i++) {
    current = (current + stride) & (2 ** 23 - 1)
    updateItem(state, current, toss)
  }
  return state
}

/** The table's hash over all items in the order of the levels, newest first in level 0. */
function hashOf(state: KllState): string {
  const mask = 2n ** 60n - 1n
  let hash = 0n
  state.levels.forEach((level, h) => {
    const items = Array.from(itemsOf(level))
    if (h === 0) items.reverse()
    for (const item of items) {
      hash = ((hash + BigInt(item)) * 738219921n) & mask
      hash ^= hash >> 30n
    }
  })
  return hash.toString()
}

function fed(values: readonly number[], k = 200): KllState {
  const state = kll.empty({ kind: 'kll', k })
  for (let start = 0; start < values.length; start += 1000) {
    kll.update(state, floats(values.slice(start, start + 1000), start + 1))
  }
  return state
}

/** A permutation of 0 … count − 1. */
function shuffled(count: number, seed: number): number[] {
  const random = seededRandom(seed)
  const values = Array.from({ length: count }, (_, i) => i)
  for (let i = count - 1; i > 0; i--) {
    const j = random.integer(i + 1)
    ;[values[i], values[j]] = [values[j]!, values[i]!]
  }
  return values
}

describe('the published deterministic table', () => {
  it.each(rows)('test %i: k %i, n %i, stride %i', (...row: Row) => {
    const [, k, count, stride, levelCount, retained, hash] = row
    const state = fedByStride(k, count, stride)
    expect(state.levels.length).toBe(levelCount)
    expect(retainedCount(state)).toBe(retained)
    expect(hashOf(state)).toBe(hash)
  })
})

describe('update', () => {
  it('keeps up to k values as they are', () => {
    const state = fed(shuffled(200, 1))
    expect(state.levels.length).toBe(1)
    expect(Array.from(itemsOf(state.levels[0]!))).toEqual(Array.from({ length: 200 }, (_, i) => i))
    expect(state.seed).toBe(0)
  })

  it('takes finite values only, and -0 as 0', () => {
    const state = kll.empty({ kind: 'kll', k: 8 })
    const { NaN: nan, POSITIVE_INFINITY: infinity } = Number
    kll.update(state, floats([nan, infinity, -0, null, -infinity, 2]))
    kll.update(state, texts(['3']))
    expect([state.count, state.minimum, state.maximum]).toEqual([2, 0, 2])
    expect(Object.is(itemsOf(state.levels[0]!)[0], 0)).toBe(true)
  })

  it('stays within its capacity, whatever the sizes of the blocks', () => {
    for (const size of [1, 7, 100, 5000]) {
      const state = kll.empty({ kind: 'kll', k: 8 })
      for (let i = 0; i < 40; i++) {
        kll.update(state, floats(Array.from({ length: size }, (_, j) => (i * 7919 + j) % 1009)))
        expect(retainedCount(state)).toBeLessThanOrEqual(totalCapacity(8, state.levels.length))
      }
      expect(state.count).toBe(40 * size)
    }
  })

  it('goes on after single items came', () => {
    const state = fedByStride(200, 217, 676491)
    kll.update(state, floats([5, 1, 3]))
    expect(state.count).toBe(220)
    expect(state.isLevelZeroSorted).toBe(true)
    expect(state.minimum).toBe(1)
  })

  it('tosses other coins in partitions of the same values', () => {
    const values = Array.from({ length: 1000 }, (_, i) => i)
    const [a, b] = [kll.empty({ kind: 'kll', k: 8 }), kll.empty({ kind: 'kll', k: 8 })]
    kll.update(a, floats(values, 1))
    kll.update(b, floats(values, 1001))
    expect(a.levels).not.toEqual(b.levels)
  })
})

describe('error', () => {
  // For each seed and rank the bound fails with probability at most 0.01 (in truth far less, since
  // Hoeffding's bound is not tight): 450 checks exceed it 15 times with probability below 2e-4 even
  // were they independent at 0.01.
  it('keeps to the bound, by blocks and merged', () => {
    let failures = 0
    let checks = 0
    for (let seed = 0; seed < 25; seed++) {
      const values = shuffled(20_000, seed)
      const halves = [fed(values.slice(0, 9000), 64), fed(values.slice(9000), 64)] as const
      kll.merge(halves[0], halves[1])
      for (const state of [fed(values, 64), halves[0]]) {
        for (let tenth = 1; tenth < 10; tenth++) {
          const truth = tenth / 10
          const estimate = rank(state, truth * 20_000 - 1)!
          checks++
          if (Math.abs(estimate - truth) > rankError(state)) failures++
        }
      }
    }
    expect(checks).toBe(450)
    expect(failures).toBeLessThan(15)
  })

  // The mean of 200 independent errors, each of standard deviation at most √S / n.
  it('is unbiased: the mean error is within five standard errors of 0 (probability 6e-7)', () => {
    let sum = 0
    let variance = 0
    for (let seed = 100; seed < 300; seed++) {
      const state = fed(shuffled(10_000, seed), 16)
      sum += rank(state, 4999)! - 0.5
      variance += state.squaredWeights! / 10_000 ** 2
    }
    expect(Math.abs(sum)).toBeLessThan(5 * Math.sqrt(variance))
  })
})
