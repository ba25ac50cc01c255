/** Runner for the rows of deequ.json about states that are merged. */
import { assertSame, type Fields, type Runner } from './family.js'
import { fields } from './fields.js'
import { judgeParts, type TextTable } from './judged.js'

const exactly = (what: string) => ({ tolerance: 1e-12, what })

/** Statistics of two data sets, each profiled alone, and of both, whose profiles are joined. */
export const merging: Runner = (row) => {
  const op = String(row.op)
  const named = /initial (\w+)=(\[[^\]]*\]), delta \w+=(\[[^\]]*\])/.exec(op)
  if (named !== null) {
    const [name = ''] = named.slice(1)
    const parts = named.slice(2).map((list) => new Map([[name, cellsIn(list)]]))
    return mergedMetrics(name, parts, fields(row, 'expect'))
  }
  const quantiles = /^ApproxQuantile ([\d.]+): states of (\[[^\]]*\]) and (\[[^\]]*\])/.exec(op)
  if (quantiles !== null) {
    const parts = quantiles.slice(2).map((list) => new Map([['x', cellsIn(list)]]))
    const bounds = { [quantiles[1] ?? '']: { minimum: -1e300 } }
    const rules = { name: 'x', type: 'integer', statistics: { quantiles: bounds } }
    assertSame(
      observedIn(parts, { columns: [rules] }, 'statistic.'),
      row.expect,
      exactly('quantile'),
    )
    return undefined
  }
  const tuples = [...op.matchAll(/\[([^\]]*)\]/g)].map(([, list]) => tuplesIn(list ?? ''))
  const rules = { uniqueRows: true, columns: [{ name: 'a' }, { name: 'b' }] }
  const repeated = Number(observedIn(tuples, rules, 'rows.duplicate'))
  // Theirs counts the first of equal rows too.
  assertSame(repeated > 0, Number(row.expect) > 0, exactly('repeats'))
  return undefined
}

/** `[a,null,b]`. */
const cellsIn = (list: string) =>
  list
    .slice(1, -1)
    .split(',')
    .map((cell) => (cell === 'null' ? null : cell))

/** `(a,1),(b,2)`. */
function tuplesIn(list: string): TextTable {
  const rows = [...list.matchAll(/\((\w+),(\w+)\)/g)]
  return new Map([
    ['a', rows.map(([, a = '']) => a)],
    ['b', rows.map(([, , b = '']) => b)],
  ])
}

const observedIn = (parts: readonly TextTable[], rules: object, code: string) =>
  judgeParts(rules, parts).find((each) => each.code.startsWith(code))?.observed

function mergedMetrics(
  name: string,
  parts: readonly TextTable[],
  expected: Fields,
): string | undefined {
  const known = Object.entries(expected).filter(
    ([metric]) => metricRules(name, metric) !== undefined,
  )
  if (known.length === 0) return `no answer to ${Object.keys(expected).join(', ')}`
  for (const [metric, values] of known) {
    const { rules, code, change } = metricRules(name, metric) ?? { rules: {}, code: '' }
    const found = [...parts.map((part) => [part]), parts].map((some) => {
      const observed = Number(observedIn(some, rules, code))
      return change?.(observed) ?? observed
    })
    assertSame(found, values, exactly(metric))
  }
  return undefined
}

/** The rule that observes a metric. */
function metricRules(name: string, metric: string) {
  const statisticOf = (statistic: string) => ({
    columns: [{ name, statistics: { [statistic]: { minimum: 0 } } }],
  })
  const condition = /^Compliance\((.*)\)$/.exec(metric)
  const complement = (share: number) => 1 - share
  if (metric === 'Size') {
    return { rules: { rows: { minimum: 1e6 }, columns: [{ name }] }, code: 'rows.below' }
  }
  if (metric === 'Completeness') {
    return { rules: statisticOf('missingShare'), code: 'statistic.', change: complement }
  }
  if (metric.startsWith('Uniqueness('))
    return { rules: statisticOf('onceShare'), code: 'statistic.' }
  if (condition === null) return undefined
  const rules = [{ expression: condition[1] ?? '', nulls: 'fail' }]
  return { rules: { columns: [{ name }], rules }, code: 'row.rule', change: complement }
}
