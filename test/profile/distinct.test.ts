import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/math/random.js'
import { distinctOf } from '../../src/profile/distinct.js'
import type { Plan } from '../../src/profile/plan.js'
import type { MemoryValue } from '../../src/sources/memory.js'
import { profileOf } from '../support/profiles.js'

async function distinct(values: readonly MemoryValue[], plan?: Plan) {
  const [column] = (await profileOf({ a: values }, plan)).columns
  return column && distinctOf(column)
}

const many = Array.from({ length: 50_000 }, (_, i) => i)

function exactly(count: number) {
  return { estimate: count, low: count, high: count }
}

describe('distinctOf', () => {
  test.each<[string, readonly MemoryValue[], number]>([
    ['booleans', [true, true, null], 1],
    ['few texts', ['a', 'b', 'a', null, ''], 3],
    ['few numbers', [1.5, 1.5, 2], 2],
    ['special numbers', [Number.NaN, Number.NaN, Infinity, -Infinity, 0, -0, 0.5], 5],
    [
      'up to a thousand numbers in any order',
      [...many.slice(0, 900)].map((i) => (i * 7) % 450),
      450,
    ],
    ['ascending integers', many, 50_000],
    ['descending integers', [...many].reverse(), 50_000],
    ['ascending texts', many.map((i) => String(i).padStart(6, '0')), 50_000],
    ['three thousand texts', many.map((i) => `t${i % 3000}`), 3000],
  ])('%s: exact', async (_, values, count) => {
    expect(await distinct(values)).toEqual(exactly(count))
  })

  test('many in any order: an estimate, and no more than there are values', async () => {
    const random = seededRandom(1)
    const values = many.map(() => random.next())
    const estimate = await distinct(values)
    // Two standard errors of 1.6 %; this seed's estimate is one draw, inside at about 95 %.
    expect(Math.abs((estimate?.estimate ?? 0) - 50_000)).toBeLessThan(2 * 0.01625 * 50_000)
    expect(estimate?.high).toBeLessThanOrEqual(50_000)
    expect(estimate?.low).toBeLessThan(estimate?.estimate ?? 0)
  })

  test('integers beyond 2^53 that share a double are told apart', async () => {
    const wide = Array.from({ length: 200 }, (_, i) => 2n ** 60n + BigInt((i * 7) % 100))
    const estimate = await distinct([...wide, ...wide])
    expect(estimate).toEqual({ estimate: 100, low: 100, high: 101 })
  })

  test('kept keys settle it', async () => {
    const spec = { kind: 'keys' } as const
    const plan: Plan = {
      columns: [{ name: 'a', needs: [{ derivation: { of: 'values' }, spec }] }],
    }
    const mingled = many.map((i) => (i * 7919) % 40_000)
    expect(await distinct(mingled, plan)).toEqual(exactly(40_000))
  })

  test('no values: none; a column without sketches: unknown', async () => {
    expect(await distinct([null, null])).toBeUndefined()
  })
})
