import { describe, expect, it } from 'vitest'
import { hll } from '../../src/accumulators/hll.js'
import { distinct, standardError } from '../../src/accumulators/hll-query.js'
import { floats, integers, texts } from '../support/laws/columns.js'
import { type Golden, goldensOf } from '../support/laws/goldens.js'
import { expectClose } from '../support/vectors/close.js'

interface Expected {
  readonly hip: number
  readonly composite: number
  readonly lb2?: number
  readonly ub2?: number
}

function fedGolden({ args }: Golden) {
  const state = hll.empty({ kind: 'hll', lgK: Number(args.lgK) })
  const isText = String(args.items).startsWith('utf8')
  const count = Number(args.n)
  for (let start = 0; start < count; start += 10_000) {
    const size = Math.min(10_000, count - start)
    const numbers = Array.from({ length: size }, (_, i) => start + i)
    hll.update(state, isText ? texts(numbers.map((i) => `item-${i}`)) : integers(numbers))
  }
  return state
}

const estimates = goldensOf('hllEstimate')
const errors = goldensOf('hllRelErr', ({ args }) =>
  Number(args.lgK) > 12 && args.unioned === true
    ? undefined
    : 'an empirical table, or the error of the running estimate, which no answer here rests on',
)

describe('golden estimates', () => {
  it.each(estimates)('$id', (row: Golden) => {
    const state = fedGolden(row)
    const { hip, composite, lb2, ub2 } = row.expected as Expected
    const found = distinct(state)
    if (state.registers === undefined) {
      expectClose(found.estimate, hip, row.tol)
      if (lb2 !== undefined) expectClose(found.low, lb2, row.tol)
      if (ub2 !== undefined) expectClose(found.high, ub2, row.tol)
      return
    }
    expectClose(state.registers.running, hip, row.tol, 'running estimate')
    // Two estimators of the same registers: within half of a standard error of each other.
    expectClose(found.estimate, composite, 0.5 * standardError(Number(row.args.lgK)), 'composite')
  })

  it.each(errors)('$id', ({ args, expected }: Golden) => {
    const sign = args.upper === true ? -1 : 1
    const error = sign * Number(args.sd) * standardError(Number(args.lgK))
    expectClose(error, Number(expected), 1e-6)
  })
})

describe('distinct', () => {
  it('is 0 for nothing and exact for few', () => {
    const state = hll.empty({ kind: 'hll', lgK: 12 })
    expect(distinct(state)).toEqual({ estimate: 0, low: 0, high: 0 })
    hll.update(state, floats([1.5, 1.5, null, -0, 0]))
    expect(Math.round(distinct(state).estimate)).toBe(2)
    expect(distinct(state).low).toBe(2)
  })

  // Bounds of two standard errors fail in about 5 % of the cases: more than 22 of 160 has
  // probability below 2e-5.
  it.each([4, 8, 10, 12])('keeps to its bounds at lgK %i', (lgK) => {
    let failures = 0
    for (let seed = 0; seed < 40; seed++) {
      for (const count of [300, 1500, 6000, 20_000]) {
        const state = hll.empty({ kind: 'hll', lgK })
        hll.update(state, integers(Array.from({ length: count }, (_, i) => seed * 1e6 + i)))
        const { low, high } = distinct(state)
        if (count < low || count > high) failures++
      }
    }
    console.log(`hll lgK ${lgK}: ${failures} of 160 outside of the bounds`)
    expect(failures).toBeLessThanOrEqual(22)
  })

  it('does not depend on what was merged in which order', () => {
    const parts = [0, 1, 2].map((part) => {
      const state = hll.empty({ kind: 'hll', lgK: 10 })
      hll.update(state, integers(Array.from({ length: 1000 }, (_, i) => part * 700 + i)))
      return state
    })
    const merged = (order: readonly number[]) => {
      const state = hll.empty({ kind: 'hll', lgK: 10 })
      for (const part of order) hll.merge(state, parts[part]!)
      return distinct(state)
    }
    expect(merged([0, 1, 2])).toEqual(merged([2, 0, 1]))
  })
})
