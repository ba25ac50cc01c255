/**
 * The same values as another data set has, row by row of a key.
 *
 * Three ways to differ, each a finding: rows whose key the other data set lacks, rows with other values under their key, and
 * keys of the other data set that the batch lacks. A key that occurs twice on either side says so as well: which of its
 * rows should equal which? Nulls are equal here. Exact: the other data set's rows are held as hashes.
 */
import { distinctKeys, type KeysState } from '../accumulators/keys.js'
import { isState } from '../accumulators/registry.js'
import { sampledRows } from '../accumulators/sample.js'
import { jointKey } from '../profile/joint.js'
import type { JointDerivation, MemberDerivation } from '../profile/joint-derivation.js'
import type { MemberRows } from '../profile/member.js'
import type { JointNeed } from '../profile/plan.js'
import type { Profile } from '../profile/profile.js'
import type { Schema } from '../schema/schema.js'
import type { EqualityRule } from '../schema/several.js'
import { countOf, countText } from '../schema/words.js'
import type { Finding } from '../verdict/finding.js'
import type { DatasetCheck } from './check.js'
import { compared, type Known, nameOf, type Others } from './datasets.js'
import { type Head, satisfied, skipped, violated } from './result.js'
import { judgeSeveral } from './several.js'
import { judgeBreaking } from './share.js'
import type { Violations } from './violations.js'

const tally = { kind: 'tally' } as const
const samples = { kind: 'sample', size: 5, by: 'row' } as const
const keys = { kind: 'keys' } as const

/** The other data set's keys, and its rows with all that is compared. */
interface Other {
  readonly keys: Others
  readonly wholes: Others
}

function otherOf(
  schema: Schema,
  rule: EqualityRule,
  index: number,
  known: Known,
): Other | undefined {
  const wanted = compared(schema, rule, index)
  const [found, whole] = [known.get(nameOf(wanted.keys)), known.get(nameOf(wanted.wholes))]
  return found === undefined || whole === undefined ? undefined : { keys: found, wholes: whole }
}

/** The derived columns that a rule is judged by. */
function derivationsOf({ key, columns, where }: EqualityRule, other: Other) {
  const about = { nulls: 'equal', ...(where === undefined ? {} : { where }) } as const
  const member = { of: 'member', ...about } as const
  return {
    tuples: { of: 'tuple', columns: key, ...about } as const,
    unmatched: (rows: MemberRows): MemberDerivation => {
      return { ...member, columns: key, set: other.keys.set, rows }
    },
    different: (rows: MemberRows): MemberDerivation => {
      const within = { columns: key, set: other.keys.set }
      return { ...member, columns: [...key, ...columns], set: other.wholes.set, within, rows }
    },
  }
}

/** What a scan of the batch must answer, given the other data sets. */
export function needsOfEqualities(schema: Schema, known: Known): readonly JointNeed[] {
  return (schema.equals ?? []).flatMap((rule, index) => {
    const other = otherOf(schema, rule, index, known)
    if (other === undefined) return []
    const { tuples, unmatched, different } = derivationsOf(rule, other)
    return [
      { derivation: tuples, spec: tally },
      { derivation: tuples, spec: keys },
      { derivation: unmatched('missing'), spec: tally },
      { derivation: unmatched('missing'), spec: keys },
      { derivation: unmatched('missingValues'), spec: samples },
      { derivation: different('missing'), spec: tally },
      { derivation: different('missingValues'), spec: samples },
    ]
  })
}

/** What the scan found. */
interface Compared {
  /** Of the batch. */
  readonly rows: number
  /** Different keys of the batch. */
  readonly distinct: number
  readonly unmatched: Violations
  readonly different: Violations
  /** Keys of the other data set that the batch lacks. */
  readonly absent: number
  readonly other: Other
}

export const equalities: DatasetCheck = ({ schema, profile, others: known }) =>
  (schema.equals ?? []).flatMap((rule, index) => {
    const other = otherOf(schema, rule, index, known)
    const found = other === undefined ? undefined : comparedIn(profile, rule, other)
    const finding = (
      code: string,
      judge: (rule: EqualityRule, head: Head, found: Compared) => Finding,
    ) =>
      judgeSeveral(
        {
          schema,
          profile,
          rule,
          path: `equals/${index}`,
          code,
          dimension: 'consistency',
          columns: [...rule.key, ...rule.columns],
          limitOf: ({ mostly }) => mostly ?? 0,
        },
        (tier, head) =>
          found === undefined
            ? skipped(head, 'a profile does not hold the rows')
            : judge(tier, head, found),
      )
    return [
      ...finding('dataset.unmatched', judgeUnmatched),
      ...finding('dataset.different', judgeDifferent),
      ...finding('dataset.absent', judgeAbsent),
      ...(found !== undefined && isAmbiguous(found) ? finding('dataset.ambiguous', judgeKeys) : []),
    ]
  })

