/**
 * The only list of columns that are derived from several: what each says, and how it is made of a batch.
 *
 * A derived column is a column like any other, a batch at a time, and accumulators read it as such.
 */
import type { Column, Field } from '../batch/column.js'
import { type Derivation, derive } from '../batch/derive.js'
import { isNumeric, isTemporal, type LogicalType } from '../batch/type.js'
import { type Admission, admissionOf, type BatchView, once } from './batch-view.js'
import { completeColumn } from './complete.js'
import { type MemberRows, missingSlots, slotsWithin, tuplesAt, valuesAt } from './member.js'
import type { MemberSet } from './member-set.js'
import { hashPairs, numberPairs } from './pair.js'
import { type CompiledRule, compileRule, type RowRule } from './row-rule.js'
import { type RuleRows, ruleColumn } from './rule-rows.js'
import { type TupleNulls, tupleColumn } from './tuple.js'

/** Plain data, which can be posted to another thread. */
export type JointDerivation =
  | RuleDerivation
  | TupleDerivation
  | HashPairDerivation
  | NumberPairDerivation
  | CompleteDerivation
  | MemberDerivation
  | FilteredDerivation

/** Rows by what a rule says of them. */
export interface RuleDerivation {
  readonly of: 'rule'
  readonly rule: RowRule
  readonly rows: RuleRows
}

/** The tuples of some columns, by their names. */
export interface TupleDerivation extends Filter {
  readonly of: 'tuple'
  /** Absent: all columns that there are. */
  readonly columns?: readonly string[]
  readonly nulls: TupleNulls
}

/** Pairs of the values of some columns, taken together, and those of another. */
export interface HashPairDerivation extends Filter {
  readonly of: 'hashPair'
  readonly columns: readonly string[]
  readonly right: string
}

/** Pairs of two columns of numbers, or of points in time. */
export interface NumberPairDerivation extends Filter {
  readonly of: 'numberPair'
  readonly columns: readonly [x: string, y: string]
}

/** Rows in which all of some columns have a value, as the valid ones of a column. */
export interface CompleteDerivation extends Filter {
  readonly of: 'complete'
  /** Absent: all columns that there are. */
  readonly columns?: readonly string[]
}

/**
 * Rows whose tuple in some columns is not among those of another data set; with `within`, of those only the rows whose tuple
 * in fewer columns is.
 */
export interface MemberDerivation extends Filter {
  readonly of: 'member'
  readonly columns: readonly string[]
  readonly nulls: TupleNulls
  readonly set: MemberSet
  readonly within?: { readonly columns: readonly string[]; readonly set: MemberSet }
  readonly rows: MemberRows
}

/** What is derived from one column, in the rows that a filter lets in. */
export interface FilteredDerivation extends Required<Filter> {
  readonly of: 'filtered'
  readonly column: string
  readonly derivation: Derivation
}

export interface Filter {
  /** Rows for which this condition is not true are left out. */
  readonly where?: string
}

/** The column of a batch. */
export type JointColumn = (view: BatchView) => Column

/** What derivations of the same fields have in common, compiled once: rules and filters, by their texts. */
export interface CompiledParts {
  readonly rules: Map<string, CompiledRule | undefined>
  readonly admissions: Map<string | undefined, Admission | undefined>
}

export function noParts(): CompiledParts {
  return { rules: new Map(), admissions: new Map() }
}

/**
 * Compiles a derivation for batches of these fields; undefined where they cannot answer it. `parts` are those of other
 * derivations of the same fields, and are added to.
 */
export function compileDerivation(
  derivation: JointDerivation,
  fields: readonly Field[],
  parts: CompiledParts = noParts(),
): JointColumn | undefined {
  if (derivation.of === 'rule') return compileRows(derivation, fields, parts)
  const admission = knownOr(parts.admissions, derivation.where, () =>
    admissionOf(derivation.where, fields),
  )
  const places = placesOf(derivation, fields)
  if (admission === undefined || places === undefined) return undefined
  return compileColumns(derivation, { admission, places })
}

