import { describe, expect, it } from 'vitest'
import { disagreements, misjudgements, type OwnColumn, questionsOf, type Summary } from './agree.js'

const own: OwnColumn = {
  name: 'x',
  type: 'number',
  rows: 1000,
  nulls: 10,
  min: -1,
  max: 2.5,
  mean: 0.25,
  standardDeviation: 1,
  distinct: { low: 400, high: 420 },
  quantiles: [0.1, 0.25, 0.5, 0.75].map((rank) => ({ rank, estimate: 10 * rank })),
}
const summary: Summary = {
  column_name: 'x',
  column_type: 'DOUBLE',
  min: '-1.0',
  max: '2.5',
  avg: '0.25',
  std: '1.0000000000001',
  count: '1000',
  null_percentage: '1.00',
}

describe('disagreements', () => {
  it('are none where two say the same within their errors', () => {
    expect(disagreements([own], [summary])).toEqual([])
  })

  it.each([
    ['rows', { count: '999' }],
    ['nulls in percent', { null_percentage: '1.10' }],
    ['min', { min: '-1.1' }],
    ['max', { max: '2.50001' }],
    ['mean', { avg: '0.2500001' }],
    ['standard deviation', { std: '1.00001' }],
  ] as const)('name the column and both values: %s', (what, changed) => {
    const found = disagreements([own], [{ ...summary, ...changed }])
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(new RegExp(`^x: ${what} .*, DuckDB ${Object.values(changed)[0]}$`))
  })

  it('name a column that the other lacks', () => {
    expect(disagreements([own], [])).toEqual(['x: DuckDB has no such column'])
  })
})

describe('misjudgements', () => {
  it('are estimates further off than they say', () => {
    expect(questionsOf([own], 3)).toEqual([{ name: 'x', values: [2.5, 5, 7.5] }])
    const truth = { name: 'x', distinct: 415, shares: [0.25, 0.499, 0.8] }
    expect(misjudgements([own], [truth])).toEqual([])
    expect(misjudgements([own], [{ ...truth, distinct: 500, shares: [0.25, 0.49, 0.75] }])).toEqual(
      ['x: distinct 400 to 420, in truth 500', 'x: quantile 0.5 has rank 0.49'],
    )
  })

  it('are asked about columns spread over the file', () => {
    const columns = Array.from({ length: 10 }, (_, i) => ({
      ...own,
      name: `c${i}`,
      type: 'string',
    }))
    expect(questionsOf(columns, 3).map(({ name }) => name)).toEqual(['c0', 'c3', 'c6'])
    expect(questionsOf(columns, 3)[0]?.values).toEqual([])
  })
})
