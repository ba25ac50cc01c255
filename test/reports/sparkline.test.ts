import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sparkline } from '../../src/reports/sparkline.js'

const heights = ['0', '1', '2', '3', '4', '5', '6', '7']
const quantiles = (...points: [number, number | string][]) =>
  points.map(([rank, estimate]) => ({ rank, estimate, low: estimate, high: estimate }))

describe('sparkline', () => {
  it('draws even data as even bars', () => {
    const line = sparkline(quantiles([0, 0], [0.25, 6], [0.5, 12], [0.75, 18], [1, 24]), heights)
    expect(line?.bars).toBe('7'.repeat(24))
    expect(line?.low).toEqual({ rank: 0, value: 0 })
    expect(line?.high).toEqual({ rank: 1, value: 24 })
  })

  it('shows where the mass is', () => {
    // Half of the data in the first of 24 bins, the other half evenly over the remaining ones.
    const line = sparkline(quantiles([0, 0], [0.5, 1], [1, 24]), heights)
    expect(line?.bars).toBe(`7${'1'.repeat(23)}`)
  })

  it('leaves a gap empty and puts an atom into one bar', () => {
    const line = sparkline(quantiles([0, 0], [0.4, 0], [0.6, 12.5], [0.8, 12.5], [1, 24]), heights)
    expect(line?.bars.length).toBe(24)
    expect(line?.bars[0]).toBe('7')
    expect(line?.bars[12]).toBe('4')
    expect(line?.bars[5]).toBe('1')
  })

  it('ends at 1 % and 99 %, because one far value would squeeze the others', () => {
    const line = sparkline(quantiles([0, -1e9], [0.01, 0], [0.5, 5], [0.99, 10], [1, 1e9]), heights)
    expect([line?.low.value, line?.high.value]).toEqual([0, 10])
  })

  it('says nothing without three numbers or without spread', () => {
    expect(sparkline([], heights)).toBeNull()
    expect(sparkline(quantiles([0, 1], [1, 2]), heights)).toBeNull()
    expect(sparkline(quantiles([0, 5], [0.5, 5], [1, 5]), heights)).toBeNull()
    expect(
      sparkline(quantiles([0, '2013-01-01'], [0.5, '2013-02-01'], [1, '2013-03-01']), heights),
    ).toBeNull()
  })

  it('draws 24 bars for any numbers, however far apart', () => {
    const finite = fc.double({ noNaN: true, noDefaultInfinity: true })
    fc.assert(
      fc.property(fc.array(finite, { minLength: 3, maxLength: 9 }), (values) => {
        const sorted = values.sort((a, b) => a - b)
        const line = sparkline(
          quantiles(
            ...sorted.map((value, i): [number, number] => [i / (sorted.length - 1), value]),
          ),
          heights,
        )
        if (line !== null) expect(line.bars).toMatch(/^[0-7]{24}$/)
        if (line !== null) expect(line.bars).toContain('7')
      }),
      { seed: 4, numRuns: 2000 },
    )
  })
})
