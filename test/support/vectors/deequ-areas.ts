/** Runners for the areas of deequ.json beside metrics: distributions, patterns, merging, rows, statuses. */
import { kll } from '../../../src/accumulators/kll.js'
import { quantile, rank } from '../../../src/accumulators/kll-query.js'
import { lInfinity, robustLInfinity } from '../../../src/drift/l-infinity.js'
import { populationStabilityTest } from '../../../src/drift/population-stability.js'
import { countInBins, equalWidthEdges } from '../../../src/drift/quantile-bins.js'
import type { Level } from '../../../src/verdict/finding.js'
import { judge as verdictOf } from '../../../src/verdict/verdict.js'
import { floatColumn } from './columns.js'
import { merging } from './deequ-merge.js'
import { statistic, tableOf } from './deequ-metrics.js'
import { assertSame, type Fields, type Runner, type Runners } from './family.js'
import { countsOf, fields, numbers } from './fields.js'
import { judgeTexts, type TextTable } from './judged.js'
import { assertNotReproduced } from './stats-drift.js'

const exactly = (what: string) => ({ tolerance: 1e-12, what })

/** Frequent values, and counts in bins of one's own edges or of equal width. */
const histogram =
  (fixtures: Fields): Runner =>
  (row) => {
    const table = tableOf(row, fixtures)
    const op = String(row.op)
    if (table === undefined) return 'no data to ask'
    if (op.startsWith('Histogram(')) return frequencies(row, table)
    if (op.startsWith('ties ordered'))
      return 'values that are equally frequent come in no order here'
    const cells = [...table.values()][0] ?? []
    const values = cells.filter((cell) => cell !== null).map(Number)
    return binned(row, values, cells.length - values.length)
  }

/** Each value's share of the rows with one is observed by a rule on it. */
function frequencies(row: Fields, table: TextTable): string | undefined {
  const name = /\((\w+)\)/.exec(String(row.op))?.[1] ?? ''
  const cells = table.get(name)
  if (cells === undefined) return `no column ${name} to ask`
  const { numberOfBins, NullValue, ...counts } = fields(row, 'expect')
  const nulls = statistic(table, name, 'missingShare') ?? Number.NaN
  if (Array.isArray(NullValue)) {
    assertSame([nulls * cells.length, nulls], NullValue, exactly('nulls'))
  }
  const distinct = statistic(table, name, 'distinct') ?? Number.NaN
  // Null is one more value there.
  assertSame(distinct + (nulls > 0 ? 1 : 0), numberOfBins, exactly('numberOfBins'))
  for (const [value, expected] of Object.entries(counts)) {
    const rules = [{ expression: `${name} = '${value}'`, mostly: 1, nulls: 'fail' }]
    const found = judgeTexts(
      { columns: [{ name, type: 'string' }], rules },
      new Map([[name, cells]]),
    )
    const share = Number(found.find(({ code }) => code === 'row.rule')?.observed)
    assertSame([share * cells.length, share], expected, exactly(value))
  }
  return undefined
}

function binned(row: Fields, values: readonly number[], nulls: number): string | undefined {
  const op = String(row.op)
  const custom = /edges \[([^\]]*)\]/.exec(op)
  const equal = /(\d+) equal bins/.exec(op)
  const low = Math.min(...values)
  const high = Math.max(...values)
  if (low === high) return 'a constant column has one bin in both; here it needs no edges'
  if (custom !== null) {
    const edges = (custom[1] ?? '').split(',').map(Number)
    const inner = /overflow/.test(op) ? edges : edges.slice(1, -1)
    // Theirs closes the last bin at the right, which has no room for an edge.
    const nudged = /overflow/.test(op) ? [...inner.slice(0, -1), next(inner.at(-1) ?? 0)] : inner
    assertSame(leftClosed(values, Float64Array.from(nudged)), row.expect, exactly('counts'))
    return undefined
  }
  if (equal === null) return 'bins of another making'
  const { counts, nullCount } = fields(row, 'expect')
  assertSame(
    leftClosed(values, equalWidthEdges(low, high, Number(equal[1]))),
    counts,
    exactly('counts'),
  )
  assertSame(nulls, nullCount, exactly('nullCount'))
  return undefined
}

