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

  it.each([
    ['string', 'abc', 'abd', ['y: max abc, DuckDB abd']],
    ['date', '2024-02-01', '2024-02-01', []],
    ['timestamp', '2024-02-01T10:20:30.5Z', '2024-02-01 10:20:30.5', []],
    ['timestamp', '2024-02-01T10:20:30Z', '2024-02-01 10:20:31', [expect.any(String)]],
    ['boolean', true, 'true', []],
  ])('compare extremes of a %s', (type, ours, theirs, found) => {
    const column = { ...own, name: 'y', type, min: ours, max: ours, mean: null }
    const row = { ...summary, column_name: 'y', min: String(ours), max: theirs, avg: null }
    const min = type === 'timestamp' ? String(ours).replace('T', ' ').replace('Z', '') : row.min
    expect(disagreements([column], [{ ...row, min }])).toEqual(found)
  })

  it('allow a mean near zero the rounding of its terms', () => {
    const means = (mean: number) => disagreements([{ ...own, mean }], [{ ...summary, avg: '0' }])
    expect(means(5e-10)).toEqual([])
    expect(means(5e-9)).toEqual(['x: mean 5e-9, DuckDB 0'])
  })

  it('name a column that the other lacks', () => {
    expect(disagreements([own], [])).toEqual(['x: DuckDB has no such column'])
  })
})

describe('misjudgements', () => {
  it('are estimates further off than they say', () => {
    expect(questionsOf([own], 3)).toEqual([{ name: 'x', values: [2.5, 5, 7.5] }])
    const at = (share: number) => ({ below: share, upTo: share })
    const truth = { name: 'x', nulls: 10, distinct: 415, shares: [at(0.25), at(0.499), at(0.751)] }
    expect(misjudgements([own], [truth])).toEqual([])
    const wrong = { nulls: 9, distinct: 500, shares: [at(0.25), at(0.49), at(0.8)] }
    expect(misjudgements([own], [{ ...truth, ...wrong }])).toEqual([
      'x: nulls 10, in truth 9',
      'x: distinct 400 to 420, in truth 500',
      'x: quantile 0.5 has the ranks 0.49 to 0.49',
      'x: quantile 0.75 has the ranks 0.8 to 0.8',
    ])
  })

  it('take equal values as an interval of ranks', () => {
    const shares = [0.25, 0.5, 0.75].map(() => ({ below: 0.2, upTo: 0.9 }))
    const truth = { name: 'x', nulls: 10, distinct: 410, shares }
    expect(misjudgements([own], [truth])).toEqual([])
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
