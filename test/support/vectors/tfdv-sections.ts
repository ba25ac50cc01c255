/** Runners for the sections of tfdv.json about what is inferred, counted and passed over. */

import type { LogicalType } from '../../../src/batch/type.js'
import { jensenShannonDivergence } from '../../../src/drift/jensen-shannon.js'
import { statistic } from './deequ-metrics.js'
import { assertSame, type Fields, type Runner, type Runners } from './family.js'
import { countsOf, fields } from './fields.js'
import { judgeTexts, learnTexts, type TextTable, typeOfTexts } from './judged.js'

const exactly = (what: string) => ({ tolerance: 0, what })

/** Divergence of labels; a side without any has none. */
const ofLabels: Runner = (row) => {
  const counts = countsOf(row.a, row.b)
  if (counts === undefined) return 'labels in an unknown form'
  const sums = [counts.a, counts.b].map((side) => side.reduce((total, count) => total + count, 0))
  const isComparable = sums.every((sum) => sum > 0)
  if (!isComparable) assertSame(null, row.jsd, exactly('jsd'))
  else {
    const found = jensenShannonDivergence(counts.a, counts.b)
    assertSame(found, row.jsd, { tolerance: 1e-5, what: 'jsd' })
  }
  return undefined
}

const types: Readonly<Record<string, LogicalType>> = {
  INT: 'integer',
  FLOAT: 'number',
  BYTES: 'string',
}

/** A batch that has their statistics; why there is none, as text. */
function batchOf(stats: Fields): readonly (string | null)[] | string {
  if (stats.levels !== undefined || stats.type === 'STRUCT') return 'a cell holds one value'
  if (stats.weighted !== undefined) return 'rows have no weights'
  if (stats.validation_derived_source !== undefined) return 'a column is what the file holds'
  const [low, high] = Array.isArray(stats.nv) ? stats.nv : [1, 1]
  if (low !== 1 || high !== 1) return 'a cell holds one value'
  const nulls = Array.from({ length: Number(stats.miss ?? 0) }, () => null)
  const values = labelsOf(stats)
  return values === undefined
    ? 'statistics without values, which no batch has'
    : [...values, ...nulls]
}

function labelsOf(stats: Fields): string[] | undefined {
  const tokens = /^(\w+)_0\.\.\w+_(\d+) each 1$/.exec(String(stats.rank))
  if (tokens !== null) {
    return Array.from({ length: Number(tokens[2]) + 1 }, (_, i) => `${tokens[1]}_${i}`)
  }
  const integers = /^(\d+) distinct integer strings$/.exec(String(stats.rank))
  if (integers !== null) return Array.from({ length: Number(integers[1]) }, (_, i) => String(i * 7))
  const present = Number(stats.pres ?? 0)
  if (typeof stats.rank === 'object' && stats.rank !== null) {
    const labels = Object.keys(stats.rank)
    return Array.from(
      { length: Math.max(present, labels.length) },
      (_, i) => labels[i % labels.length] ?? '',
    )
  }
  if (stats.min === undefined || stats.max === undefined) {
    // Text of any kind has the presence that is asked for.
    return stats.type === 'STRING' && present > 0
      ? Array.from({ length: present }, (_, i) => `text ${i}`)
      : undefined
  }
  return Array.from({ length: Math.max(2, present) }, (_, i) =>
    String(i % 2 === 0 ? stats.min : stats.max),
  )
}

/** The type, the domain and whether nulls may be: presence and shape beyond that are of lists. */
const inference: Runner = (row) => {
  const cells = batchOf(fields(row, 'stats'))
  if (typeof cells === 'string') return cells
  const expected = fields(row, 'schema')
  if (expected.bool_domain !== undefined && expected.type === 'INT') {
    return '0 and 1 are integers here'
  }
  const [learnt] = learnTexts(new Map([['feature', cells]])).columns
  const type = expected.int_domain === undefined ? types[String(expected.type)] : 'integer'
  if (type !== undefined) assertSame(learnt?.type, type, exactly('type'))
  if (Array.isArray(expected.domain)) {
    assertSame(learnt?.domain?.values, expected.domain, exactly('domain'))
  } else if (String(row.name).includes('tokens_over')) {
    assertSame(learnt?.domain, undefined, exactly('domain'))
  }
  // What was never null in the reference may hardly be; what was, may be as often.
  const share = cells.filter((cell) => cell === null).length / cells.length
  assertSame((learnt?.nulls?.maximum ?? 1) >= share, true, exactly('nulls'))
  return undefined
}

/** Words that they take for booleans and we do not, or the other way round. */
const disputed = /^(yes|no|set|clear|[01]|)$/i

const booleanCandidate: Runner = (row) => {
  if (row.type === 'FLOAT') return numberCandidate(row, 'boolean')
  const { rank } = row
  if (!Array.isArray(rank) || rank.length === 0) return 'values told in words'
  if (rank.some((each) => disputed.test(String(each)))) {
    return 'yes and no are booleans here, SET, CLEAR, 0 and 1 are not'
  }
  assertSame(typeOfTexts(rank.map(String)) === 'boolean', row.candidate, exactly('candidate'))
  return undefined
}

