/** How two columns go together lies within bounds: correlation, mutual information, ratio of sums. */
import { correlation } from '../accumulators/comoments.js'
import { mutualInformation } from '../accumulators/contingency-query.js'
import { sum } from '../accumulators/moments.js'
import { isState } from '../accumulators/registry.js'
import { jointKey } from '../profile/joint.js'
import type { JointDerivation } from '../profile/joint-derivation.js'
import type { JointNeed } from '../profile/plan.js'
import type { ColumnProfile, Profile } from '../profile/profile.js'
import { momentsOf } from '../profile/query.js'
import type { Schema } from '../schema/schema.js'
import type { CorrelationRule, MutualInformationRule, RatioRule } from '../schema/several.js'
import { countText } from '../schema/words.js'
import type { Finding } from '../verdict/finding.js'
import type { DatasetCheck } from './check.js'
import { pairCapacity } from './dependencies.js'
import { filteredColumn } from './filters.js'
import { judgeMeasured, limitOf } from './measured.js'
import { type Head, skipped } from './result.js'
import { judgeSeveral } from './several.js'

const pairs = { kind: 'contingency', capacity: pairCapacity } as const
const products = { kind: 'comoments' } as const

const filterOf = ({ where }: { readonly where?: string }) => (where === undefined ? {} : { where })

function numbersOf(rule: CorrelationRule): JointDerivation {
  return { of: 'numberPair', columns: rule.columns, ...filterOf(rule) }
}

function valuesOf(rule: MutualInformationRule): JointDerivation {
  const [left, right] = rule.columns
  return { of: 'hashPair', columns: [left], right, ...filterOf(rule) }
}

export function needsOfRelations(schema: Schema): readonly JointNeed[] {
  const { correlations = [], mutualInformation: informations = [], ratiosOfSums = [] } = schema
  return [
    ...correlations.map((rule) => ({ derivation: numbersOf(rule), spec: products })),
    ...informations.map((rule) => ({ derivation: valuesOf(rule), spec: pairs })),
    ...ratiosOfSums.flatMap(({ numerator, denominator, where }) =>
      where === undefined
        ? []
        : [numerator, denominator].map((column) => ({ column, where, needs: [] })),
    ),
  ]
}

export const correlations: DatasetCheck = ({ schema, profile }) =>
  (schema.correlations ?? []).flatMap((rule, index) =>
    judgeSeveral(
      {
        schema,
        profile,
        rule,
        path: `correlations/${index}`,
        code: 'columns.correlation',
        dimension: 'consistency',
        columns: rule.columns,
        limitOf,
      },
      (tier, head) => judgeCorrelation(tier, head, profile),
    ),
  )

function judgeCorrelation(rule: CorrelationRule, head: Head, { joint }: Profile): Finding {
  const state = joint?.get(jointKey(numbersOf(rule), products))?.state
  if (state === undefined || !isState(state, 'comoments')) {
    return skipped(head, 'a profile does not hold the rows, or a column has no numbers')
  }
  const value = correlation(state)
  if (value === undefined) return skipped(head, 'one of the columns does not vary')
  return judgeExact(head, `the correlation of ${rule.columns.join(' and ')}`, value, rule)
}

export const mutualInformations: DatasetCheck = ({ schema, profile }) =>
  (schema.mutualInformation ?? []).flatMap((rule, index) =>
    judgeSeveral(
      {
        schema,
        profile,
        rule,
        path: `mutualInformation/${index}`,
        code: 'columns.mutual-information',
        dimension: 'consistency',
        columns: rule.columns,
        limitOf,
      },
      (tier, head) => judgeInformation(tier, head, profile),
    ),
  )

function judgeInformation(rule: MutualInformationRule, head: Head, { joint }: Profile): Finding {
  const state = joint?.get(jointKey(valuesOf(rule), pairs))?.state
  if (state === undefined || !isState(state, 'contingency')) {
    return skipped(head, 'a profile does not hold the rows')
  }
  if (state.hasOverflowed) {
    return skipped(head, `there are more than ${countText(pairCapacity)} different pairs`)
  }
  const value = mutualInformation(state)
  if (value === undefined) return skipped(head, 'no row has a value in both columns')
  return judgeExact(head, `the mutual information of ${rule.columns.join(' and ')}`, value, rule)
}

export const ratiosOfSums: DatasetCheck = ({ schema, profile }) =>
  (schema.ratiosOfSums ?? []).flatMap((rule, index) =>
    judgeSeveral(
      {
        schema,
        profile,
        rule,
        path: `ratiosOfSums/${index}`,
        code: 'columns.ratio',
        dimension: 'consistency',
        columns: [rule.numerator, rule.denominator],
        limitOf,
      },
      (tier, head) => judgeRatio(tier, head, profile),
    ),
  )

function judgeRatio(rule: RatioRule, head: Head, profile: Profile): Finding {
  const { numerator, denominator } = rule
  const [above, below] = [numerator, denominator].map((name) => sumOf(profile, name, rule.where))
  if (above === undefined || below === undefined) {
    return skipped(head, 'a column has no numbers, or their sum is beyond the doubles')
  }
  if (below === 0) return skipped(head, `the sum of ${denominator} is 0`)
  return judgeExact(
    head,
    `the sum of ${numerator} divided by that of ${denominator}`,
    above / below,
    rule,
  )
}

function sumOf(profile: Profile, name: string, where: string | undefined): number | undefined {
  const column = profile.columns.find(({ field }) => field.name === name)
  if (column === undefined) return undefined
  const read: ColumnProfile = where === undefined ? column : filteredColumn(profile, column, where)
  const state = momentsOf(read)
  return state === undefined || state.count === 0 ? undefined : sum(state)
}

function judgeExact(
  head: Head,
  noun: string,
  value: number,
  bounds: RatioRule | CorrelationRule,
): Finding {
  return judgeMeasured(head, { noun, value: { estimate: value, low: value, high: value } }, bounds)
}
