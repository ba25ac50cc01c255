/** Runners for tfdv.json: families are its sections. */
import {
  assertSame,
  type Family,
  type Fields,
  type Runner,
  type Runners,
  type VectorFile,
} from './family.js'
import { fields } from './fields.js'
import { columnOf, summaryOf } from './summary.js'
import { tfdvSchemaRunners } from './tfdv-schema.js'

/** Lists of numbers a row are taken together; NaN and infinities are counted apart by us. */
const numericStatistics: Runner = (row) => {
  const rows = row.rows
  if (!Array.isArray(rows)) return 'values told in words'
  const present = rows.flat().filter((value) => value !== null)
  const values = present.map((value) => (value === 'nan' ? Number.NaN : value))
  if (values.includes('inf') || values.includes('-inf')) {
    return 'infinities enter TFDV’s mean; ours is that of the finite values'
  }
  const column = columnOf(values)
  const summary = column === undefined ? undefined : summaryOf(column)
  const numeric = summary?.numeric
  if (summary === undefined || numeric === undefined) return 'not a numeric column'
  const expected = fields(row, 'expect')
  const answers: Readonly<Record<string, number | undefined>> = {
    mean: numeric.mean,
    std_dev: Math.sqrt(numeric.populationVariance),
    min: numeric.minimum,
    max: numeric.maximum,
    num_zeros: summary.counts.zeros,
    tot_num_values: summary.counts.rows,
  }
  const asked = Object.keys(expected).filter((name) => Object.hasOwn(answers, name))
  for (const what of asked) assertSame(answers[what], expected[what], { tolerance: 1e-8, what })
  return asked.length > 0 ? undefined : 'histograms of another making'
}

const runners: Runners = { numeric_stats: numericStatistics, ...tfdvSchemaRunners }

/** A section a family; a section that is one object is a family of one row. */
function sections(content: Fields): Family[] {
  return Object.entries(content)
    .filter(([name, value]) => name !== 'meta' && typeof value === 'object' && value !== null)
    .map(([name, value]) => ({ name, rows: Array.isArray(value) ? value : [value as Fields] }))
}

export function tfdvFile(content: Fields): VectorFile {
  return { families: sections(content), runners, absent: () => 'nothing answers this section yet' }
}
