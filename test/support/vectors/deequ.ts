/** Runners for deequ.json: families by area; within `metric` a row is run by its operation. */
import { wilsonInterval } from '../../../src/drift/rate.js'
import { absentAreas, areaRunners, otherDistance } from './deequ-areas.js'
import { metric } from './deequ-metrics.js'
import { deequSchemaRunners } from './deequ-schema.js'
import { deequSuggestRunners } from './deequ-suggest.js'
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
const distance: Runner = (row, lookup) => {
  const op = String(row.op)
  if (!op.startsWith('chi2')) return otherDistance(row, lookup)
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
  ...areaRunners(fixtures),
  ...deequSchemaRunners(fixtures),
  ...deequSuggestRunners,
})

export function deequFile(content: Fields): VectorFile {
  const cases = content.cases
  if (!Array.isArray(cases)) throw new Error('deequ.json: expected an array `cases`')
  return {
    families: groupBy(cases, 'area'),
    runners: runners(fields(content, 'fixtures')),
    absent: (area) => absentAreas[area] ?? 'nothing answers this area yet',
  }
}
