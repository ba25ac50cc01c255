/** Runners for the rows of deequ.json that ask for a metric: it is what a rule on it observes here. */
import { type StatisticName, statisticForms } from '../../../src/schema/statistics.js'
import type { Finding } from '../../../src/verdict/finding.js'
import { assertSame, type Fields, type Runner } from './family.js'
import { judgeTexts, type TextTable, typeOfTexts } from './judged.js'

/** Columns of a fixture, of a row's own input, or undefined where there are none. */
export function tableOf(row: Fields, fixtures: Fields): TextTable | undefined {
  const { input } = row
  const range = /^range\((-?\d+),(-?\d+)\)$/.exec(String(input))
  if (range !== null) {
    const [first, end] = [Number(range[1]), Number(range[2])]
    return new Map([['x', Array.from({ length: end - first }, (_, i) => String(first + i))]])
  }
  if (Array.isArray(input)) return ofRows(input)
  const columns = isRecord(input) ? input : fixtures[String(row.data)]
  if (!isRecord(columns)) return undefined
  const entries = Object.entries(columns).filter(([, cells]) => Array.isArray(cells))
  return new Map(entries.map(([name, cells]) => [name, (cells as unknown[]).map(cellOf)]))
}

/** A list of values is the column `x`, one of rows the columns `c1`, `c2`, … */
function ofRows(input: readonly unknown[]): TextTable {
  const rows = input.map((each) => (Array.isArray(each) ? each : [each]))
  const width = Math.max(0, ...rows.map((each) => each.length))
  const name = (i: number) => (input.some(Array.isArray) ? `c${i + 1}` : 'x')
  return new Map(
    Array.from({ length: width }, (_, i) => [name(i), rows.map((each) => cellOf(each[i] ?? null))]),
  )
}

const cellOf = (value: unknown) => (value === null || value === undefined ? null : String(value))

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Findings of the table under rules of its columns, which are read as what they hold, and over its rows. */
function judge(table: TextTable, ofColumns: Fields, ofRows: Fields = {}): readonly Finding[] {
  const columns = [...table].map(([name, cells]) => {
    const type = isQuoted(name, { ofColumns, ofRows }) ? 'string' : typeOfTexts(cells)
    return { name, ...(type === 'unknown' ? {} : { type }), ...((ofColumns[name] ?? {}) as Fields) }
  })
  return judgeTexts({ columns, ...ofRows }, table)
}

/** Whether a filter compares the column with text, which it then is. */
const isQuoted = (name: string, rules: Fields) =>
  new RegExp(`${name} (?:<>|=|in) \\(?'`).test(JSON.stringify(rules))

/** What a rule on the statistic observes; null where there is nothing to observe. */
export function statistic(
  table: TextTable,
  column: string,
  name: StatisticName,
  where?: string,
): number | null {
  const minimum = Math.max(-1e300, statisticForms[name].bounds.minimum)
  const bounds = { minimum, ...(where === undefined ? {} : { where }) }
  const findings = judge(table, { [column]: { statistics: { [name]: bounds } } })
  return numberIn(findings, 'statistic.')
}

function quantile(table: TextTable, column: string, rank: string, where?: string) {
  const bounds = { minimum: -1e300, ...(where === undefined ? {} : { where }) }
  const rules = { statistics: { quantiles: { [rank]: bounds } } }
  return numberIn(judge(table, { [column]: rules }), 'statistic.')
}

function numberIn(findings: readonly Finding[], code: string): number | null {
  const found = findings.find((each) => each.code.startsWith(code))
  return typeof found?.observed === 'number' ? found.observed : null
}

/** The share of rows that keep a condition; those of which it is unknown do not, as there. */
function compliance(table: TextTable, expression: string, where?: string): number {
  const rule = { expression, nulls: 'fail', ...(where === undefined ? {} : { where }) }
  return 1 - (numberIn(judge(table, {}, { rules: [rule] }), 'row.rule') ?? Number.NaN)
}

