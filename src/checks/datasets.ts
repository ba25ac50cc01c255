/** What a schema wants to know of other data sets, and what is known of them once they were read. */
import type { MembersState } from '../accumulators/members.js'
import { isState } from '../accumulators/registry.js'
import { validCount } from '../accumulators/tally.js'
import type { LogicalType } from '../batch/type.js'
import { jointKey } from '../profile/joint.js'
import type { TupleDerivation } from '../profile/joint-derivation.js'
import { type MemberSet, memberSet } from '../profile/member-set.js'
import type { JointNeed } from '../profile/plan.js'
import type { Profile } from '../profile/profile.js'
import type { TupleNulls } from '../profile/tuple.js'
import type { Schema } from '../schema/schema.js'
import type { EqualityRule, ReferenceRule } from '../schema/several.js'

/** The tuples of some columns of another data set. */
export interface Wanted {
  /** As the schema names it. */
  readonly dataset: string
  /** In the other data set, with the types in which both are read. */
  readonly columns: readonly { readonly name: string; readonly type: LogicalType }[]
  readonly nulls: TupleNulls
  /** Of the rule that wants them, in the schema. */
  readonly path: string
}

/** Those tuples. */
export interface Others {
  readonly set: MemberSet
  /** Rows that have such a tuple, equal ones too. */
  readonly rows: number
}

/** By `nameOf` what is wanted. */
export type Known = ReadonlyMap<string, Others>

/** Equal exactly for those that want the same. */
export function nameOf({ dataset, columns, nulls }: Wanted): string {
  return JSON.stringify([dataset, columns.map(({ name, type }) => [name, type]), nulls])
}

/** Everything that the rules of a schema want to know of other data sets. */
export function wantedBy(schema: Schema): readonly Wanted[] {
  const { references = [], equals = [] } = schema
  return [
    ...references.map((rule, index) => referenced(schema, rule, index)),
    ...equals.flatMap((rule, index) => {
      const { keys, wholes } = compared(schema, rule, index)
      return [keys, wholes]
    }),
  ]
}

export function referenced(schema: Schema, rule: ReferenceRule, index: number): Wanted {
  const { columns, to = columns } = rule
  const types = columns.map((name) => typeOf(schema, name))
  return {
    dataset: rule.in,
    columns: to.map((name, i) => ({ name, type: types[i] as LogicalType })),
    nulls: 'skip',
    path: `references/${index}`,
  }
}

/** The keys, and the rows with all that is compared. */
export function compared(
  schema: Schema,
  { dataset, key, columns }: EqualityRule,
  index: number,
): { readonly keys: Wanted; readonly wholes: Wanted } {
  const typed = (names: readonly string[]) =>
    names.map((name) => ({ name, type: typeOf(schema, name) }))
  const about = { dataset, nulls: 'equal', path: `equals/${index}` } as const
  return {
    keys: { ...about, columns: typed(key) },
    wholes: { ...about, columns: typed([...key, ...columns]) },
  }
}

function typeOf({ columns }: Schema, name: string): LogicalType {
  return columns.find((column) => column.name === name)?.type ?? 'string'
}

const tally = { kind: 'tally' } as const
const members = { kind: 'members' } as const

const tupleOf = ({ columns, nulls }: Wanted): TupleDerivation => ({
  of: 'tuple',
  columns: columns.map(({ name }) => name),
  nulls,
})

/** What a scan of the other data set must answer. */
export function needsOfOthers(wanted: readonly Wanted[]): readonly JointNeed[] {
  return wanted.flatMap((each) => [
    { derivation: tupleOf(each), spec: tally },
    { derivation: tupleOf(each), spec: members },
  ])
}

/** What the scan found; undefined where the other data set lacks one of the columns. */
export function othersIn({ joint }: Profile, wanted: Wanted): Others | undefined {
  const counted = joint?.get(jointKey(tupleOf(wanted), tally))?.state
  const found = joint?.get(jointKey(tupleOf(wanted), members))?.state
  if (counted === undefined || !isState(counted, 'tally')) return undefined
  if (found === undefined || !isState(found, 'members')) return undefined
  return { set: memberSet(nameOf(wanted), found as MembersState), rows: validCount(counted) }
}
