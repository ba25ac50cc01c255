/**
 * Statistics of several columns together: beside the columns of a profile, and summarised as they are.
 *
 * What several columns say is derived as a column of its own, a batch at a time (a column of the rows that
 * break a rule, say), which accumulators read like any other. Profile files do not hold these: they answer
 * the rules of one run.
 */
import {
  emptyState,
  mergeState,
  type Spec,
  type State,
  shiftRows,
  updateState,
} from '../accumulators/registry.js'
import { specKey } from '../accumulators/spec.js'
import type { Batch } from '../batch/batch.js'
import {
  type BooleanColumn,
  type Column,
  type Field,
  rowOf,
  type TextColumn,
} from '../batch/column.js'
import { assert } from '../errors.js'
import { frameOf } from '../expression/evaluate.js'
import { type CompiledRule, compileRule, type RowRule, type RuleSlots } from './row-rule.js'
import { type TupleNulls, tupleColumn } from './tuple.js'

/**
 * Rows by what a rule says of them: `asked` those that its filter lets in and that have an answer, of them `broken` and `unknown`;
 * `failed` those for which rule or filter could not be evaluated. `brokenValues` and so on: the
 * first of them of a batch, with what they hold in the columns that the rule reads, as text.
 */
export type RuleRows =
  | 'asked'
  | 'broken'
  | 'unknown'
  | 'failed'
  | 'brokenValues'
  | 'unknownValues'
  | 'failedValues'

/** Rows by a rule, or the tuples of some columns, by their names. */
export type JointDerivation = RuleDerivation | TupleDerivation

export interface RuleDerivation {
  readonly of: 'rule'
  readonly rule: RowRule
  readonly rows: RuleRows
}

export interface TupleDerivation {
  readonly of: 'tuple'
  /** Absent: all columns that there are. */
  readonly columns?: readonly string[]
  readonly nulls: TupleNulls
}

/** One statistic of columns together. */
export interface JointNeed {
  readonly derivation: JointDerivation
  readonly spec: Spec
}

export interface JointCell extends JointNeed {
  readonly state: State
}

/** By `jointKey`. */
export type Joint = ReadonlyMap<string, JointCell>

/** Rows of a batch whose values are looked at: as many as a sample keeps. */
const examples = 5

/** Names a statistic: equal exactly for those that mean the same. */
export function jointKey(derivation: JointDerivation, spec: Spec): string {
  if (derivation.of === 'tuple') {
    const { columns, nulls } = derivation
    return `tuple ${nulls} ${JSON.stringify(columns ?? null)} ${specKey(spec)}`
  }
  const { rule, rows } = derivation
  return `rule ${rows} ${JSON.stringify([rule.expression, rule.where ?? null])} ${specKey(spec)}`
}

/** In their neutral state, those of the needs that can be answered of columns of these types. */
export function emptyJoint(needs: readonly JointNeed[], fields: readonly Field[]): Joint {
  const compiled = new Map<RowRule, CompiledRule | undefined>()
  const joint = new Map<string, JointCell>()
  for (const { derivation, spec } of needs) {
    if (derivation.of === 'tuple') {
      if (placesOf(derivation, fields) === undefined) continue
    } else {
      const { rule } = derivation
      if (!compiled.has(rule)) compiled.set(rule, compileRule(rule, fields))
      if (compiled.get(rule) === undefined) continue
    }
    joint.set(jointKey(derivation, spec), { derivation, spec, state: emptyState(spec) })
  }
  return joint
}

/** Where the columns of a tuple stand; undefined where one is not there. */
function placesOf({ columns }: TupleDerivation, fields: readonly Field[]): number[] | undefined {
  const names = fields.map(({ name }) => name)
  const places = (columns ?? names).map((name) => names.indexOf(name))
  return places.length === 0 || places.includes(-1) ? undefined : places
}

/** The same statistics of no rows. */
export function emptiedJoint(joint: Joint): Joint {
  return new Map([...joint].map(([key, cell]) => [key, { ...cell, state: emptyState(cell.spec) }]))
}

