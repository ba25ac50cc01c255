import { describe, expect, it } from 'vitest'
import { type Random, seededRandom } from '../../src/math/random.js'
import { isWall, stepOf } from '../../src/schema/wall.js'

type Law = (random: Random) => number
const exponential: Law = (random) => -Math.log(1 - random.next())

const walls: readonly (readonly [string, Law])[] = [
  ['waiting times', exponential],
  ['even odds', (random) => random.next()],
  ['days of waiting', (random) => Math.floor(4 * exponential(random))],
  ['dice from 0', (random) => random.integer(6)],
  ['a third of nothing', (random) => (random.next() < 0.3 ? 0 : random.normal() ** 2)],
  ['sizes of a bell curve', (random) => Math.abs(random.normal())],
]

/** Each goes on below zero, seldom enough that samples of some sizes do not show it. */
const smooth: readonly (readonly [string, Law])[] = [
  ['a bell curve', (random) => 3 + random.normal()],
  ['a bell curve, further', (random) => 3.7 + random.normal()],
  ['a bell curve on a coarse grid', (random) => Math.round(3 + random.normal())],
  ['a bell curve on a fine grid', (random) => Math.round(100 + 30 * random.normal())],
  ['two exponentials', (random) => 7 + exponential(random) - exponential(random)],
]

/** How often samples without a negative value are taken for a wall. */
function rate(law: Law, sizes: readonly number[], seeds: number) {
  let [seen, called] = [0, 0]
  for (const size of sizes) {
    for (let seed = 0; seed < seeds; seed++) {
      const random = seededRandom(`${size} ${seed}`)
      const values = Float64Array.from({ length: size }, () => law(random)).sort()
      if ((values[0] ?? -1) < 0) continue
      seen++
      if (isWall(values, 0)) called++
    }
  }
  return { seen, called }
}

describe('isWall', () => {
  it.each(walls)('sees the wall of %s in 2,000 differences', (_, law) => {
    expect(rate(law, [2000], 20)).toEqual({ seen: 20, called: 20 })
  })

  it.each(smooth)('sees none of %s', (_, law) => {
    const { seen, called } = rate(law, [60, 200, 500, 1000, 2000], 60)
    expect(seen).toBeGreaterThan(50)
    expect(called).toBeLessThanOrEqual(1)
  })

  it('needs enough differences, none of them beyond', () => {
    expect(isWall(new Float64Array(49), 0)).toBe(false)
    expect(isWall(new Float64Array(50), 0)).toBe(true)
    expect(
      isWall(
        Float64Array.from({ length: 100 }, (_, i) => i - 1),
        0,
      ),
    ).toBe(false)
  })

  it('sees a wall that is far away', () => {
    const values = Float64Array.from({ length: 1000 }, (_, i) => 1e6 + (i % 10)).sort()
    expect(isWall(values, 0)).toBe(true)
  })
})

describe('stepOf', () => {
  it('is the smallest step of the lower half, 0 where there is none', () => {
    expect(stepOf(Float64Array.of(0, 5, 10, 20, 20.5, 30))).toBe(5)
    expect(stepOf(new Float64Array(3))).toBe(0)
  })
})
