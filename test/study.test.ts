/** The quick part of the calibration study; `npm run study` runs the whole of it. */
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../src/math/random.js'
import type { MemoryValue } from '../src/sources/memory.js'
import { driftOf } from './drift/support.js'
import { quickJobs, runJob } from './study/jobs.js'
import { drawn, isTooHigh, runCell, saidBy, saidIn } from './study/measure.js'
import { changes, exchangeable } from './study/populations.js'
import { excessiveFamilies, excessiveLearnt, runAgain, runDependent } from './study/study.js'

describe('without drift', () => {
  // A cell exceeds by chance in at most 1 of 741 cases at a true rate of 5 %; each that does is run again.
  it.each(quickJobs('quick'))('$n and $m rows alarm no more than alpha allows', (job) => {
    const result = runJob(job)
    expect(excessiveFamilies(result)).toEqual([])
    const again = runAgain(result).filter(({ second }) => isTooHigh(second))
    expect(again.map(({ cell }) => cell)).toEqual([])
  })
})

describe('rows that hang together', () => {
  it('alarm no more than alpha allows with limits learnt from windows, and far more without', () => {
    const cells = runDependent(0.1, 'quick')
    expect(excessiveLearnt(cells)).toEqual([])
    expect(cells.filter(({ learnt }) => learnt !== undefined).length).toBeGreaterThan(3)
    const rates = cells.map(({ significant }) => significant.hits / significant.trials)
    expect(Math.max(...rates)).toBeGreaterThan(0.5)
  })
})

describe('the study', () => {
  it.each([
    [300, 100],
    [3000, 1500],
  ])('says what the product says, %i and %i rows', async (n, m) => {
    const random = seededRandom(`paths ${n}`)
    const [x, y] = [drawn(exchangeable, random, n), drawn(exchangeable, random, m)]
    const rows = (columns: typeof x) =>
      Object.fromEntries(
        columns.map(({ population, values, nulls, names }) => [
          population.name,
          Array.from(values, (value, i): MemoryValue => {
            return nulls?.[i] === 1 ? null : (names?.[value] ?? value)
          }),
        ]),
      )
    const product = saidIn(await driftOf(rows(x), rows(y)))
    const grid = saidBy(x, y, ['grid']).get('grid')
    expect(grid?.length).toBeGreaterThan(30)
    expect(grid).toEqual(product)
  })

  it('takes the raw tests for what the product does with few rows', () => {
    const random = seededRandom('raw')
    const [x, y] = [drawn(exchangeable, random, 400), drawn(exchangeable, random, 300)]
    const said = saidBy(x, y, ['raw', 'grid'])
    const grid = new Map(said.get('grid')?.map((each) => [`${each.column} ${each.test}`, each]))
    for (const { column, test, pValue } of said.get('raw') ?? []) {
      expect(pValue, `${column} ${test}`).toBe(grid.get(`${column} ${test}`)?.pValue)
    }
  })

  it('finds drift that matters, and sees drift that does not', () => {
    const rates = (name: string) => {
      const change = changes.find((each) => each.name === name)
      if (change === undefined) throw new Error(`no change ${name}`)
      const { drift, significant } = runCell({
        n: 1000,
        m: 1000,
        repetitions: 8,
        seed: name,
        before: [change.before],
        after: [change.after],
        ways: ['grid'],
        withRules: false,
      })
      return [drift.get('grid')?.hits, significant.get('grid')?.hits]
    }
    // The D of half a standard deviation is 0.197, twice the limit: power 99 % at these sizes.
    expect(rates('mean + 0.5 sd')).toEqual([8, 8])
    expect(rates('unit × 1000')).toEqual([8, 8])
    expect(rates('nulls 2 → 17 %')).toEqual([8, 8])
    // The D of a fifth is 0.08, below the limit: seen, and negligible.
    const [drift, seen] = rates('mean + 0.2 sd')
    expect(drift).toBe(0)
    expect(seen).toBeGreaterThanOrEqual(6)
  })
})