/** Absorbs a batch; the states are changed. */
export type JointUpdate = (joint: Joint, batch: Batch) => void

/** Compiles what is asked, for batches of these fields. */
export function jointUpdater(asked: Joint, fields: readonly Field[]): JointUpdate {
  const rules = new Map<RowRule, CompiledRule>()
  for (const { derivation } of asked.values()) {
    if (derivation.of === 'tuple') continue
    const { rule } = derivation
    if (rules.has(rule)) continue
    const compiled = compileRule(rule, fields)
    assert(compiled !== undefined, `rule ${rule.expression} does not fit the fields`)
    rules.set(rule, compiled)
  }
  return (joint, batch) => {
    if (joint.size === 0) return
    const frame = frameOf(batch)
    const slots = new Map([...rules].map(([rule, compiled]) => [rule, compiled.slotsOf(frame)]))
    const tuples = new Map<string, Column>()
    for (const { derivation, state } of joint.values()) {
      if (derivation.of === 'tuple') {
        const key = JSON.stringify([derivation.columns, derivation.nulls])
        const known = tuples.get(key) ?? tupleIn(batch, derivation, fields)
        tuples.set(key, known)
        updateState(state, known)
        continue
      }
      const { rule, rows } = derivation
      const [compiled, found] = [rules.get(rule), slots.get(rule)]
      assert(compiled !== undefined && found !== undefined, 'a rule that was not asked')
      updateState(state, columnOf(batch, compiled, found, rows))
    }
  }
}

function tupleIn(batch: Batch, derivation: TupleDerivation, fields: readonly Field[]): Column {
  const places = placesOf(derivation, fields) ?? []
  return tupleColumn(
    places.map((place) => batch.columns[place] as Column),
    derivation.nulls,
  )
}

/** Adds what `from` says of rows behind those of `into`, whose states are changed. */
export function appendJoint(into: Joint, from: Joint): void {
  for (const [key, { state }] of into) {
    const other = from.get(key)
    assert(other !== undefined, `partitions of other rules: ${key}`)
    mergeState(state, other.state)
  }
}

/** Adds `by` to every row number. */
export function shiftJoint(joint: Joint, by: number): void {
  for (const { state } of joint.values()) shiftRows(state, by)
}

function columnOf(
  batch: Batch,
  rule: CompiledRule,
  { asked, broken, unknown, failed }: RuleSlots,
  rows: RuleRows,
): Column {
  switch (rows) {
    case 'asked':
      return countColumn(asked)
    case 'broken':
      return countColumn(broken.length)
    case 'unknown':
      return countColumn(unknown.length)
    case 'failed':
      return countColumn(failed.length)
    case 'brokenValues':
      return valuesColumn(batch, rule, broken)
    case 'unknownValues':
      return valuesColumn(batch, rule, unknown)
    case 'failedValues':
      return valuesColumn(batch, rule, failed)
  }
}

/** So many rows, of which nothing else is told. */
function countColumn(length: number): BooleanColumn {
  const nothing = new Uint8Array((length + 7) >> 3)
  return {
    storage: 'boolean',
    type: 'boolean',
    length,
    invalidCount: length,
    validity: nothing,
    firstRow: 1,
    bits: nothing,
  }
}

function valuesColumn(batch: Batch, rule: CompiledRule, slots: Int32Array): TextColumn {
  const first = [...slots.subarray(0, examples)]
  const [column] = batch.columns
  assert(column !== undefined, 'a rule on a batch without columns')
  const texts = first.map((slot) => Buffer.from(rule.evidence(batch, slot)))
  const offsets = new Int32Array(texts.length + 1)
  texts.forEach((text, i) => {
    offsets[i + 1] = offsets[i]! + text.length
  })
  const rows = Float64Array.from(first, (slot) => rowOf(column, slot))
  return {
    storage: 'utf8',
    type: 'string',
    length: first.length,
    invalidCount: 0,
    validity: undefined,
    firstRow: rows[0] ?? batch.firstRow,
    rows,
    offsets,
    bytes: Buffer.concat(texts),
  }
}
