import { describe, expect, it } from 'vitest'
import {
  chanceGap,
  gapBetween,
  isBeyondChance,
  mappedSample,
  quantileOfSample,
  remappedSample,
  type Sample,
  sampleOf,
  shareAt,
} from '../../src/drift/change-sample.js'
import { ksStatistic } from '../../src/drift/kolmogorov-smirnov.js'
import { pairOf } from './change-support.js'
import { choices, normals } from './support.js'

function exact(values: readonly number[]): Sample {
  const sorted = Float64Array.from(values).sort()
  const distinct = [...new Set(sorted)]
  return {
    values: Float64Array.from(distinct),
    shares: Float64Array.from(distinct, (value) => (sorted.lastIndexOf(value) + 1) / sorted.length),
    size: values.length,
    kept: values.length,
    error: 0,
  }
}

const statistic = (a: readonly number[], b: readonly number[]) =>
  ksStatistic(Float64Array.from(a).sort(), Float64Array.from(b).sort()).statistic

describe('the gap', () => {
  it('is D of Kolmogorov and Smirnov where nothing is tolerated', () => {
    for (let seed = 0; seed < 20; seed++) {
      const [a, b] = [normals(50 + seed, `a${seed}`), normals(40, `b${seed}`, 0.3)]
      expect(gapBetween(exact(a), exact(b))).toBeCloseTo(statistic(a, b), 12)
      const [c, d] = [choices(30, `c${seed}`, [1, 2, 3]), choices(60, `d${seed}`, [2, 3, 4])]
      expect(gapBetween(exact(c), exact(d))).toBeCloseTo(statistic(c, d), 12)
    }
  })

  it('forgives a move within the tolerance', () => {
    const a = exact([1, 2, 3, 4])
    const b = exact([1.4, 2.4, 2.6, 4])
    expect(gapBetween(a, b)).toBeGreaterThan(0)
    expect(gapBetween(a, b, 0.4)).toBe(0)
  })

  it('is found beyond chance at sizes that allow it', () => {
    const [a, b] = [exact(normals(400, 1)), exact(normals(400, 2, 1))]
    expect(isBeyondChance(a, b, gapBetween(a, b))).toBe(true)
    const [c, d] = [exact(normals(12, 3)), exact(normals(12, 4, 1))]
    expect(isBeyondChance(c, d, gapBetween(c, d))).toBe(false)
    expect(chanceGap(a, b)).toBeCloseTo(1.358 * Math.sqrt(2 / 400), 12)
  })
})

describe('maps', () => {
  const sample = exact([-3, 1, 1, 2])

  it('of a line keep or turn the order', () => {
    expect(mappedSample(sample, 2, 1)).toEqual(exact([-5, 3, 3, 5]))
    expect(mappedSample(sample, -1)).toEqual(exact([3, -1, -1, -2]))
  })

  it('of any kind put masses together anew', () => {
    const turned = remappedSample(sample, Math.abs)
    expect(gapBetween(turned, exact([3, 1, 1, 2]))).toBe(0)
    expect(turned.shares.at(-1)).toBe(1)
  })
})

describe('a sample', () => {
  it('is drawn from a profile, and answers', async () => {
    const { reference } = await pairOf([5, 1, 3, 3, null], [1])
    const sample = sampleOf(reference)
    expect(sample).toMatchObject({ size: 4, kept: 4, error: 0 })
    if (sample === undefined) throw new Error('no sample')
    expect([0, 0.5, 0.75, 1].map((share) => quantileOfSample(sample, share))).toEqual([1, 3, 3, 5])
    expect(shareAt(sample, 3)).toBe(0.5)
    expect(shareAt(sample, 2)).toBe(0)
  })

  it('knows its error where it is a sketch', async () => {
    const { reference } = await pairOf(normals(20_000, 5), [1])
    const sample = sampleOf(reference)
    expect(sample?.kept).toBeLessThan(20_000)
    expect(sample?.error).toBeGreaterThan(0)
  })

  it('is none of text or nulls', async () => {
    const texts = await pairOf(['a', 'b'], ['a'])
    expect(sampleOf(texts.reference)).toBeUndefined()
    const nulls = await pairOf([1, 2], [null])
    expect(sampleOf(nulls.batch)).toBeUndefined()
  })
})
