/** Not more nulls than the schema allows. */
import { sampledRows } from '../accumulators/sample.js'
import type { Need } from '../profile/plan.js'
import { stateOf, tallyOf } from '../profile/query.js'
import type { ColumnCheck } from './check.js'
import { skipped } from './result.js'
import { judgeShare } from './share.js'

const code = 'nulls.share'

const needs: readonly Need[] = [
  { derivation: { of: 'values' }, spec: { kind: 'tally' } },
  { derivation: { of: 'nulls' }, spec: { kind: 'sample', size: 5, by: 'row' } },
]

export const nulls: ColumnCheck = {
  rule: 'nulls',
  dimension: 'completeness',
  codes: (rules) => (rules.nulls === undefined ? [] : [code]),
  needs: (rules) => (rules.nulls === undefined ? [] : needs),

  judge({ rules, column, headOf }) {
    const { nulls: limit } = rules
    if (limit === undefined) return []
    const head = headOf(code, limit.maximum, limit.level)
    const counts = tallyOf(column)?.counts
    if (counts === undefined) return [skipped(head, 'the profile does not count nulls')]
    const { nulls: count, rows } = counts
    if (rows === 0) return [skipped(head, 'the batch has no rows')]
    const kept = stateOf(column, 'nulls', 'sample')
    const samples = kept === undefined ? [] : sampledRows(kept)
    const nothing = samples.map(({ row }) => ({ row, value: null }))
    const what = ['is null', 'are null'] as const
    return [judgeShare(head, { count, rows, limit, what }, nothing)]
  },
}
