/** Rules over rows from relations that held in every row of the reference. */
import { isState } from '../accumulators/registry.js'
import { columnText } from '../expression/words.js'
import { jointKey } from '../profile/joint.js'
import type { JointNeed } from '../profile/plan.js'
import type { Profile } from '../profile/profile.js'
import type { RowRule } from '../profile/row-rule.js'
import type { RuleRows } from '../profile/rule-rows.js'
import type { Inference } from './infer.js'
import type { Relation } from './relation-candidates.js'
import type { RowCondition } from './schema.js'
import { shareConfidence, upperShare } from './share-bound.js'
import { fewestDifferences } from './wall.js'
import { countOf, percent } from './words.js'

/** More rules than people read. */
const mostRules = 20

const tally = { kind: 'tally' } as const
const counted = ['asked', 'broken', 'unknown', 'failed'] as const satisfies readonly RuleRows[]

const ruleOf = ({ low, operator, high }: Relation): RowRule => ({
  expression: `${columnText(low)} ${operator} ${columnText(high)}`,
})

/** What a read of all rows must count so that the candidates can be verified. */
export function needsOfRelations(candidates: readonly Relation[]): readonly JointNeed[] {
  return candidates.flatMap((candidate) => {
    const rule = ruleOf(candidate)
    return counted.map((rows) => ({ derivation: { of: 'rule', rule, rows } as const, spec: tally }))
  })
}

/** The inferred schema with the candidates that hold in all rows of the profile, which counted them. */
export function withRelations(
  inference: Inference,
  candidates: readonly Relation[],
  profile: Profile,
): Inference {
  const verified = candidates.filter((each) => supportOf(each, profile) >= fewestDifferences)
  const names = profile.columns.map(({ field }) => field.name)
  const kept = reduced(verified, names).slice(0, mostRules)
  if (kept.length === 0) return inference
  const evidence = new Map(inference.evidence)
  const before = inference.schema.rules ?? []
  kept.forEach((each, i) => {
    evidence.set(`rules/${before.length + i}`, evidenceOf(each, supportOf(each, profile)))
  })
  const rules = [...before, ...kept.map((each): RowCondition => ruleOf(each))]
  return { schema: { ...inference.schema, rules }, evidence }
}

function evidenceOf({ chance }: Relation, rows: number): string {
  const broken = percent(Number(chance.toPrecision(2)))
  const share = percent(upperShare(0, rows))
  return `in all ${countOf(rows, 'row')}; chance would break ${broken}; at most ${share} do (${percent(shareConfidence)})`
}

/** Rows with both values, in all of which the relation holds; 0 where it does not. */
function supportOf(relation: Relation, { joint }: Profile): number {
  const rule = ruleOf(relation)
  const counts = counted.map((rows) => {
    const state = joint?.get(jointKey({ of: 'rule', rule, rows }, tally))?.state
    return state !== undefined && isState(state, 'tally') ? state.counts.rows : Number.NaN
  })
  const [asked = 0, broken, unknown = 0, failed] = counts
  return broken === 0 && failed === 0 ? asked - unknown : 0
}

/**
 * Without what follows from the others: of equal columns the first stands for all, and of a ≤ b ≤ c
 * nothing is said of a and c. The order is kept.
 */
function reduced(relations: readonly Relation[], names: readonly string[]): readonly Relation[] {
  const place = new Map(names.map((name, i) => [name, i]))
  const first = new Map<string, string>()
  const root = (name: string): string => {
    const next = first.get(name)
    return next === undefined ? name : root(next)
  }
  const equal = relations.filter(({ operator }) => operator === '=')
  const joining = equal.filter(({ low, high }) => {
    const [a, b] = [root(low), root(high)]
    if (a === b) return false
    const isFirst = (place.get(a) ?? 0) < (place.get(b) ?? 0)
    first.set(isFirst ? b : a, isFirst ? a : b)
    return true
  })
  const ordered = relations.filter(
    ({ operator, low, high }) => operator !== '=' && !first.has(low) && !first.has(high),
  )
  const orders = new Map(ordered.map((each) => [JSON.stringify([each.low, each.high]), each]))
  const follows = (relation: Relation) =>
    ordered.some((step) => {
      if (step.low !== relation.low || step.high === relation.high) return false
      const rest = orders.get(JSON.stringify([step.high, relation.high]))
      if (rest === undefined) return false
      return relation.operator === '<=' || step.operator === '<' || rest.operator === '<'
    })
  return [...joining, ...ordered.filter((each) => !follows(each))]
}
