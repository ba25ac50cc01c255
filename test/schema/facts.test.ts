import { describe, expect, it } from 'vitest'
import { distinctShare, factsOf, isDistinct, isStrictlyMonotone } from '../../src/schema/facts.js'
import { exactly, facts, profiled, upTo } from './column-facts.js'

describe('factsOf', () => {
  it('draws what a profile knows of integers', async () => {
    expect(factsOf(await profiled([3, 5, null, 4, 4], 'n'))).toMatchObject({
      name: 'n',
      type: 'integer',
      isWide: false,
      rows: 5,
      nulls: 1,
      values: 4,
      extent: { minimum: 3, maximum: 5 },
      lengths: undefined,
      distinct: exactly(3),
      order: { ascents: 1, descents: 1, ties: 1, constantStep: undefined },
    })
  })

  it('draws what a profile knows of text', async () => {
    const found = factsOf(await profiled(['b-1', 'a-22', 'a-22']))
    expect(found).toMatchObject({
      type: 'string',
      extent: { minimum: 'a-22', maximum: 'b-1' },
      lengths: { minimum: 3, maximum: 4 },
      distinct: exactly(2),
    })
    expect(found.counts).toEqual(
      new Map([
        ['a-22', 2],
        ['b-1', 1],
      ]),
    )
    expect([...(found.patterns ?? [])].sort()).toEqual(['a-9', 'a-99'])
  })

  it('keeps the digits of integers beyond 2^53', async () => {
    const found = factsOf(await profiled([2n ** 60n, 5n]))
    expect(found).toMatchObject({
      isWide: true,
      extent: { minimum: 5, maximum: '1152921504606846976' },
    })
  })

  it('counts infinities apart from the extremes', async () => {
    const found = factsOf(await profiled([1.5, Number.POSITIVE_INFINITY, -2.5]))
    expect(found).toMatchObject({
      positiveInfinities: 1,
      negativeInfinities: 0,
      extent: { minimum: -2.5, maximum: 1.5 },
    })
  })

  it('estimates where it cannot count, and says so', async () => {
    const values = upTo(20_000, (i) => `v${(i * 7919) % 20_000}`)
    const found = factsOf(await profiled(values))
    expect(found.counts).toBeUndefined()
    expect(found.distinct?.low).toBeLessThan(20_000)
    expect(found.distinct?.high).toBe(20_000)
    expect(isDistinct(found)).toBe(false)
  })

  it('knows nothing of a column without values', async () => {
    expect(factsOf(await profiled([null, null]))).toMatchObject({
      type: 'unknown',
      rows: 2,
      values: 0,
      extent: undefined,
    })
  })
})

it('tells orders and shares', () => {
  const order = { ascents: 5, descents: 0, ties: 0, constantStep: undefined }
  expect(isStrictlyMonotone(order)).toBe(true)
  expect(isStrictlyMonotone({ ...order, ties: 1 })).toBe(false)
  expect(isStrictlyMonotone({ ...order, descents: 1 })).toBe(false)
  expect(distinctShare(facts({ distinct: exactly(250) }))).toBe(0.25)
  expect(distinctShare(facts({ distinct: undefined }))).toBe(0)
  expect(distinctShare(facts({ values: 0, distinct: exactly(0) }))).toBe(0)
})
