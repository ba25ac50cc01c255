/**
 * What a scan must answer: for each column, which accumulators run on which derived columns.
 *
 * Checks and drift tests declare needs; the plan is their union; one pass answers it. Needs are plain
 * data, so a plan can be printed, compared and posted to a worker.
 */
import type { Spec } from '../accumulators/registry.js'
import { specKey } from '../accumulators/spec.js'
import type { Field } from '../batch/column.js'
import type { Derivation } from '../batch/derive.js'
import { isNumeric, isTemporal, type LogicalType } from '../batch/type.js'
import { assert } from '../errors.js'
import type { JointDerivation } from './joint-derivation.js'

/** One statistic of one (derived) column. */
export interface Need {
  readonly derivation: Derivation
  readonly spec: Spec
}

export interface ColumnPlan {
  readonly name: string
  /** Read the column as this type; absent: find it out, widening where the first guess fails. */
  readonly type?: LogicalType
  /** Needs beside the defaults of the column's type (`defaultNeeds`). */
  readonly needs: readonly Need[]
}

/** One statistic of several columns, or what a column is asked in some of the rows. */
export type JointNeed = JointStatistic | FilteredNeed

export interface JointStatistic {
  readonly derivation: JointDerivation
  readonly spec: Spec
}

/** Of one column, in the rows for which a condition is true: the defaults of its type, and these needs. */
export interface FilteredNeed {
  readonly column: string
  readonly where: string
  readonly needs: readonly Need[]
}

export interface Plan {
  /** Columns that are known by name. Others that the source has get the defaults of their type. */
  readonly columns: readonly ColumnPlan[]
  /** What several columns are asked together. */
  readonly joint?: readonly JointNeed[]
}

/** Cells kept as evidence for a finding about them. */
const evidence: Spec = { kind: 'sample', size: 5, by: 'row' }

/**
 * Rank error 0.28 % at 99 % confidence in 25 KB at most, which leaves room in the 32 KB of a stored
 * column for the other sketches and a grid of 512 cells.
 */
const quantiles: Spec = { kind: 'kll', k: 1000 }

/** Relative standard error 1.6 % in 4 KB. */
const distinct: Spec = { kind: 'hll', lgK: 12 }

/** Exact up to 3,072 distinct texts; beyond, every count is known to 0.09 % of the rows. */
const texts: Spec = { kind: 'frequent', lgMaxMapSize: 12 }

/**
 * Numbers with few values are codes, and those have few: exact up to 48 distinct ones. More would
 * say nothing that the quantiles do not, at 30 bytes each.
 */
const codes: Spec = { kind: 'frequent', lgMaxMapSize: 6 }

const tally: Spec = { kind: 'tally' }
const extent: Spec = { kind: 'extent' }
const moments: Spec = { kind: 'moments' }
const order: Spec = { kind: 'order' }

/**
 * What a column of this type is asked by default.
 *
 * Moments and quantiles are of the nearest doubles where these cannot hold a value: integers beyond
 * 2^53 in place, decimals, which are kept as text, by the derivation `number`.
 */
export function defaultNeeds(type: LogicalType): readonly Need[] {
  return [...needs('values', tally), ...typed(type), ...needs('misfits', evidence)]
}

/** Names a derivation: equal exactly for derivations that compute the same column. */
export function derivationKey(derivation: Derivation): string {
  if (derivation.of !== 'violations') return derivation.of
  const { rule } = derivation
  let key = ruleKeys.get(rule)
  if (key === undefined) {
    const entries = Object.entries(rule).filter(([, value]) => value !== undefined)
    key = `violations ${JSON.stringify(entries.sort(([a], [b]) => (a < b ? -1 : 1)))}`
    ruleKeys.set(rule, key)
  }
  return key
}

/** A domain is thousands of values to be written out. */
const ruleKeys = new WeakMap<object, string>()

/** Names a statistic of a column: the key of its cell in a column's profile. */
export function cellKey(derivation: Derivation, spec: Spec): string {
  return `${derivationKey(derivation)} ${specKey(spec)}`
}

/**
 * One plan that answers all of them: columns in the order in which they are first named, each need
 * once. Two plans that fix different types for one column are a programming fault
 * (`InvariantError`).
 */