const integerCandidate: Runner = (row) => {
  if (row.type === 'FLOAT') return numberCandidate(row, 'integer')
  if (!Array.isArray(row.rank)) return 'values told in words'
  const found = typeOfTexts(row.rank.map(String)) === 'integer'
  assertSame(found, row.candidate, exactly('candidate'))
  return undefined
}

/** Fractions between the two ends are numbers. */
function numberCandidate(row: Fields, type: LogicalType): string | undefined {
  const texts = [Number(row.min), (Number(row.min) + Number(row.max)) / 2, Number(row.max)]
  const found = typeOfTexts(texts.map((value) => value.toFixed(2)))
  assertSame(found === type, row.candidate, exactly('candidate'))
  return undefined
}

/** How many different values there are, and the most frequent ones. */
const frequentValues: Runner = (row) => {
  if (!Array.isArray(row.rows)) return 'values told in words'
  const cells = row.rows.flat().map(String)
  const table: TextTable = new Map([['a', cells]])
  const { unique, top_values: top } = fields(row, 'expect')
  assertSame(statistic(table, 'a', 'distinct'), unique, exactly('unique'))
  if (!Array.isArray(top)) return undefined
  for (const [value, count] of top as [string, number][]) {
    const rules = [{ expression: `a = '${value}'`, mostly: 1 }]
    const found = judgeTexts({ columns: [{ name: 'a', type: 'string' }], rules }, table)
    const share = Number(found.find(({ code }) => code === 'row.rule')?.observed)
    assertSame(share * cells.length, count, { tolerance: 1e-12, what: value })
  }
  return undefined
}

const stages: Readonly<Record<string, string>> = {
  PLANNED: 'planned',
  ALPHA: 'alpha',
  BETA: 'beta',
  PRODUCTION: 'production',
  DEPRECATED: 'deprecated',
  DEBUG_ONLY: 'debug',
  DISABLED: 'disabled',
}

/** Stages in which a column is not judged: its rules are broken, and nothing is said. */
const lifecycle: Runner = (row) => {
  for (const [name, isIgnored] of Object.entries(row)) {
    const stage = stages[name]
    if (stage === undefined) continue
    const rules = { name: 'a', type: 'integer', nulls: 0, stage }
    const findings = judgeTexts({ columns: [rules] }, new Map([['a', ['x', null]]]))
    const isSilent = findings.every(({ outcome }) => outcome !== 'violated')
    assertSame(isSilent, isIgnored, exactly(name))
  }
  return undefined
}

/** A text column of which nearly all lengths are told: theirs counts bytes, which are characters in ASCII. */
export function meanLengthOf(cells: readonly string[]): number | null {
  return statistic(new Map([['a', cells]]), 'a', 'meanLength')
}

/** Correlations of pairs of columns; their covariances are those of a population, and have no rule. */
const crossed: Runner = (row) => {
  const table: TextTable = new Map(
    Object.entries(row)
      .filter(([, cells]) => Array.isArray(cells))
      .map(([name, cells]) => [name, (cells as unknown[]).map(String)]),
  )
  const columns = [...table.keys()].map((name) => ({ name, type: 'integer' }))
  for (const [pair, expected] of Object.entries(fields(row, 'expect'))) {
    const correlations = [{ columns: pair.split(','), minimum: -1 }]
    const found = judgeTexts({ columns, correlations }, table)
    const observed = found.find(({ code }) => code === 'columns.correlation')?.observed
    assertSame(observed, (expected as Fields).correlation, { tolerance: 1e-6, what: pair })
  }
  return undefined
}

export const sectionRunners: Runners = {
  cross_feature: crossed,
  jsd_rank: ofLabels,
  infer_schema: inference,
  bool_domain_candidate: booleanCandidate,
  int_domain_candidate: integerCandidate,
  topk: frequentValues,
  lifecycle_not_validated: lifecycle,
}

const buckets = 'buckets are read off a sketch there, and counted here'
const told = 'told in words; the comparison is in schemas/README.md'

/** Why sections without a runner are left out. */
export const absentSections: Readonly<Record<string, string>> = {
  jsd_source_selection: 'each side has bins of its own there; here both have the reference’s',
  quantiles_histogram: buckets,
  equi_width_from_quantiles: buckets,
  median_from_quantile_boundaries: 'a quantile is a value of the data, not between two of them',
  lift: 'what one value says of another is not computed value by value',
  bool_domain_lists: 'yes and no are booleans here, SET, CLEAR, 0 and 1 are not',
  enum_candidate: 'a list is closed by how many values occur once, not by how many there are',
  update_schema: 'a check changes no schema: its findings say what to add',
  allowed_types_per_domain: 'types are of values here, not of storage',
  severity: told,
  path_serialization: 'columns have names, not paths',
  time_domain: 'a column is of dates where all its values are',
  natural_language_heuristic: 'text is not cut into tokens',
  example_skew: 'rows are compared with those of another data set by equals, in test/peers',
}
