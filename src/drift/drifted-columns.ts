/**
 * How many of the compared columns drifted? The verdict on a data set as a whole.
 *
 * Each column's verdict stands for itself, and holds its error rate over all tests of the run together; this one is a
 * count, for people who tolerate some columns that move (their level a warning) but not many at once.
 */
import type { Attributes } from '../schema/attributes.js'
import type { DriftedColumns, Schema } from '../schema/schema.js'
import { countText, percent } from '../schema/words.js'
import type { Finding } from '../verdict/finding.js'

const code = 'drift.columns'

/** Columns that a message names. */
const named = 5

/** The finding on all drift findings of a run; none where no column was compared. */
export function driftedColumns(
  limits: DriftedColumns | undefined,
  findings: readonly Finding[],
  positions?: Schema['positions'],
): readonly Finding[] {
  const compared = new Set(
    findings.flatMap(({ column, outcome, test }) =>
      test === undefined || column === null || outcome === 'skipped' ? [] : [column],
    ),
  )
  if (compared.size === 0) return []
  const drifted = [
    ...new Set(
      findings.flatMap(({ column, outcome }) =>
        outcome === 'drift' && column !== null ? [column] : [],
      ),
    ),
  ]
  const share = drifted.length / compared.size
  const tooMany = limits !== undefined && isBeyond(limits, drifted.length, share)
  const { level = 'error' }: Attributes = limits ?? {}
  const position = positions?.get('driftedColumns')
  return [
    {
      code,
      column: null,
      level: tooMany ? level : 'info',
      outcome: tooMany ? 'violated' : 'satisfied',
      dimension: limits?.dimension ?? 'accuracy',
      observed: share,
      limit: limits?.maximumShare ?? limits?.maximum ?? null,
      rows: null,
      samples: [],
      message: sentence(drifted, compared.size),
      ...(position === undefined ? {} : { position }),
    },
  ]
}

function isBeyond(
  { maximum, maximumShare }: DriftedColumns,
  count: number,
  share: number,
): boolean {
  return count > (maximum ?? Infinity) || share > (maximumShare ?? Infinity)
}

function sentence(drifted: readonly string[], compared: number): string {
  const of = `of ${countText(compared)} compared ${compared === 1 ? 'column' : 'columns'}`
  if (drifted.length === 0) return `none ${of} drifted`
  const names = drifted.slice(0, named).map((name) => JSON.stringify(name))
  const more = drifted.length - names.length
  const list = [...names, ...(more > 0 ? [`${countText(more)} more`] : [])].join(', ')
  return `${countText(drifted.length)} ${of} drifted (${percent(drifted.length / compared)}): ${list}`
}
