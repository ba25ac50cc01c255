/** Not more values that are NaN, or infinite, than the schema allows. */
import { validCount } from '../accumulators/tally.js'
import type { Rule } from '../batch/match.js'
import { isNumeric } from '../batch/type.js'
import type { ColumnProfile } from '../profile/profile.js'
import { stateOf } from '../profile/query.js'
import type { ColumnCheck } from './check.js'
import { skipped } from './result.js'
import { judgeShare } from './share.js'
import { type Violations, violationNeeds, violationsIn } from './violations.js'

interface Special {
  readonly key: 'nans' | 'infinities'
  readonly code: string
  readonly rule: Rule
  readonly what: readonly [one: string, many: string]
}

const special = ({ key, code, rule, what }: Special): ColumnCheck => ({
  rule: key,
  dimension: 'conformity',
  codes: (rules) => (rules[key] === undefined ? [] : [code]),
  needs: (rules) => (rules[key] === undefined ? [] : violationNeeds(rule)),

  judge({ rules, column, headOf }) {
    const { [key]: limit } = rules
    if (limit === undefined) return []
    const head = headOf(code, limit.maximum)
    const { type } = column.field
    if (!isNumeric(type) && type !== 'unknown') {
      return [skipped(head, `the column holds values of type ${type}`)]
    }
    const tally = stateOf(column, 'number', 'tally') ?? stateOf(column, 'values', 'tally')
    const rows = tally === undefined ? 0 : validCount(tally)
    if (tally === undefined || rows === 0) return [skipped(head, 'no row has a value')]
    const { count, samples } = violationsIn(column, rule) ?? counted(column, key)
    return [judgeShare(head, { count, rows, what, limit }, samples)]
  },
})

/** A profile that was made without the schema counts them too, but keeps no rows. */
function counted(column: ColumnProfile, key: Special['key']): Violations {
  const tally = stateOf(column, 'number', 'tally') ?? stateOf(column, 'values', 'tally')
  const { nans = 0, positiveInfinities = 0, negativeInfinities = 0 } = tally?.counts ?? {}
  const count = key === 'nans' ? nans : positiveInfinities + negativeInfinities
  return { count, samples: [], isExact: true }
}

export const nans = special({
  key: 'nans',
  code: 'number.nan',
  rule: { kind: 'special', not: 'nan' },
  what: ['holds NaN', 'hold NaN'],
})

export const infinities = special({
  key: 'infinities',
  code: 'number.infinite',
  rule: { kind: 'special', not: 'infinite' },
  what: ['is infinite', 'are infinite'],
})
