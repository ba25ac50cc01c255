/**
 * Every value is of the column's type.
 *
 * A scan under the schema reads each column as its type and counts what does not conform, with its
 * rows. A profile that was made without the schema has the type that all its values share.
 */
import { sampledRows } from '../accumulators/sample.js'
import { classesOf } from '../batch/type.js'
import type { Need } from '../profile/plan.js'
import { stateOf, tallyOf } from '../profile/query.js'
import { countOf, countText } from '../schema/words.js'
import type { ColumnCheck } from './check.js'
import { satisfied, skipped, violated } from './result.js'
import { judgeMostly } from './share.js'

const code = 'type.mismatch'

const needs: readonly Need[] = [
  { derivation: { of: 'values' }, spec: { kind: 'tally' } },
  { derivation: { of: 'misfits' }, spec: { kind: 'sample', size: 5, by: 'row' } },
]

export const type: ColumnCheck = {
  rule: 'type',
  dimension: 'conformity',
  codes: (rules) => (rules.type === undefined ? [] : [code]),
  needs: (rules) => (rules.type === undefined ? [] : needs),

  judge({ rules, column, headOf }) {
    const wanted = rules.type
    if (wanted === undefined) return []
    const head = headOf(code, wanted)
    const { type: found, classes } = column.field
    const isSubset = (classes & ~classesOf(wanted)) === 0
    if (found !== wanted && found !== 'unknown' && !isSubset) {
      const message = `the column holds values of type ${found}, expected ${wanted}`
      return [violated(head, { observed: found, rows: null, message })]
    }
    const counts = tallyOf(column)?.counts
    if (counts === undefined) return [skipped(head, 'the profile does not count values')]
    const { misfits, rows } = counts
    if (misfits === 0) {
      const message = `all values are of type ${wanted}`
      return [satisfied(head, { observed: found === 'unknown' ? wanted : found, message })]
    }
    const kept = stateOf(column, 'misfits', 'sample')
    // Nulls conform to every type, and say nothing about it.
    const filled = rows - counts.nulls
    const body = {
      observed: misfits / filled,
      rows: misfits,
      samples: kept === undefined ? [] : sampledRows(kept),
      message: `${countOf(misfits, 'row')} of ${countText(filled)} ${misfits === 1 ? 'does' : 'do'} not hold the type ${wanted}`,
    }
    const mostly = rules.typeRule?.mostly
    if (mostly === undefined) return [violated(head, body)]
    return [judgeMostly(head, body, { count: misfits, rows: filled, mostly, isExact: true })]
  },
}