export function unionPlans(...plans: readonly Plan[]): Plan {
  const columns = new Map<string, ColumnPlan>()
  for (const column of plans.flatMap((plan) => plan.columns)) {
    const before = columns.get(column.name)
    columns.set(column.name, before === undefined ? distinctNeeds(column) : join(before, column))
  }
  const joint = plans.flatMap((plan) => plan.joint ?? [])
  return { columns: [...columns.values()], ...(joint.length === 0 ? {} : { joint }) }
}

/**
 * Everything that a scan under the plan must answer for the field: the defaults of its type, then
 * the plan's own needs. A planned sketch takes the place of a default one of the same kind on the
 * same derived column, since the plan knows which size it wants.
 */
export function needsFor(plan: Plan, field: Field): readonly Need[] {
  const planned = plannedNeeds(plan, field)
  const asked = new Set(planned.map(kindKey))
  const defaults = defaultNeeds(field.type)
  return uniqueNeeds([...defaults.filter((need) => !asked.has(kindKey(need))), ...planned])
}

/**
 * What the plan itself asks of the field, without what has no meaning for a column of its type:
 * queries for those find nothing, and who asked says so.
 */
export function plannedNeeds(plan: Plan, field: Field): readonly Need[] {
  const needs = columnsOf(plan).get(field.name)?.needs ?? []
  return needs.filter((need) => hasMeaning(need, field))
}

/** Columns of a plan by their names, found once. */
function columnsOf(plan: Plan): ReadonlyMap<string, ColumnPlan> {
  let found = columnsByName.get(plan)
  if (found === undefined) {
    found = new Map(plan.columns.map((column) => [column.name, column]))
    columnsByName.set(plan, found)
  }
  return found
}

const columnsByName = new WeakMap<Plan, ReadonlyMap<string, ColumnPlan>>()

function join(a: ColumnPlan, b: ColumnPlan): ColumnPlan {
  const type = a.type ?? b.type
  assert(
    b.type === undefined || b.type === type,
    `plans disagree about column ${a.name}: ${a.type} and ${b.type}`,
  )
  return distinctNeeds({
    name: a.name,
    needs: [...a.needs, ...b.needs],
    ...(type === undefined ? {} : { type }),
  })
}

function distinctNeeds(column: ColumnPlan): ColumnPlan {
  return { ...column, needs: uniqueNeeds(column.needs) }
}

function uniqueNeeds(needs: readonly Need[]): readonly Need[] {
  return [...new Map(needs.map((need) => [cellKey(need.derivation, need.spec), need])).values()]
}

function kindKey({ derivation, spec }: Need): string {
  return `${derivationKey(derivation)} ${spec.kind}`
}

/** Text has no numbers, but a length; a column without a value has none of whatever is asked. */
function hasMeaning({ derivation, spec }: Need, { type }: Field): boolean {
  const readsNumbers = spec.kind === 'moments' || spec.kind === 'kll' || spec.kind === 'histogram'
  switch (derivation.of) {
    case 'values':
    case 'violations': {
      const hasNumbers = isTemporal(type) || (isNumeric(type) && type !== 'decimal')
      return !readsNumbers || hasNumbers || type === 'unknown'
    }
    case 'number':
      return type !== 'string' && type !== 'binary'
    case 'length':
      return true
    case 'pattern':
    case 'misfits':
    case 'nulls':
      return !readsNumbers
  }
}

function typed(type: LogicalType): readonly Need[] {
  switch (type) {
    case 'unknown':
    case 'boolean':
      return []
    case 'decimal':
      return [
        ...needs('values', distinct, codes),
        ...needs('number', tally, extent, moments, quantiles),
      ]
    case 'string':
      return [
        ...needs('values', extent, distinct, texts, order),
        ...needs('length', extent, moments),
        ...needs('pattern', codes),
      ]
    case 'binary':
      return [...needs('values', distinct), ...needs('length', extent, moments)]
    default:
      return needs('values', extent, moments, quantiles, distinct, codes, order)
  }
}

function needs(
  of: Exclude<Derivation['of'], 'violations'>,
  ...specs: readonly Spec[]
): readonly Need[] {
  return specs.map((spec) => ({ derivation: { of }, spec }))
}
