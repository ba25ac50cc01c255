/** Not more nulls than the schema allows. */
import { sampledRows } from '../accumulators/sample.js'
import type { Need } from '../profile/plan.js'
import { stateOf, tallyOf } from '../profile/query.js'
import { countText } from '../schema/words.js'
import type { SampleRow } from '../verdict/finding.js'
import type { ColumnCheck } from './check.js'
import { skipped } from './result.js'
import { judgeShare } from './share.js'
import { violationNeeds, violationsIn } from './violations.js'

const code = 'nulls.share'

const needs: readonly Need[] = [
  { derivation: { of: 'values' }, spec: { kind: 'tally' } },
  { derivation: { of: 'nulls' }, spec: { kind: 'sample', size: 5, by: 'row' } },
]

export const nulls: ColumnCheck = {
  rule: 'nulls',
  dimension: 'completeness',
  codes: (rules) => (rules.nulls === undefined ? [] : [code]),
  needs({ nulls: limit }) {
    if (limit === undefined) return []
    const { tokens } = limit
    return tokens === undefined ? needs : [...needs, ...violationNeeds(tokenRule(tokens))]
  },

  judge({ rules, column, headOf }) {
    const { nulls: limit } = rules
    if (limit === undefined) return []
    const head = headOf(code, limit.maximum)
    const counts = tallyOf(column)?.counts
    if (counts === undefined) return [skipped(head, 'the profile does not count nulls')]
    const { nulls: count, rows } = counts
    if (rows === 0) return [skipped(head, 'the batch has no rows')]
    const kept = stateOf(column, 'nulls', 'sample')
    const samples = kept === undefined ? [] : sampledRows(kept)
    const nothing = samples.map(({ row }) => ({ row, value: null }))
    if (limit.tokens === undefined) {
      const what = ['is null', 'are null'] as const
      return [judgeShare(head, { count, rows, limit, what }, nothing)]
    }
    const tokens = violationsIn(column, tokenRule(limit.tokens))
    if (tokens === undefined) return [skipped(head, 'the profile does not count the tokens')]
    const suffix = `null, ${countText(tokens.count)} of them by a token that stands for it`
    const what = [`is ${suffix}`, `are ${suffix}`] as const
    const share = { count: count + tokens.count, rows, limit, what }
    return [judgeShare(head, share, firstOf([...nothing, ...tokens.samples]))]
  },
}

/** Tokens are what a scan finds as if they were forbidden. */
const tokenRule = (values: readonly string[]) => ({ kind: 'forbidden', values }) as const

const firstOf = (samples: readonly SampleRow[]) =>
  [...samples].sort((a, b) => a.row - b.row).slice(0, 5)
