/** How many rows a scan found to keep a condition, to break it, and neither; and the first of them. */
import { isState } from '../accumulators/registry.js'
import { sampledRows } from '../accumulators/sample.js'
import { jointKey } from '../profile/joint.js'
import type { JointStatistic } from '../profile/plan.js'
import type { Profile } from '../profile/profile.js'
import { columnsOfRule, type RowRule } from '../profile/row-rule.js'
import type { RuleRows } from '../profile/rule-rows.js'
import type { SampleRow } from '../verdict/finding.js'

const tally = { kind: 'tally' } as const
export const ruleSamples = { kind: 'sample', size: 5, by: 'row' } as const
const counted = ['asked', 'broken', 'unknown', 'failed'] as const satisfies readonly RuleRows[]
const shown = [
  'brokenValues',
  'unknownValues',
  'failedValues',
] as const satisfies readonly RuleRows[]

export interface RuleCounts {
  readonly asked: number
  readonly broken: number
  readonly unknown: number
  readonly failed: number
  readonly brokenRows: readonly SampleRow[]
  readonly unknownRows: readonly SampleRow[]
  readonly failedRows: readonly SampleRow[]
}

/** What a scan must answer to know them. */
export function needsOfRule(rule: RowRule): readonly JointStatistic[] {
  return [
    ...counted.map((rows) => ({ derivation: { of: 'rule', rule, rows } as const, spec: tally })),
    ...shown.map((rows) => ({
      derivation: { of: 'rule', rule, rows } as const,
      spec: ruleSamples,
    })),
  ]
}

/** Undefined where the profile was made without asking. */
export function countsOf(profile: Profile, rule: RowRule): RuleCounts | undefined {
  const rowsOf = (rows: RuleRows) => {
    const state = profile.joint?.get(jointKey({ of: 'rule', rule, rows }, tally))?.state
    return state !== undefined && isState(state, 'tally') ? state.counts.rows : undefined
  }
  const sampleOf = (rows: RuleRows) => {
    const state = profile.joint?.get(jointKey({ of: 'rule', rule, rows }, ruleSamples))?.state
    return state !== undefined && isState(state, 'sample') ? sampledRows(state) : []
  }
  const [asked, broken, unknown, failed] = counted.map(rowsOf)
  if (asked === undefined || broken === undefined) return undefined
  if (unknown === undefined || failed === undefined) return undefined
  const [brokenRows = [], unknownRows = [], failedRows = []] = shown.map(sampleOf)
  return { asked, broken, unknown, failed, brokenRows, unknownRows, failedRows }
}

/** The columns that a rule reads, spelt as the batch has them. */
export function columnsIn(rule: RowRule, { columns }: Profile): readonly string[] {
  const known = columns.map(({ field }) => field.name)
  return columnsOfRule(rule).map((name) => {
    const folded = name.toLowerCase()
    return (
      known.find((each) => each === name) ??
      known.find((each) => each.toLowerCase() === folded) ??
      name
    )
  })
}
