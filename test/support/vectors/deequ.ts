/** Runners for deequ.json: families by area; within `metric` a row is run by its operation. */
import { wilsonInterval } from '../../../src/drift/rate.js'
import { deequSchemaRunners } from './deequ-schema.js'
import {
  assertSame,
  type Fields,
  groupBy,
  type Runner,
  type Runners,
  type VectorFile,
} from './family.js'
import { countsOf, fields, number } from './fields.js'
import { assertNotReproduced, homogeneity } from './stats-drift.js'
import { columnOf, summaryOf } from './summary.js'

type Summary = ReturnType<typeof summaryOf>
type Numeric = NonNullable<Summary['numeric']>

/** An operation's first word to its value; deequ's deviations are those of the population. */
const ofNumbers: Readonly<Record<string, (numeric: Numeric) => number | undefined>> = {
  Mean: ({ mean }) => mean,
  Sum: ({ sum }) => sum,
  Minimum: ({ minimum }) => minimum,
  Maximum: ({ maximum }) => maximum,
  Range: ({ minimum, maximum }) => maximum - minimum,
  StandardDeviation: ({ populationVariance }) => Math.sqrt(populationVariance),
  Variance: ({ populationVariance }) => populationVariance,
  Skewness: ({ skewness }) => skewness,
  Kurtosis: ({ kurtosis }) => kurtosis,
}

const ofCounts: Readonly<Record<string, (summary: Summary) => number>> = {
  Size: ({ counts }) => counts.rows,
  Completeness: ({ counts }) => 1 - counts.nulls / counts.rows,
  ZerosCount: ({ counts }) => counts.zeros,
}

/** `Mean(att1)`, `Kurtosis(att1) [excess]`, `Skewness`, `Variance, nulls ignored`, `Size`. */
const operation = /^([A-Za-z]+)(?:\((\w+)\))?(?: \[\w+\]|,.*|:.*)?$/

function metric(fixtures: Fields): Runner {
  return (row) => {
    const [, name = '', column] = operation.exec(String(row.op)) ?? []
    if (typeof row.expect !== 'number') return 'not a single number'
    const values = valuesOf(row, fixtures, column)
    const data = values === undefined ? undefined : columnOf(values)
    if (data === undefined) return `no column to ask for ${row.op}`
    const summary = summaryOf(data)
    const count = Object.hasOwn(ofCounts, name) ? ofCounts[name]?.(summary) : undefined
    const { numeric } = summary
    const value =
      numeric !== undefined && Object.hasOwn(ofNumbers, name) ? ofNumbers[name]?.(numeric) : count
    if (value === undefined) return 'no accumulator answers this operation'
    assertSame(value, row.expect, { tolerance: Number(row.tol ?? 1e-12), what: name })
    return undefined
  }
}

/** The named column of a fixture (any column for `Size`), or the row's own input. */
function valuesOf(
  row: Fields,
  fixtures: Fields,
  column: string | undefined,
): unknown[] | undefined {
  if (Array.isArray(row.input)) return row.input
  const fixture = row.data === undefined ? undefined : fixtures[String(row.data)]
  if (typeof fixture !== 'object' || fixture === null) return undefined
  const values = column === undefined ? Object.values(fixture)[0] : (fixture as Fields)[column]
  return Array.isArray(values) ? values : undefined
}

/** Wilson's interval, which deequ rounds outwards to hundredths. */
const interval: Runner = (row) => {
  if (!String(row.op).startsWith('Wilson 95%')) return 'Wald’s interval is not offered'
  const input = fields(row, 'input')
  const n = number(input, 'n')
  const { low, high } = wilsonInterval(number(input, 'p') * n, n, 0.95)
  const outwards = [Math.floor(low * 100) / 100, Math.ceil(high * 100) / 100]
  assertSame(outwards, row.expect, { tolerance: 1e-12, what: 'interval' })
  return undefined
}

/** Chi-square against a baseline taken as exact is a known defect: ours must differ. */
const distance: Runner = (row) => {
  const op = String(row.op)
  if (!op.startsWith('chi2')) return 'nothing answers this distance yet'
  const input = fields(row, 'input')
  const counts = countsOf(input.expected, input.sample)
  if (counts === undefined) return 'counts in an unknown form'
  const found = homogeneity(counts.a, counts.b)
  const ours = op.includes('p-value') ? found.p : found.chi2
  if (row.expect === 'NaN') {
    if (!Number.isFinite(Number(ours))) throw new Error(`not a finite number: ${ours}`)
    return undefined
  }
  assertNotReproduced(ours, row.expect)
  return undefined
}

const runners = (fixtures: Fields): Runners => ({
  metric: metric(fixtures),
  interval,
  distance,
  ...deequSchemaRunners(fixtures),
})

export function deequFile(content: Fields): VectorFile {
  const cases = content.cases
  if (!Array.isArray(cases)) throw new Error('deequ.json: expected an array `cases`')
  return {
    families: groupBy(cases, 'area'),
    runners: runners(fields(content, 'fixtures')),
    absent: () => 'nothing answers this area yet',
  }
}
