/**
 * The same values in some columns go with the same value in another: a functional dependency, as of the city on the
 * postcode.
 *
 * A row breaks it that has another value than most rows with its values have; rows with a null in one of the columns are
 * not compared. Exact, up to `pairCapacity` different combinations.
 */
import { dependency } from '../accumulators/contingency-query.js'
import { isState } from '../accumulators/registry.js'
import { jointKey } from '../profile/joint.js'
import type { HashPairDerivation } from '../profile/joint-derivation.js'
import type { JointNeed } from '../profile/plan.js'
import type { Profile } from '../profile/profile.js'
import type { Schema } from '../schema/schema.js'
import type { DependencyRule } from '../schema/several.js'
import { countOf, countText } from '../schema/words.js'
import type { Finding } from '../verdict/finding.js'
import type { DatasetCheck } from './check.js'
import { type Head, satisfied, skipped } from './result.js'
import { judgeSeveral } from './several.js'
import { judgeBreaking } from './share.js'

/** Different pairs of values that a scan keeps, in about 70 MB. */
export const pairCapacity = 1_000_000

const spec = { kind: 'contingency', capacity: pairCapacity } as const

/** Rows that are shown. */
const shown = 5

function derivationOf({ columns, determines, where }: DependencyRule): HashPairDerivation {
  const filter = where === undefined ? {} : { where }
  return { of: 'hashPair', columns, right: determines, ...filter }
}

export function needsOfDependencies({ dependencies = [] }: Schema): readonly JointNeed[] {
  return dependencies.map((rule) => ({ derivation: derivationOf(rule), spec }))
}

export const dependencies: DatasetCheck = ({ schema, profile }) =>
  (schema.dependencies ?? []).flatMap((rule, index) => {
    const columns = [...rule.columns, rule.determines]
    return judgeSeveral(
      {
        schema,
        profile,
        rule,
        path: `dependencies/${index}`,
        code: 'dependency.broken',
        dimension: 'consistency',
        columns,
        limitOf: ({ mostly }) => mostly ?? 0,
      },
      (tier, head) => judge(tier, head, profile),
    )
  })

function judge(rule: DependencyRule, head: Head, { joint }: Profile): Finding {
  const state = joint?.get(jointKey(derivationOf(rule), spec))?.state
  if (state === undefined || !isState(state, 'contingency')) {
    return skipped(head, 'a profile does not hold the rows')
  }
  const found = dependency(state, shown)
  if (found === undefined) {
    return skipped(head, `there are more than ${countText(pairCapacity)} different combinations`)
  }
  const { rows, groups, broken, first } = found
  const by = listed(rule.columns)
  if (rows === 0) return skipped(head, 'no row has a value in all columns')
  if (broken === 0) {
    const message = `${by} determines ${rule.determines} in ${countOf(rows, 'row')}, ${countOf(groups, 'group')}`
    return satisfied(head, { observed: 0, message })
  }
  const samples = first.map(({ row, usualRow }) => ({
    row,
    value: `unlike row ${usualRow}`,
  }))
  const rest = `another ${rule.determines} than most with its ${by}`
  const what = [`has ${rest}`, `have ${rest}`] as const
  return judgeBreaking(
    head,
    { count: broken, samples, isExact: true },
    { rows, what, mostly: rule.mostly },
  )
}

function listed(names: readonly string[]): string {
  return names.length === 1 ? String(names[0]) : `(${names.join(', ')})`
}