/** Rows that repeat another in all of these columns, of how many. */
function repetitions(table: TextTable, columns: readonly string[]) {
  const part: TextTable = new Map(columns.map((name) => [name, table.get(name) ?? []]))
  const rows = table.get(columns[0] ?? '')?.length ?? 0
  const count = numberIn(judge(part, {}, { uniqueRows: true }), 'rows.duplicate') ?? Number.NaN
  const isBare = Array.from({ length: rows }, (_, i) => i).some((i) =>
    [...part.values()].every((cells) => cells[i] === null),
  )
  return { rows, count, isBare }
}

interface Asked {
  readonly table: TextTable
  readonly columns: readonly string[]
  readonly where?: string
}

type Metric = (asked: Asked) => number | string | null

/** A statistic by its name, and what is to be done to it. */
const of =
  (name: StatisticName, change = (value: number, _: Asked) => value): Metric =>
  (asked) => {
    const value = statistic(asked.table, asked.columns[0] ?? '', name, asked.where)
    return value === null ? null : change(value, asked)
  }

const present = ({ table, columns, where }: Asked) =>
  statistic(table, columns[0] ?? '', 'present', where) ?? 0
/** Deviations of a population, of those of a sample. */
const ofPopulation = (value: number, asked: Asked) => {
  const n = present(asked)
  return value * Math.sqrt((n - 1) / n)
}
const manyOnce =
  'how many tuples occur once is not counted; a key counts rows that repeat one before'
const bareRows = 'a row of nulls alone is a row here'

const noRatio = 'a ratio to a sum of 0 is none here, where theirs is infinite'

/** How two columns go together. */
function ofPair({ table, columns, where }: Asked, section: string, code: string) {
  const filter = where === undefined ? {} : { where }
  const minimum = section === 'correlations' ? -1 : 0
  return numberIn(judge(table, {}, { [section]: [{ columns, minimum, ...filter }] }), code)
}

const metrics: Readonly<Record<string, Metric>> = {
  Completeness: of('missingShare', (share) => 1 - share),
  Mean: of('mean'),
  Sum: of('sum'),
  Minimum: of('minimum'),
  Maximum: of('maximum'),
  Range: of('span'),
  StandardDeviation: of('standardDeviation', ofPopulation),
  Variance: of('standardDeviation', (value, asked) => ofPopulation(value, asked) ** 2),
  Skewness: of('skewness'),
  Kurtosis: of('kurtosis'),
  Entropy: of('entropy'),
  ZerosCount: of('zeroShare', (share, asked) => Math.round(share * present(asked))),
  CountDistinct: of('distinct'),
  ApproxCountDistinct: of('distinct'),
  // Null is a value there.
  hasNumberOfDistinctValues: of('distinct', (value, asked) => {
    const cells = asked.table.get(asked.columns[0] ?? '') ?? []
    return value + (cells.includes(null) ? 1 : 0)
  }),
  Uniqueness: (asked) => (asked.columns.length > 1 ? manyOnce : of('onceShare')(asked)),
  UniqueValueRatio: (asked) => {
    if (asked.columns.length > 1) return manyOnce
    const [once, distinct] = [of('onceShare')(asked), of('distinctShare')(asked)]
    return Number(once) / Number(distinct)
  },
  Distinctness: (asked) => {
    if (asked.columns.length === 1) return of('distinctShare')(asked)
    const { rows, count, isBare } = repetitions(asked.table, asked.columns)
    return isBare ? bareRows : (rows - count) / rows
  },
  Pearson: (asked) => ofPair(asked, 'correlations', 'columns.correlation'),
  Correlation: (asked) => ofPair(asked, 'correlations', 'columns.correlation'),
  MutualInformation: (asked) => ofPair(asked, 'mutualInformation', 'columns.mutual-information'),
  RatioOfSums: ({ table, columns: [numerator, denominator], where }) => {
    const filter = where === undefined ? {} : { where }
    const rules = { ratiosOfSums: [{ numerator, denominator, minimum: -1e300, ...filter }] }
    return numberIn(judge(table, {}, rules), 'columns.ratio') ?? noRatio
  },
  InterquartileRange: () => 'quartiles are values of the data here, not between two of them',
  IQR: () => 'quartiles are values of the data here, not between two of them',
  ExactQuantile: () => 'a quantile is a value of the data here, not between two of them',
}

/** `Mean(att1) where item != '6'`, `Kurtosis(att1) [excess]`, `Skewness`, `Variance, nulls ignored`. */
const operation = /^([A-Za-z]+)(?:\(([\w, ]+)\))?(?: \[\w+\])?(?: where (.+?))?(?:[,:] .*)?$/

