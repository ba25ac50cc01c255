import { describe, expect, it } from 'vitest'
import { cellwisePValue } from '../../src/drift/cellwise.js'
import { fisherExact } from '../../src/drift/fisher.js'
import { tableOf } from '../../src/drift/table.js'
import { seededRandom } from '../../src/math/random.js'

describe('cellwise', () => {
  it('is twice the tail of the bin that says most, for each bin', () => {
    const table = tableOf([50, 30, 20], [50, 5, 45])
    const { greater } = fisherExact({ hits: [30, 5], rows: [100, 100] })
    expect(cellwisePValue(table)).toBeCloseTo(3 * 2 * greater, 15)
    expect(cellwisePValue(tableOf([5, 5], [5, 5]))).toBe(1)
  })

  it('goes as far down as a difference goes', () => {
    const p = cellwisePValue(tableOf([400, 3, 2], [3, 400, 2]))
    expect(p).toBeLessThan(1e-200)
    expect(p).toBeGreaterThan(0)
  })

  it('is valid: it is at most alpha no more often than alpha', () => {
    const random = seededRandom('cellwise')
    const draw = (rows: number) => {
      const counts = new Array<number>(12).fill(0)
      for (let i = 0; i < rows; i++) counts[Math.floor(12 * random.next() ** 3)]! += 1
      return counts
    }
    let hits = 0
    for (let run = 0; run < 2000; run++) {
      if (cellwisePValue(tableOf(draw(40), draw(25))) <= 0.05) hits++
    }
    // More than 130 would happen in 1 of 1,000 choices of the seed at exactly 5 %.
    expect(hits).toBeLessThan(130)
  })
})