const next = (value: number) => value + Math.max(1, Math.abs(value)) * Number.EPSILON

/** Theirs are closed on the left, ours on the right: mirrored they agree. */
function leftClosed(values: readonly number[], edges: Float64Array): number[] {
  const mirrored = Float64Array.from(edges, (edge) => -edge).reverse()
  const counts = countInBins(
    values.map((value) => -value),
    mirrored,
  )
  return [...counts].reverse()
}

const formats: Readonly<Record<string, string>> = { EMAIL: 'email', SSN: 'socialSecurityNumber' }

const passes = (rules: object, cell: string | null): boolean =>
  judgeTexts({ columns: [{ name: 'a', ...rules }] }, new Map([['a', [cell]]])).every(
    ({ outcome }) => outcome !== 'violated',
  )

/** Their patterns look for a part of the value, and know small letters only: both are known defects. */
const pattern: Runner = (row) => {
  const name = Object.keys(formats).find((each) => String(row.op).includes(each))
  if (name === undefined) return 'no format of this name'
  const format = { type: 'string', format: formats[name] }
  const substring = /substring semantics: .* on '([^']*)'/.exec(String(row.op))
  if (substring !== null) {
    assertSame(passes(format, substring[1] ?? ''), !row.expect, exactly('the whole value'))
    return undefined
  }
  const [values, expected] = [row.input, row.expect]
  if (!Array.isArray(values) || !Array.isArray(expected)) return 'no values to ask'
  values.forEach((value, i) => {
    const isCapital = /[A-Z]/.test(String(value))
    const wanted = isCapital ? passes(format, String(value).toLowerCase()) : expected[i] === 1
    assertSame(passes(format, String(value)), wanted, exactly(String(value)))
  })
  return undefined
}

/** Sketches of all values, where theirs loses the weight of repeated ones. */
const sketch: Runner = (row) => {
  const op = String(row.op)
  const expected = fields(row, 'expect')
  const repeated = /\{([\d,]+)\}/.exec(op)
  if (repeated !== null) {
    const values = Float64Array.from((repeated[1] ?? '').split(','), Number)
    const state = sketchOf(values)
    if (expected.correct !== undefined) {
      assertSame(state.count, expected.correct, exactly('weight'))
      return undefined
    }
    for (const [x, ranked] of Object.entries(fields(expected, 'correct_rank'))) {
      assertSame((rank(state, Number(x)) ?? 0) * state.count, ranked, exactly(`rank of ${x}`))
    }
    return undefined
  }
  const range = /quantiles\(4\).* of (\d+)\.\.(\d+)/.exec(op)
  if (range === null) return 'the levels of another implementation'
  const [first, last] = [Number(range[1]), Number(range[2])]
  const state = sketchOf(Float64Array.from({ length: last - first + 1 }, (_, i) => first + i))
  const theirs = numbers(expected, 'q4')
  // Theirs takes the value behind the one at the rank.
  const ours = [0.25, 0.5, 0.75].map((q) => quantile(state, q))
  assertSame(
    ours,
    [...theirs].map((value) => value - 1),
    exactly('quantiles'),
  )
  return undefined
}

function sketchOf(values: Float64Array) {
  const state = kll.empty({ kind: 'kll', k: 2048 })
  kll.update(state, floatColumn(values))
  return state
}

/** Largest gaps with the allowance for chance, as theirs names it; PSI with an empty bin is finite here. */
export const otherDistance: Runner = (row) => {
  const op = String(row.op)
  const isNumeric = op.startsWith('numeric')
  if (op.startsWith('PSI')) {
    const input = fields(row, 'input')
    const counts = countsOf(input.expected, input.actual)
    if (counts === undefined) return 'counts in an unknown form'
    const found = populationStabilityTest(counts.a, counts.b).effect
    if (row.expect === 'Infinity') assertSame(Number.isFinite(found), true, exactly('finite'))
    else assertNotReproduced(found, row.expect)
    return undefined
  }
  const input = row.input
  if (!/Linf/.test(op) || !Array.isArray(input)) return 'nothing here computes this distance'
  const sides = isNumeric ? steps(input) : countsOf(input[0], input[1])
  if (sides === undefined) return 'counts in an unknown form'
  if (!op.includes('robust')) {
    assertSame(lInfinity(sides.a, sides.b).distance, row.expect, exactly('distance'))
    return undefined
  }
  const alpha = /(?<!c_)alpha=([\d.]+)/.exec(op)?.[1]
  const level = alpha === undefined ? 2 * Math.exp(-2 * 1.8 ** 2) : Number(alpha)
  const { distance } = lInfinity(sides.a, sides.b)
  const [n, m] = isNumeric ? [input[0].length, input[1].length] : [0, 0]
  const found = isNumeric
    ? Math.max(0, distance - 1.8 * Math.sqrt(1 / n + 1 / m))
    : robustLInfinity(sides.a, sides.b, level)
  assertSame(found, row.expect, exactly('distance'))
  return undefined
}

