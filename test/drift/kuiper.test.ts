import { expect, it } from 'vitest'
import { kuiperTest } from '../../src/drift/kuiper.js'
import { seededRandom } from '../../src/math/random.js'

it('does not depend on where the circle is cut', () => {
  const random = seededRandom(141)
  const draw = (size: number) => Array.from({ length: size }, () => random.next() * 24)
  for (let pair = 0; pair < 50; pair++) {
    const [x, y] = [draw(30), draw(20)]
    const turned = (side: number[], by: number) =>
      Float64Array.from(side, (hour) => (hour + by) % 24).sort()
    const found = kuiperTest(turned(x, 0), turned(y, 0)).statistic ?? 0
    for (const by of [3, 11.5, 20]) {
      expect(kuiperTest(turned(x, by), turned(y, by)).statistic).toBeCloseTo(found, 12)
    }
  }
})

it('raises no more alarms than it should', () => {
  // 1,000 pairs: more than 74 alarms have probability 5e-4 at 0.05.
  const random = seededRandom(142)
  let alarms = 0
  for (let pair = 0; pair < 1000; pair++) {
    const draw = (size: number) => new Float64Array(size).map(() => random.next()).sort()
    if ((kuiperTest(draw(100), draw(60)).pValue ?? 1) <= 0.05) alarms++
  }
  expect(alarms).toBeLessThanOrEqual(74)
  expect(alarms).toBeGreaterThan(20)
})

it('has stated outcomes for degenerate input', () => {
  const [none, zeros] = [new Float64Array(0), new Float64Array(9)]
  expect(kuiperTest(none, zeros).method).toBe('no rows')
  expect(kuiperTest(zeros, zeros)).toMatchObject({ statistic: 0, pValue: 1, conservative: true })
  const apart = kuiperTest(Float64Array.of(1, 2), Float64Array.of(3, 4))
  expect(apart).toMatchObject({ statistic: 1, effectHigh: 1, detectable: null })
})