/** Metrics of one number by their operation; why not, as text. */
export const metric =
  (fixtures: Fields): Runner =>
  (row) => {
    const table = tableOf(row, fixtures)
    if (table === undefined || table.size === 0) return 'no data to ask'
    const value = answerTo(String(row.op), row, table)
    if (typeof value === 'string') return value
    const { expect } = row
    if (isRecord(expect)) {
      assertSame(value, Object.values(expect), { tolerance: 1e-12, what: 'values' })
    } else assertSame(value, expect, { tolerance: Number(row.tol ?? 1e-12), what: String(row.op) })
    return undefined
  }

function answerTo(op: string, row: Fields, table: TextTable): unknown {
  const first = [...table.keys()][0] ?? ''
  const special = specialOf(op, row, table)
  if (special !== undefined) return special
  const [, name = '', list, condition] = operation.exec(op) ?? []
  if (!Object.hasOwn(metrics, name)) return 'nothing here computes it'
  const columns = list === undefined ? [first] : list.split(',').map((each) => each.trim())
  // Theirs writes `!=`, as Spark does.
  const where = condition?.replaceAll('!=', '<>')
  const missing = columns.find((each) => !table.has(each))
  if (missing !== undefined) return `no column ${missing} to ask`
  return metrics[name]?.({ table, columns, ...(where === undefined ? {} : { where }) }) ?? null
}

/** Operations that are written in a way of their own; undefined for others. */
function specialOf(op: string, row: Fields, table: TextTable): unknown {
  const { expect } = row
  if (op.startsWith('failure message')) return 'a sentence of theirs'
  if (op.startsWith('Size')) return [...table.values()][0]?.length
  const either = /rows where (\w+) (or|and) (\w+) not null/.exec(op)
  if (either !== null) {
    return compliance(table, `${either[1]} is not null ${either[2]} ${either[3]} is not null`)
  }
  const complies = /^Compliance\(([^()]+)\)/.exec(op)
  if (complies !== null) return compliance(table, complies[1] ?? '')
  if (op.startsWith('MinLength, MaxLength')) return lengths(table)
  if (op.startsWith('MutualInformation of')) {
    const asked = { table, columns: [...table.keys()] }
    return metrics.MutualInformation?.(asked)
  }
  const symmetric = /^Pearson\((\w+),(\w+)\) symmetric/.exec(op)
  if (symmetric !== null) {
    const [left, right] = [symmetric.slice(1), symmetric.slice(1).reverse()].map((columns) =>
      metrics.Pearson?.({ table, columns }),
    )
    return typeof left === 'number' && left === right
  }
  if (op.startsWith('DuplicateRowCount')) {
    const { count, isBare } = repetitions(table, [...table.keys()])
    if (isBare) return bareRows
    // Theirs counts the first of equal rows too, ours those that repeat it: none of the one, none of the other.
    assertSame(count > 0, Number(expect) > 0, { tolerance: 0, what: 'repeats' })
    return expect
  }
  const approximate = /^ApproxQuantile(?:\((\w+),\s*)?\s?([\d.]+)\)?(.*)$/.exec(op)
  if (approximate !== null) {
    const column = approximate[1] ?? [...table.keys()][0] ?? ''
    const value = quantile(table, column, approximate[2] ?? '0.5')
    const isBound = /\|value\| <=/.test(approximate[3] ?? '')
    return isBound ? (Math.abs(Number(value)) <= Number(expect) ? expect : value) : value
  }
  if (op.startsWith('Skewness and Kurtosis')) {
    const name = [...table.keys()][0] ?? ''
    assertSame(statistic(table, name, 'skewness'), null, { tolerance: 0, what: 'skewness' })
    return 'a constant column has no skewness here, where theirs says 0'
  }
  return undefined
}

function lengths(table: TextTable): readonly (number | null)[] {
  const name = [...table.keys()][0] ?? ''
  const observed = (rules: Fields) =>
    numberIn(judge(table, { [name]: { type: 'string', length: rules } }), 'length.')
  return [observed({ minimum: 0 }), observed({ maximum: 1e9 })]
}
