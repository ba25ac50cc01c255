import { describe, expect, it } from 'vitest'
import { view } from '../../src/accumulators/kll-query.js'
import { seededRandom } from '../../src/math/random.js'
import { kllOf } from '../../src/profile/query.js'
import { farBound } from '../../src/schema/tail.js'
import { profiled, upTo } from './column-facts.js'

async function viewOf(values: readonly number[]) {
  const sketch = kllOf(await profiled(values))
  if (sketch === undefined) throw new Error('no quantiles')
  return view(sketch)
}

const random = seededRandom(1)

describe('farBound', () => {
  it('lies a few spreads out where the tail is bounded or light', async () => {
    const ages = await viewOf(upTo(1000, () => 18 + random.integer(60)))
    expect(farBound(ages, 'above')).toBeGreaterThan(150)
    expect(farBound(ages, 'above')).toBeLessThan(600)
    expect(farBound(ages, 'below')).toBeLessThan(-100)
    const normal = await viewOf(upTo(5000, () => random.normal()))
    expect(farBound(normal, 'above')).toBeGreaterThan(20)
    expect(farBound(normal, 'above')).toBeLessThan(1000)
  })

  it('draws nearer with more rows', async () => {
    const normal = (rows: number) => viewOf(upTo(rows, () => random.normal()))
    const few = farBound(await normal(500), 'above') ?? 0
    const many = farBound(await normal(50_000), 'above') ?? 0
    expect(many).toBeLessThan(few)
    expect(many).toBeGreaterThan(10)
  })

  it('does not exist for heavy tails, few rows, or where most values are one', async () => {
    const pareto = await viewOf(upTo(2000, () => (1 - random.next()) ** (-1 / 1.5)))
    expect(farBound(pareto, 'above')).toBeUndefined()
    expect(farBound(await viewOf(upTo(499, () => random.next())), 'above')).toBeUndefined()
    const zeros = await viewOf(upTo(1000, (i) => (i % 20 === 0 ? 1 : 0)))
    expect(farBound(zeros, 'above')).toBeUndefined()
  })

  it('keeps its distance from values that are few and discrete', async () => {
    const dice = await viewOf(upTo(1000, () => 1 + random.integer(6)))
    expect(farBound(dice, 'above')).toBeGreaterThan(20)
  })

  it('is passed by no further sample, ten times as large, of tails of any weight', async () => {
    // Promised: 1 of 10,000 samples; of 8 × 40, two or more would be seen in 1 of 2,000 seeds.
    const tails: readonly (() => number)[] = [
      () => random.normal(),
      () => random.next(),
      () => -Math.log(1 - random.next()),
      () => Math.exp(random.normal()),
      () => Math.exp(0.5 * random.normal()),
      () => (1 - random.next()) ** (-1 / 3),
      () => (1 - random.next()) ** -1,
      () => random.normal() / Math.sqrt((random.normal() ** 2 + random.normal() ** 2) / 2),
    ]
    let wrong = 0
    for (const draw of tails) {
      for (let run = 0; run < 40; run++) {
        const reference = await viewOf(upTo(500, draw))
        const [low, high] = [farBound(reference, 'below'), farBound(reference, 'above')]
        const batch = upTo(5000, draw)
        if (batch.some((x) => x > (high ?? Infinity) || x < (low ?? -Infinity))) wrong++
      }
    }
    expect(wrong).toBeLessThan(2)
  })
})
