/**
 * Seeds are fixed, so every test below always gives the same result. Each chi-square goodness-of-fit
 * test would fail for a correct generator with probability 10^-6 were its seed random.
 */
import { describe, expect, it, test } from 'vitest'
import { chiSquareSurvival } from '../../src/math/chi-square.js'
import { hypergeometricLogProbability, type Urn } from '../../src/math/hypergeometric.js'
import { kolmogorovSurvival } from '../../src/math/kolmogorov.js'
import { normalCumulative } from '../../src/math/normal.js'
import { seededRandom } from '../../src/math/random.js'

/** The p-value of counts against the probabilities they should follow; thin cells are pooled. */
function goodnessOfFit(counts: Map<number, number>, probability: (k: number) => number): number {
  const draws = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const keys = [...counts.keys()]
  let statistic = 0
  let cells = 0
  let [restCount, restExpected] = [draws, draws]
  for (let k = Math.min(...keys); k <= Math.max(...keys); k++) {
    const expected = draws * probability(k)
    if (expected < 20) continue
    const count = counts.get(k) ?? 0
    statistic += (count - expected) ** 2 / expected
    restCount -= count
    restExpected -= expected
    cells++
  }
  if (restExpected > 20) {
    statistic += (restCount - restExpected) ** 2 / restExpected
    cells++
  }
  return chiSquareSurvival(statistic, cells - 1)
}

function tally(n: number, draw: () => number): Map<number, number> {
  const counts = new Map<number, number>()
  for (let i = 0; i < n; i++) {
    const value = draw()
    counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return counts
}

/** Kolmogorov's p-value of a sample against a known cumulative. */
function uniformity(sample: number[]): number {
  const sorted = Float64Array.from(sample).sort()
  const n = sorted.length
  let distance = 0
  for (let i = 0; i < n; i++) {
    distance = Math.max(distance, (i + 1) / n - sorted[i]!, sorted[i]! - i / n)
  }
  return kolmogorovSurvival(distance * Math.sqrt(n))
}

const sample = (n: number, draw: () => number) => Array.from({ length: n }, draw)

describe('seeded random', () => {
  it('repeats itself for a seed, and differs between seeds', () => {
    const first = sample(5, seededRandom(7).next)
    expect(sample(5, seededRandom(7).next)).toEqual(first)
    const seeds = [8, -7, 7.5, 2 ** 32 + 7, '7', 'seven', '', 0, Number.NaN]
    const starts = seeds.map((seed) => seededRandom(seed).next())
    expect(new Set([...starts, first[0]]).size).toBe(seeds.length + 1)
    expect(seededRandom(-0).next()).toBe(seededRandom(0).next())
  })

  it('keeps its stream from version to version', () => {
    const random = seededRandom('driftgate')
    expect(sample(3, () => random.integer(1_000_000))).toMatchInlineSnapshot(`
      [
        938302,
        464997,
        946922,
      ]
    `)
  })

  it('is uniform on [0, 1)', () => {
    const values = sample(100_000, seededRandom(1).next)
    expect(values.every((value) => value >= 0 && value < 1)).toBe(true)
    expect(uniformity(values)).toBeGreaterThan(1e-6)
  })

  it('is uniform in the low bits too', () => {
    const random = seededRandom(2)
    const counts = tally(100_000, () => (random.next() * 2 ** 53) % 64)
    expect(goodnessOfFit(counts, () => 1 / 64)).toBeGreaterThan(1e-6)
  })

  it('shows no dependence between neighbouring draws or neighbouring seeds', () => {
    const random = seededRandom(3)
    const pairs = tally(100_000, () => random.integer(8) * 8 + random.integer(8))
    expect(goodnessOfFit(pairs, () => 1 / 64)).toBeGreaterThan(1e-6)
    let seed = 0
    const starts = sample(20_000, () => seededRandom(seed++).next())
    expect(uniformity(starts)).toBeGreaterThan(1e-6)
  })

  test.each([1, 2, 3, 10, 97])('integers below %d are uniform', (bound) => {
    const random = seededRandom(bound)
    const counts = tally(50_000, () => random.integer(bound))
    expect(Math.max(...counts.keys())).toBe(bound - 1)
    if (bound > 1) expect(goodnessOfFit(counts, () => 1 / bound)).toBeGreaterThan(1e-6)
  })

  it('integers below large bounds have no bias', () => {
    const bound = 3 * 2 ** 51
    const random = seededRandom(4)
    const thirds = tally(30_000, () => Math.floor(random.integer(bound) / 2 ** 51))
    expect(goodnessOfFit(thirds, () => 1 / 3)).toBeGreaterThan(1e-6)
  })

  it('refuses bounds that are not whole or too large', () => {
    const random = seededRandom(1)
    for (const bound of [0, -1, 1.5, 2 ** 54]) expect(() => random.integer(bound)).toThrow('bound')
  })

  it('normals are normal', () => {
    const random = seededRandom(5)
    const values = sample(100_000, () => normalCumulative(random.normal()))
    expect(uniformity(values)).toBeGreaterThan(1e-6)
  })
})

describe('hypergeometric draws', () => {
  const urns: Urn[] = [
    { good: 1, bad: 1, draws: 1 },
    { good: 5, bad: 7, draws: 6 },
    { good: 3, bad: 1_000_000, draws: 200_000 },
    { good: 300, bad: 200, draws: 450 },
    { good: 1000, bad: 3000, draws: 2000 },
    { good: 5000, bad: 5000, draws: 5000 },
    { good: 40_000, bad: 9000, draws: 30_000 },
    { good: 1_000_000, bad: 1_000_000, draws: 1_000_000 },
  ]

  test.each(urns)('from $good good and $bad bad, $draws draws', (urn) => {
    const random = seededRandom(6)
    const { good, bad, draws } = urn
    const counts = tally(100_000, () => random.hypergeometric(good, bad, draws))
    const probability = (k: number) => Math.exp(hypergeometricLogProbability(k, urn))
    expect(goodnessOfFit(counts, probability)).toBeGreaterThan(1e-6)
  })

  it('are certain where they must be', () => {
    const random = seededRandom(7)
    expect(random.hypergeometric(0, 5, 3)).toBe(0)
    expect(random.hypergeometric(5, 0, 3)).toBe(3)
    expect(random.hypergeometric(5, 4, 9)).toBe(5)
    expect(random.hypergeometric(5, 4, 0)).toBe(0)
    expect(random.hypergeometric(0, 0, 0)).toBe(0)
  })
})
