import fc from 'fast-check'
import {
  mean as meanOf,
  sampleKurtosis,
  sampleSkewness,
  sampleStandardDeviation,
} from 'simple-statistics'
import { describe, expect, it } from 'vitest'
import {
  kurtosis,
  mean,
  moments,
  skewness,
  standardDeviation,
  sum,
  variance,
} from '../../src/accumulators/moments.js'
import { Reader } from '../../src/bytes/reader.js'
import { Writer } from '../../src/bytes/writer.js'
import { DataError } from '../../src/errors.js'
import { seededRandom } from '../../src/math/random.js'
import { booleans, floats, texts, wideIntegers } from '../support/laws/columns.js'
import { type Golden, goldensOf } from '../support/laws/goldens.js'
import { expectClose } from '../support/vectors/close.js'

const spec = { kind: 'moments' } as const

function fed(values: readonly (number | null)[], batch = values.length) {
  const state = moments.empty(spec)
  for (let start = 0; start < values.length; start += batch) {
    moments.update(state, floats(values.slice(start, start + batch)))
  }
  return state
}

/** `first then (a,b)xN`: the one text form in which the rows describe their values. */
function generated(text: string): number[] {
  const [, first, a, b, times] = /^(\S+) then \((\S+),(\S+)\)x(\d+)$/.exec(text)!
  const pairs = Array.from({ length: Number(times) }, () => [Number(a), Number(b)])
  return [Number(first), ...pairs.flat()]
}

const singles = goldensOf('moments', ({ args }) =>
  typeof args.gen === 'string' && args.gen.includes(' then ')
    ? undefined
    : `values given as ${JSON.stringify(args).slice(0, 60)}`,
)
const merges = goldensOf('momentsMerge')

describe('golden rows', () => {
  it.each(singles)('$id, in one batch and in many', ({ args, expected, tol }: Golden) => {
    const values = generated(String(args.gen))
    for (const batch of [values.length, 100, 1]) {
      const state = fed(values, batch)
      const { mean: centre, sd } = expected as { mean: number; sd: number }
      expectClose(mean(state)!, centre, tol, 'mean')
      expectClose(standardDeviation(state)!, sd, tol, 'standard deviation')
    }
  })

  it.each(merges)('$id', ({ args, expected, tol }: Golden) => {
    const state = fed(args.a as number[])
    moments.merge(state, fed(args.b as number[]))
    const { n, mean: centre, M2, M3, M4 } = expected as Record<string, number>
    expect(state.count).toBe(n)
    expectClose(mean(state)!, centre!, tol)
    expectClose(state.m2, M2!, tol)
    expectClose(state.m3, M3!, tol)
    expectClose(state.m4, M4!, tol)
  })
})

describe('accuracy', () => {
  const random = seededRandom(7)
  const values = Array.from({ length: 20_000 }, () => Math.exp(random.normal()))

  it('agrees with an independent library', () => {
    const state = fed(values, 512)
    expectClose(mean(state)!, meanOf(values), 1e-13)
    expectClose(standardDeviation(state)!, sampleStandardDeviation(values), 1e-12)
    // Its estimators are the adjusted ones, G1 and G2.
    const n = values.length
    const g1 = skewness(state)! * (Math.sqrt(n * (n - 1)) / (n - 2))
    const g2 = ((n - 1) / ((n - 2) * (n - 3))) * ((n + 1) * kurtosis(state)! + 6)
    expectClose(g1, sampleSkewness(values), 1e-10)
    expectClose(g2, sampleKurtosis(values), 1e-10)
  })

  it('does not lose the shape far from 0', () => {
    // Values on a grid of 2^-20, so that moving them by 2^30 is exact.
    const near = values.map((value) => Math.round(value * 2 ** 20) / 2 ** 20)
    const far = near.map((value) => value + 2 ** 30)
    const [a, b] = [fed(near, 777), fed(far, 512)]
    expectClose(variance(b)!, variance(a)!, 1e-13)
    expectClose(skewness(b)!, skewness(a)!, 1e-12)
    expectClose(kurtosis(b)!, kurtosis(a)!, 1e-12)
  })

  it('gives the same whatever the split', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 60 }),
        fc.integer({ min: 1, max: 60 }),
        (numbers, batch) => {
          const [whole, parts] = [fed(numbers), fed(numbers, batch)]
          expect(parts.count).toBe(whole.count)
          const scale = numbers.reduce((total, x) => total + Math.abs(x), 0)
          expect(Math.abs(sum(parts)! - sum(whole)!)).toBeLessThanOrEqual(scale * 2 ** -52)
          expect(Math.abs(parts.m2 - whole.m2)).toBeLessThanOrEqual(whole.m2 * 1e-14 + 1e-300)
        },
      ),
    )
  })
})

describe('queries', () => {
  it('are undefined where there is too little', () => {
    const empty = fed([])
    expect(sum(empty)).toBe(0)
    for (const query of [mean, variance, standardDeviation, skewness, kurtosis]) {
      expect(query(empty)).toBeUndefined()
    }
    const one = fed([3])
    expect([mean(one), variance(one), skewness(one), kurtosis(one)]).toEqual([
      3,
      undefined,
      undefined,
      undefined,
    ])
  })

  it('are exact for a constant', () => {
    const state = fed(Array(1000).fill(0.1), 7)
    expect([mean(state), variance(state), skewness(state)]).toEqual([0.1, 0, undefined])
  })

  it('take finite numbers only', () => {
    const state = fed([1, Number.NaN, Number.POSITIVE_INFINITY, null, 3])
    moments.update(state, texts(['5']))
    moments.update(state, booleans([true]))
    moments.update(state, wideIntegers([5n]))
    expect([state.count, mean(state)]).toEqual([3, 3])
  })

  it('are undefined where a sum overflows, never infinite or NaN', () => {
    const state = fed([1e308, 1e308, 1e308])
    moments.merge(state, fed([1e308, -1e308]))
    for (const query of [sum, mean, variance, skewness, kurtosis]) {
      const value = query(state)
      expect(value === undefined || Number.isFinite(value)).toBe(true)
    }
    expect(sum(state)).toBeUndefined()
    const wide = fed([1e100, -1e100, 5])
    expect([mean(wide) === undefined, variance(wide)! > 9e199]).toEqual([false, true])
    expect(kurtosis(wide)).toBeUndefined()
  })
})

describe('decode', () => {
  it.each([
    ['a negative count', [-1, 0, 0, 0, 0, 0]],
    ['a negative spread', [3, 1, 0, -1, 0, 0]],
    ['a sum of nothing', [0, 1, 0, 0, 0, 0]],
  ])('refuses %s', (_name, [count, ...numbers]) => {
    const writer = new Writer().i64(BigInt(count!))
    for (const number of numbers) writer.f64(number)
    expect(() => moments.decode(new Reader(writer.finish()), spec)).toThrow(DataError)
  })
})
