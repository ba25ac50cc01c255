/**
 * Do two distribution functions differ, taken over all rows rather than at the widest gap?
 *
 * Method: Cramér–von Mises, T = U/(nmN) − (4nm−1)/(6N), U = n Σ(rᵢ−i)² + m Σ(sⱼ−j)² with the pooled
 * (mid)ranks r, s (Anderson 1962, Annals of Mathematical Statistics 33). p-value: up to 30 rows in all by
 * counting every order of the pooled sample, ties included; without ties the limit law at T brought to the
 * limit's mean and variance; with ties a simulated bridge over the pooled places (bridge-simulation.ts).
 * Effect: ω = √(∫ (F−G)² dH), H pooled, 0 to 0.58; a norm of F − G, so its error is at most the norm of the noise.
 * Guarantee: counting is exact; the limit to a few per cent of p from 30 rows up; ties right in every case.
 * Degenerate input: an empty side gives `no rows`; all values equal p = 1.
 */
import { cramerVonMisesSurvival } from '../math/cramer-von-mises.js'
import { findRoot } from '../math/root.js'
import { simulateBridge } from './bridge-simulation.js'
import { type Comparison, noRows, settled, type TestOptions } from './comparison.js'
import { effectiveSize } from './kolmogorov-smirnov-interval.js'
import { type PooledSteps, pooledSteps } from './pooled-steps.js'

/** Two samples, ascending; infinities and NaN are left out. */
export function cramerVonMisesTest(
  reference: ArrayLike<number>,
  batch: ArrayLike<number>,
  options?: TestOptions,
): Comparison {
  const steps = pooledSteps({ values: reference }, { values: batch })
  const { n, m } = steps
  if (n === 0 || m === 0) return noRows(n, m)
  const { alpha, confidence, power, seed } = settled(options)
  const u = rankSum(steps)
  const root = Math.sqrt(effectiveSize(n, m))
  const effect = Math.sqrt(squaredGap(steps))
  const noise = (survival: number) => Math.sqrt(inverseSurvival(survival)) / root
  return {
    statistic: statisticOf(u, { n, m }),
    effect,
    effectLow: Math.max(0, effect - noise(1 - confidence)),
    effectHigh: Math.min(1, effect + noise(1 - confidence)),
    effectDebiased: Math.max(0, effect - noise(0.5)),
    ...pValueOf(steps, { u, seed }),
    n,
    m,
    detectable: noise(alpha) + noise(1 - power) <= 1 ? noise(alpha) + noise(1 - power) : null,
    conservative: false,
  }
}

export interface Sizes {
  readonly n: number
  readonly m: number
}

/** T of U. */
export function statisticOf(u: number, { n, m }: Sizes): number {
  return u / (n * m * (n + m)) - (4 * n * m - 1) / (6 * (n + m))
}

/** A run of equal pooled values: rows of both sides before it and in it. */
export interface Block {
  readonly xBefore: number
  readonly yBefore: number
  readonly x: number
  readonly y: number
}

/** P(U at least so large) given the tie pattern, by counting every order; for small samples. */
export function exactPValue(u: number, runs: readonly Pick<Block, 'x' | 'y'>[]): number {
  const n = runs.reduce((sum, { x }) => sum + x, 0)
  const m = runs.reduce((sum, { y }) => sum + y, 0)
  // By rows of x placed so far: U so far to number of orders.
  let ways = new Map([[0, new Map([[0, 1]])]])
  let placed = 0
  for (const { x, y } of runs) {
    const next = new Map<number, Map<number, number>>()
    const size = x + y
    for (const [before, sums] of ways) {
      for (
        let take = Math.max(0, size - (m - (placed - before)));
        take <= Math.min(size, n - before);
        take++
      ) {
        const block = { xBefore: before, yBefore: placed - before, x: take, y: size - take }
        const part = blockPart(block, { n, m })
        const many = binomial(size, take)
        const target = next.get(before + take) ?? new Map<number, number>()
        next.set(before + take, target)
        for (const [sum, count] of sums) {
          target.set(sum + part, (target.get(sum + part) ?? 0) + count * many)
        }
      }
    }
    ways = next
    placed += size
  }
  let [larger, all] = [0, 0]
  for (const [sum, count] of ways.get(n) ?? []) {
    all += count
    if (sum >= u - 1e-6) larger += count
  }
  return all > 0 ? larger / all : 1
}

function pValueOf(
  steps: PooledSteps,
  { u, seed }: { u: number; seed: number },
): { pValue: number; method: string } {
  const { n, m, h } = steps
  if (n + m <= 30) return { pValue: exactPValue(u, blocks(steps)), method: 'exact' }
  if (h.length === n + m) return { pValue: limitPValue(u, { n, m }), method: 'limit law' }
  if (h.length < 2) return { pValue: 1, method: 'one value' }
  const width = h.map((value, k) => value - (h[k - 1] ?? 0)).subarray(0, -1)
  const segments = { at: h.subarray(0, -1), width }
  const seen = squaredGap(steps) * effectiveSize(n, m)
  const { pValue } = simulateBridge({ segments, power: 'square', seen, seed })
  return { pValue, method: 'simulated Brownian bridge, given the ties' }
}

/** The limit law at T shifted and scaled to the limit's mean and variance, 1/6 and 1/45. */
export function limitPValue(u: number, { n, m }: Sizes): number {
  const size = n + m
  const mean = (1 + 1 / size) / 6
  const variance =
    ((size + 1) * (4 * n * m * size - 3 * (n * n + m * m) - 2 * n * m)) /
    (180 * size * size * n * m)
  const scaled = 1 / 6 + (statisticOf(u, { n, m }) - mean) / Math.sqrt(45 * variance)
  return cramerVonMisesSurvival(Math.max(0, scaled))
}

/** U. */
function rankSum(steps: PooledSteps): number {
  let sum = 0
  for (let k = 0; k < steps.f.length; k++) sum += blockPart(blockAt(steps, k), steps)
  return sum
}

function blocks(steps: PooledSteps): Block[] {
  return Array.from(steps.f, (_, k) => blockAt(steps, k))
}

function blockAt({ n, m, f, g }: PooledSteps, k: number): Block {
  const xBefore = Math.round((f[k - 1] ?? 0) * n)
  const yBefore = Math.round((g[k - 1] ?? 0) * m)
  return {
    xBefore,
    yBefore,
    x: Math.round(f[k]! * n) - xBefore,
    y: Math.round(g[k]! * m) - yBefore,
  }
}

/** A block's part of U: all its rows have the midrank. */
function blockPart({ xBefore, yBefore, x, y }: Block, { n, m }: Sizes): number {
  const rank = xBefore + yBefore + (x + y + 1) / 2
  return n * squares(rank - xBefore, x) + m * squares(rank - yBefore, y)
}

/** Σ (offset − i)² for i = 1 … count. */
function squares(offset: number, count: number): number {
  const middle = (count + 1) / 2
  return count * (offset - middle) ** 2 + (count * (count * count - 1)) / 12
}

function squaredGap({ f, g, h }: PooledSteps): number {
  let sum = 0
  for (let k = 0; k < f.length; k++) sum += (f[k]! - g[k]!) ** 2 * (h[k]! - (h[k - 1] ?? 0))
  return sum
}

function binomial(n: number, k: number): number {
  let ways = 1
  for (let i = 1; i <= k; i++) ways = (ways * (n - k + i)) / i
  return Math.round(ways)
}

function inverseSurvival(p: number): number {
  return findRoot({ f: (x) => cramerVonMisesSurvival(x) - p, low: 0, high: 160 })
}
