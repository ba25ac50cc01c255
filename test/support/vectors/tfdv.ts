/** Runners for tfdv.json: families are its sections. */
import { jensenShannonOfHistograms } from '../../../src/drift/jensen-shannon-histogram.js'
import { lInfinity, normalizedAbsoluteDifference } from '../../../src/drift/l-infinity.js'
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
import { absentSections, meanLengthOf, sectionRunners } from './tfdv-sections.js'

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
  const { avg_length: length } = fields(row, 'expect')
  if (length !== undefined && values.every((value) => typeof value === 'string')) {
    assertSame(meanLengthOf(values as string[]), length, { tolerance: 1e-8, what: 'avg_length' })
    return undefined
  }
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

/** Shares of categories, given as shares or counts. */
const largestGap: Runner = (row) => {
  const { names, a, b } = sidesOf(row)
  const { distance, category } = lInfinity(a, b)
  assertSame(distance, row.linf, { tolerance: 1e-12, what: 'linf' })
  assertSame(names[category], row.reported_value, { tolerance: 0, what: 'reported_value' })
  return undefined
}

const normalizedGap: Runner = (row) => {
  const { a, b } = sidesOf(row)
  assertSame(normalizedAbsoluteDifference(a, b), row.value, { tolerance: 1e-12, what: 'value' })
  return undefined
}

/** Categories in the order of their names, as there, where the last of equals is reported. */
function sidesOf(row: Fields) {
  const [a, b] = [fields(row, 'a'), fields(row, 'b')]
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort()
  const side = (counts: Fields) => names.map((name) => Number(counts[name] ?? 0))
  return { names, a: side(a), b: side(b) }
}

const divergenceOfHistograms: Runner = (row) => {
  const found = jensenShannonOfHistograms(histogram(fields(row, 'a')), histogram(fields(row, 'b')))
  if (found === null || row.jsd === null) {
    assertSame(found, row.jsd, { tolerance: 0, what: 'jsd' })
  } else assertSame(found, row.jsd, { tolerance: 1e-9, what: 'jsd' })
  return undefined
}

function histogram({ buckets, nan = 0 }: Fields) {
  const end = (value: unknown) =>
    value === 'inf' ? Infinity : value === '-inf' ? -Infinity : Number(value)
  const rows = buckets as readonly (readonly unknown[])[]
  return {
    nan: Number(nan),
    buckets: rows.map(([low, high, count]) => {
      return { low: end(low), high: end(high), count: Number(count) }
    }),
  }
}

const runners: Runners = {
  numeric_stats: numericStatistics,
  linf: largestGap,
  normalized_abs_difference: normalizedGap,
  jsd_histogram: divergenceOfHistograms,
  ...tfdvSchemaRunners,
  ...sectionRunners,
}

/** A section a family; a section that is one object is a family of one row. */
function sections(content: Fields): Family[] {
  return Object.entries(content)
    .filter(([name, value]) => name !== 'meta' && typeof value === 'object' && value !== null)
    .map(([name, value]) => ({ name, rows: Array.isArray(value) ? value : [value as Fields] }))
}

export function tfdvFile(content: Fields): VectorFile {
  return {
    families: sections(content),
    runners,
    absent: (name) => absentSections[name] ?? 'nothing answers this section yet',
  }
}