const isAmbiguous = ({ rows, distinct, other }: Compared) =>
  distinct < rows || other.keys.set.table.size < other.keys.rows

function judgeUnmatched(rule: EqualityRule, head: Head, { rows, unmatched }: Compared): Finding {
  if (rows === 0) return skipped(head, 'there are no rows')
  const rest = `a key that ${rule.dataset} lacks`
  const what = [`has ${rest}`, `have ${rest}`] as const
  if (unmatched.count > 0)
    return judgeBreaking(head, unmatched, { rows, what, mostly: rule.mostly })
  const message = `${rule.dataset} has the keys of ${countOf(rows, 'row')}`
  return satisfied(head, { observed: 0, message })
}

function judgeDifferent(rule: EqualityRule, head: Head, found: Compared): Finding {
  const { rows, unmatched, different } = found
  const matched = rows - unmatched.count
  if (matched === 0) return skipped(head, `no row has a key of ${rule.dataset}`)
  const rest = `other values than ${rule.dataset} has under their key`
  const what = [`has ${rest.replace('their', 'its')}`, `have ${rest}`] as const
  if (different.count > 0) {
    return judgeBreaking(head, different, { rows: matched, what, mostly: rule.mostly })
  }
  const message = `${countOf(matched, 'row')} equal those of ${rule.dataset}`
  return satisfied(head, { observed: 0, message })
}

function judgeAbsent(rule: EqualityRule, head: Head, { absent, other }: Compared): Finding {
  const all = other.keys.set.table.size
  const share = all === 0 ? 0 : absent / all
  const message = `the batch lacks ${countOf(absent, 'key')} of the ${countText(all)} of ${rule.dataset}`
  const body = { observed: share, rows: null, message }
  const isAllowed = absent === 0 || (rule.mostly !== undefined && 1 - share >= rule.mostly)
  return isAllowed ? satisfied(head, { ...body, rows: 0 }) : violated(head, body)
}

function judgeKeys(rule: EqualityRule, head: Head, { rows, distinct, other }: Compared): Finding {
  const twice = { batch: rows - distinct, other: other.keys.rows - other.keys.set.table.size }
  const message =
    `the key is not unique: ${countOf(twice.batch, 'row')} of the batch and ` +
    `${countOf(twice.other, 'row')} of ${rule.dataset} repeat one, so it is not sure which rows should be equal`
  return violated(head, { observed: twice.batch + twice.other, rows: twice.batch, message })
}

function comparedIn(profile: Profile, rule: EqualityRule, other: Other): Compared | undefined {
  const { tuples, unmatched, different } = derivationsOf(rule, other)
  const rows = countIn(profile, tuples)
  const distinct = distinctIn(profile, tuples)
  const unknown = distinctIn(profile, unmatched('missing'))
  const [apart, changed] = [unmatched, different].map((of) => violationsIn(profile, of))
  if (rows === undefined || distinct === undefined || unknown === undefined) return undefined
  if (apart === undefined || changed === undefined) return undefined
  const absent = other.keys.set.table.size - (distinct - unknown)
  return { rows, distinct, unmatched: apart, different: changed, absent, other }
}

function countIn({ joint }: Profile, derivation: JointDerivation): number | undefined {
  const state = joint?.get(jointKey(derivation, tally))?.state
  return state !== undefined && isState(state, 'tally') ? state.counts.rows : undefined
}

function distinctIn({ joint }: Profile, derivation: JointDerivation): number | undefined {
  const state = joint?.get(jointKey(derivation, keys))?.state
  return state === undefined ? undefined : distinctKeys(state as KeysState)
}

function violationsIn(
  profile: Profile,
  of: (rows: MemberRows) => MemberDerivation,
): Violations | undefined {
  const count = countIn(profile, of('missing'))
  const shown = profile.joint?.get(jointKey(of('missingValues'), samples))?.state
  if (count === undefined || shown === undefined || !isState(shown, 'sample')) return undefined
  return { count, samples: sampledRows(shown), isExact: true }
}