/** Shares of values up to each value of either side. */
function steps([a, b]: readonly (readonly number[])[]) {
  const all = [...new Set([...(a ?? []), ...(b ?? [])])].sort((x, y) => x - y)
  const side = (values: readonly number[] = []) =>
    Float64Array.from(all, (x) => values.filter((value) => value <= x).length / values.length)
  return { a: side(a), b: side(b) }
}

/** Rows outside of bounds, by row; other strategies judge a series of metrics. */
const anomaly: Runner = (row) => {
  const bounds = /^(?:lower (-?[\d.]+) ?)?(?:upper (-?[\d.]+))? -> idx$/.exec(String(row.op))
  const [, low, high] = bounds ?? []
  if (bounds === null || !Array.isArray(row.input))
    return 'a series of metrics: there is no history here'
  const range = {
    ...(low === undefined ? {} : { minimum: Number(low) }),
    ...(high === undefined ? {} : { maximum: Number(high) }),
  }
  const found = row.input.flatMap((value, i) =>
    passes({ type: 'number', range }, String(value)) ? [] : [i],
  )
  assertSame(found, row.expect, exactly('rows'))
  return undefined
}

/** `hasMin(x > 2)` of each row; of a null nothing is said. */
const byRow: Runner = (row) => {
  const bound = /has(Min|Max)\(\w+ (<=?|>=?) (-?[\d.]+)\)/.exec(String(row.op))
  if (bound === null || !Array.isArray(row.input)) return 'another form of rule'
  const keys: Readonly<Record<string, string>> = {
    '>': 'exclusiveMinimum',
    '>=': 'minimum',
    '<': 'exclusiveMaximum',
    '<=': 'maximum',
  }
  const rules = { type: 'number', range: { [keys[bound[2] ?? ''] ?? '']: Number(bound[3]) } }
  const found = row.input.map((value) => (value === null ? null : passes(rules, String(value))))
  assertSame(found, row.expect, exactly('rows'))
  return undefined
}

const levels: Readonly<Record<string, Level>> = { Success: 'info', Warning: 'warn', Error: 'error' }

/** The worst of the levels of what failed. */
const status: Runner = (row) => {
  if (!String(row.op).includes('max severity')) return 'the data are not in the file'
  for (const [list, expected] of Object.entries(fields(row, 'expect'))) {
    const names = list.slice(1, -1).split(',').filter(Boolean)
    const { summary } = verdictOf(
      names.map((name) => ({
        code: 'row.rule',
        column: null,
        level: levels[name] ?? 'info',
        outcome: 'violated',
        dimension: 'consistency',
        observed: null,
        limit: null,
        rows: null,
        samples: [],
        message: '',
      })),
    )
    const found = summary.errors > 0 ? 'Error' : summary.warnings > 0 ? 'Warning' : 'Success'
    assertSame(found, expected, exactly(list))
  }
  return undefined
}

export const areaRunners = (fixtures: Fields): Runners => ({
  histogram: histogram(fixtures),
  pattern,
  merge: merging,
  kll: sketch,
  anomaly,
  rowlevel: byRow,
  status,
})

/** Why areas without a runner are left out. */
export const absentAreas: Readonly<Record<string, string>> = {
  profile: 'the data are not in the file',
  comparison:
    'the same data are run in test/peers: rows that lack a key are told apart from those that differ',
}
