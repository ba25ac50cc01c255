/** A schema with the limits that windows of its reference give: drift limits, and the number of rows. */
import { limitsOfWindows } from '../drift/learnt.js'
import { UsageError } from '../errors.js'
import type { WindowStatistics } from '../profile/windows.js'
import type { Inference } from '../schema/infer.js'
import { inferRows } from '../schema/infer-file.js'
import type { ColumnSchema, RowBounds } from '../schema/schema.js'
import { countOf, countText, percent } from '../schema/words.js'

/**
 * The inferred schema with learnt limits and their evidence. Throws `UsageError` where its alpha is too
 * small for so few windows.
 */
export function withLearntLimits(inference: Inference, windows: WindowStatistics): Inference {
  const { schema } = inference
  const compared = new Set(
    schema.columns.filter(({ drift }) => drift?.compare !== false).map(({ name }) => name),
  )
  const limits = limitsOfWindows(windows, schema.alpha, (column) => compared.has(column))
  if (limits === undefined) {
    const needed = Math.ceil(1 / schema.alpha) - 1
    throw new UsageError(
      `windows: ${windows.rows.length} of them cannot show a p-value of ${schema.alpha}, ` +
        `which takes ${needed}; cut the reference into more`,
    )
  }
  const evidence = new Map(inference.evidence)
  const columns = schema.columns.map((column, i): ColumnSchema => {
    const own = limits.get(column.name)
    if (own === undefined) return column
    evidence.set(`columns/${i}/drift`, evidenceOf(windows))
    return { ...column, drift: { ...column.drift, ...own } }
  })
  const rows = rowsOf(windows, evidence)
  return { schema: { ...schema, rows, columns }, evidence }
}

/** What so many windows can give: no p-value lies below 1 / (windows + 1). */
function evidenceOf({ rows, by }: WindowStatistics): string {
  const [least, most] = [Math.min(...rows), Math.max(...rows)]
  const size = least === most ? countText(least) : `${countText(least)} to ${countText(most)}`
  const cut = by === null ? '' : ` by ${by}`
  return `learnt from ${rows.length} windows${cut} of ${size} rows, jointly over all tests; p is ${percent(1 / (rows.length + 1))} at least`
}

/**
 * Equal parts say nothing of how many rows come next but their number; windows by a column show how it
 * varies: a further one has more rows than all of them, or fewer, with probability 2 / (windows + 1).
 */
function rowsOf(
  { rows, by }: WindowStatistics,
  evidence: Map<string, string>,
): readonly RowBounds[] {
  const sorted = [...rows].sort((a, b) => a - b)
  const middle = sorted[sorted.length >> 1] ?? 1
  if (by === null) {
    const bounds = inferRows(middle, evidence)
    evidence.set('rows/1', `about half to double the ${countOf(middle, 'row')} of a window`)
    return bounds
  }
  // From 39 windows up the bounds hold 95 % with windows to spare.
  const spare = Math.max(0, Math.floor((sorted.length + 1) * 0.025) - 1)
  const [minimum, maximum] = [sorted[spare] ?? 1, sorted[sorted.length - 1 - spare] ?? 1]
  const outside = percent((2 * (spare + 1)) / (sorted.length + 1))
  evidence.set(
    'rows/1',
    `learnt from ${sorted.length} windows by ${by}; a further one lies outside with ${outside}`,
  )
  return [
    { minimum: 1, level: 'error' },
    { minimum: Math.max(1, minimum), maximum, level: 'warn' },
  ]
}