interface Reading {
  readonly admission: Admission
  /** Of the columns that are read. */
  readonly places: readonly number[]
}

function compileColumns(
  derivation: Exclude<JointDerivation, RuleDerivation>,
  { admission, places }: Reading,
): JointColumn {
  const columnsOf = (view: BatchView) => places.map((place) => admission.column(view, place))
  switch (derivation.of) {
    case 'tuple': {
      const { columns, nulls, where } = derivation
      const name = `tuple ${JSON.stringify([columns ?? null, nulls, where ?? null])}`
      return (view) => once(view, name, () => tupleColumn(columnsOf(view), nulls))
    }
    case 'hashPair':
      return (view) => {
        const columns = columnsOf(view)
        return hashPairs(columns.slice(0, -1), columns.at(-1) as Column)
      }
    case 'numberPair':
      return (view) => {
        const [x, y] = columnsOf(view)
        return numberPairs(x as Column, y as Column)
      }
    case 'complete':
      return (view) => completeColumn(columnsOf(view))
    case 'member':
      return memberColumn(derivation, { admission, places })
    case 'filtered': {
      const [place = 0] = places
      return (view) => derive(admission.column(view, place), derivation.derivation)
    }
  }
}

function memberColumn(
  { columns, nulls, set, within, rows, where }: MemberDerivation,
  { admission, places }: Reading,
): JointColumn {
  const columnsOf = (view: BatchView) => places.map((place) => admission.column(view, place))
  const inner = (within?.columns ?? []).map((name) => places[columns.indexOf(name)] as number)
  const name = JSON.stringify(['member', columns, nulls, set.name, within?.set.name, where])
  const missing = (view: BatchView) => {
    const tuples = once(view, `tuples ${name}`, () => tupleColumn(columnsOf(view), nulls))
    const slots = once(view, `slots ${name}`, () => {
      const all = missingSlots(tuples, set)
      if (within === undefined) return all
      const own = inner.map((place) => admission.column(view, place))
      return slotsWithin(all, tupleColumn(own, nulls), within.set)
    })
    return { tuples, slots }
  }
  if (rows === 'missingValues') {
    return (view) => valuesAt(columnsOf(view), columns, missing(view).slots)
  }
  return (view) => {
    const { tuples, slots } = missing(view)
    return tuplesAt(tuples, slots)
  }
}

function compileRows(
  { rule, rows }: RuleDerivation,
  fields: readonly Field[],
  parts: CompiledParts,
): JointColumn | undefined {
  const name = `rule ${JSON.stringify([rule.expression, rule.where ?? null])}`
  const compiled = knownOr(parts.rules, name, () => compileRule(rule, fields))
  if (compiled === undefined) return undefined
  return (view) => {
    const slots = once(view, name, () => compiled.slotsOf(view.frame))
    return ruleColumn(view.batch, { rule: compiled, slots }, rows)
  }
}

function knownOr<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  if (!known.has(key)) known.set(key, make())
  return known.get(key) as Value
}

/** Where the columns that are read stand; undefined where one is not there, or is of a type without numbers. */
function placesOf(
  derivation: Exclude<JointDerivation, RuleDerivation>,
  fields: readonly Field[],
): number[] | undefined {
  const names = fields.map(({ name }) => name)
  const places = readBy(derivation, names).map((name) => names.indexOf(name))
  if (places.length === 0 || places.includes(-1)) return undefined
  const isNumber = (place: number) => hasNumbers(fields[place]?.type ?? 'unknown')
  return derivation.of === 'numberPair' && !places.every(isNumber) ? undefined : places
}

function readBy(
  derivation: Exclude<JointDerivation, RuleDerivation>,
  all: readonly string[],
): readonly string[] {
  switch (derivation.of) {
    case 'hashPair':
      return [...derivation.columns, derivation.right]
    case 'filtered':
      return [derivation.column]
    default:
      return derivation.columns ?? all
  }
}

/** Whether values of the type are numbers, or points in time. */
export function hasNumbers(type: LogicalType): boolean {
  return isNumeric(type) || isTemporal(type)
}
