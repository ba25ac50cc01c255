/** No text is shorter or longer than allowed, in Unicode code points. */
import { validCount } from '../accumulators/tally.js'
import type { ColumnProfile } from '../profile/profile.js'
import { stateOf, tallyOf } from '../profile/query.js'
import type { ColumnSchema } from '../schema/schema.js'
import { judgeSides, type Known, type Side } from './bounds.js'
import type { ColumnCheck } from './check.js'
import { violationNeeds } from './violations.js'

export const length: ColumnCheck = {
  rule: 'length',
  dimension: 'conformity',
  codes: (rules) => sidesOf(rules).map(codeOf),
  needs: (rules) => sidesOf(rules).flatMap(({ rule }) => violationNeeds(rule)),

  judge({ rules, column, headOf }) {
    const judged = sidesOf(rules).map((side) => {
      return { head: headOf(codeOf(side), side.limit), side, known: knownOf(column, side) }
    })
    return judgeSides(judged, column, rules.length?.mostly)
  },
}

const codeOf = ({ side }: Side) => `length.${side}`

/** Lengths are whole numbers: an exclusive bound is the next inclusive one. */
function sidesOf({ length }: ColumnSchema): readonly Side[] {
  if (length === undefined) return []
  const { evidenceRows, exclusiveMinimum, exclusiveMaximum } = length
  const minimum =
    length.minimum ?? (exclusiveMinimum === undefined ? undefined : exclusiveMinimum + 1)
  const maximum =
    length.maximum ?? (exclusiveMaximum === undefined ? undefined : exclusiveMaximum - 1)
  const shared = { evidenceRows, far: undefined, isOpen: false }
  const sides: Side[] = []
  if (minimum !== undefined) {
    const rule = { kind: 'length', minimum } as const
    sides.push({ side: 'below', rule, bound: minimum, limit: minimum, ...shared })
  }
  if (maximum !== undefined) {
    const rule = { kind: 'length', maximum } as const
    sides.push({ side: 'above', rule, bound: maximum, limit: maximum, ...shared })
  }
  return sides
}

function knownOf(column: ColumnProfile, { side }: Side): Known {
  const tally = tallyOf(column)
  const extent = stateOf(column, 'length', 'extent')
  const extreme = side === 'below' ? extent?.minimum : extent?.maximum
  return {
    values: tally === undefined ? 0 : validCount(tally),
    extreme: typeof extreme === 'number' ? { value: extreme, shown: extreme } : undefined,
    infinities: 0,
    quantiles: stateOf(column, 'length', 'kll'),
    noun: 'length',
  }
}
