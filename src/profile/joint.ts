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
import type { Field } from '../batch/column.js'
import { assert } from '../errors.js'
import { viewOf } from './batch-view.js'
import {
  compileDerivation,
  type JointColumn,
  type JointDerivation,
  noParts,
} from './joint-derivation.js'
import { derivationKey, type JointNeed, needsFor } from './plan.js'

/** One statistic of columns together. */
export interface JointCell {
  readonly derivation: JointDerivation
  readonly spec: Spec
  readonly state: State
}

/** By `jointKey`. */
export type Joint = ReadonlyMap<string, JointCell>

/** Names a statistic: equal exactly for those that mean the same. */
export function jointKey(derivation: JointDerivation, spec: Spec): string {
  return `${nameOf(derivation)} ${specKey(spec)}`
}

function nameOf(derivation: JointDerivation): string {
  switch (derivation.of) {
    case 'rule': {
      const { rule, rows } = derivation
      return `rule ${rows} ${JSON.stringify([rule.expression, rule.where ?? null])}`
    }
    case 'tuple': {
      const { columns, nulls, where } = derivation
      return `tuple ${nulls} ${JSON.stringify([columns ?? null, where ?? null])}`
    }
    case 'hashPair': {
      const { columns, right, where } = derivation
      return `hashPair ${JSON.stringify([columns, right, where ?? null])}`
    }
    case 'member': {
      const { columns, nulls, set, within, rows, where } = derivation
      const of = JSON.stringify([columns, nulls, set.name, within?.set.name ?? null, where ?? null])
      return `member ${rows} ${of}`
    }
    case 'numberPair':
    case 'complete': {
      const { of, columns, where } = derivation
      return `${of} ${JSON.stringify([columns ?? null, where ?? null])}`
    }
    case 'filtered': {
      const { column, where } = derivation
      return `filtered ${JSON.stringify([column, where])} ${derivationKey(derivation.derivation)}`
    }
  }
}

/** In their neutral state, those of the needs that can be answered of columns of these types. */
export function emptyJoint(needs: readonly JointNeed[], fields: readonly Field[]): Joint {
  const joint = new Map<string, JointCell>()
  const parts = noParts()
  for (const { derivation, spec } of needs.flatMap((need) => statisticsOf(need, fields))) {
    const key = jointKey(derivation, spec)
    if (joint.has(key) || compileDerivation(derivation, fields, parts) === undefined) continue
    joint.set(key, { derivation, spec, state: emptyState(spec) })
  }
  return joint
}

/** A filtered column is asked what a column of its type is. */
function statisticsOf(need: JointNeed, fields: readonly Field[]) {
  if ('spec' in need) return [need]
  const { column, where, needs } = need
  const field = fields.find(({ name }) => name === column)
  if (field === undefined) return []
  return needsFor({ columns: [{ name: column, needs }] }, field).map(({ derivation, spec }) => ({
    derivation: { of: 'filtered', column, where, derivation } as const,
    spec,
  }))
}

/** The same statistics of no rows. */
export function emptiedJoint(joint: Joint): Joint {
  return new Map([...joint].map(([key, cell]) => [key, { ...cell, state: emptyState(cell.spec) }]))
}

/** Absorbs a batch; the states are changed. */
export type JointUpdate = (joint: Joint, batch: Batch) => void

/** Compiles what is asked, for batches of these fields. */
export function jointUpdater(asked: Joint, fields: readonly Field[]): JointUpdate {
  const columns = new Map<string, JointColumn>()
  const parts = noParts()
  for (const [key, { derivation }] of asked) {
    const compiled = compileDerivation(derivation, fields, parts)
    assert(compiled !== undefined, `${nameOf(derivation)} does not fit the fields`)
    columns.set(key, compiled)
  }
  return (joint, batch) => {
    if (joint.size === 0) return
    const view = viewOf(batch)
    for (const [key, { state }] of joint) {
      const column = columns.get(key)
      assert(column !== undefined, `${key} was not asked`)
      updateState(state, column(view))
    }
  }
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
