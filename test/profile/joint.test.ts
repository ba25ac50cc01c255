import { describe, expect, it } from 'vitest'
import { duplicateCount } from '../../src/accumulators/keys.js'
import { isState } from '../../src/accumulators/registry.js'
import { sampledRows } from '../../src/accumulators/sample.js'
import {
  appendJoint,
  emptiedJoint,
  emptyJoint,
  type Joint,
  jointKey,
  jointUpdater,
  shiftJoint,
} from '../../src/profile/joint.js'
import type { JointNeed } from '../../src/profile/plan.js'
import type { RowRule } from '../../src/profile/row-rule.js'
import type { RuleRows } from '../../src/profile/rule-rows.js'
import { rowsOf } from '../expression/rows.js'

const rule: RowRule = { expression: 'a > 1' }
const tally = { kind: 'tally' } as const
const sample = { kind: 'sample', size: 5, by: 'row' } as const
const needs: JointNeed[] = [
  ...(['asked', 'broken', 'unknown', 'failed'] as const).map((rows) => ({
    derivation: { of: 'rule', rule, rows } as const,
    spec: tally,
  })),
  { derivation: { of: 'rule', rule, rows: 'brokenValues' }, spec: sample },
]

const first = rowsOf({ a: ['integer', ['0', '2', null]] })
const second = rowsOf({ a: ['integer', ['1', 'x', '1', '1', '1', '1', '1']] })
const fields = first.types.map((each) => ({ ...each, classes: 0 }))

function count(joint: Joint, rows: RuleRows): number | undefined {
  const state = joint.get(jointKey({ of: 'rule', rule, rows }, tally))?.state
  return state !== undefined && isState(state, 'tally') ? state.counts.rows : undefined
}

function samples(joint: Joint) {
  const state = joint.get(jointKey({ of: 'rule', rule, rows: 'brokenValues' }, sample))?.state
  return state !== undefined && isState(state, 'sample') ? sampledRows(state) : []
}

describe('joint statistics', () => {
  it('count the rows of each batch, and keep the first of them', () => {
    const joint = emptyJoint(needs, fields)
    const update = jointUpdater(joint, fields)
    update(joint, first.batch)
    update(joint, second.batch)
    expect(count(joint, 'asked')).toBe(9)
    expect(count(joint, 'broken')).toBe(7)
    expect(count(joint, 'unknown')).toBe(1)
    expect(count(joint, 'failed')).toBe(1)
    expect(samples(joint)[0]).toMatchObject({ row: 11, value: 'a = 0' })
    expect(samples(joint).length).toBe(5)
  })

  it('of parts are those of the whole, rows moved to their place', () => {
    const [left, right] = [emptyJoint(needs, fields), emptyJoint(needs, fields)]
    const update = jointUpdater(left, fields)
    update(left, first.batch)
    update(right, second.batch)
    shiftJoint(right, 100)
    appendJoint(left, right)
    expect(count(left, 'broken')).toBe(7)
    expect(samples(left).map(({ row }) => row)).toEqual([11, 111, 113, 114, 115])
    expect(count(emptiedJoint(left), 'broken')).toBe(0)
  })

  it('are not held of rules that do not fit the types', () => {
    const text = [{ name: 'a', type: 'string' as const, classes: 0 }]
    expect(emptyJoint(needs, text).size).toBe(0)
    expect(() => jointUpdater(emptyJoint(needs, fields), text)).toThrow(/does not fit/)
  })

  it('know tuples of columns, where all of them are there', () => {
    const spec = { kind: 'keys' } as const
    const of = (columns?: string[]): JointNeed => ({
      derivation: { of: 'tuple', nulls: 'skip', ...(columns === undefined ? {} : { columns }) },
      spec,
    })
    expect(emptyJoint([of(['b'])], fields).size).toBe(0)
    const joint = emptyJoint([of(['a']), of()], fields)
    expect(joint.size).toBe(2)
    const update = jointUpdater(joint, fields)
    update(joint, first.batch)
    update(joint, second.batch)
    const repeats = [...joint.values()].map(({ state }) =>
      isState(state, 'keys') ? duplicateCount(state) : undefined,
    )
    expect(repeats).toEqual([5, 5])
  })

  it('are told apart by expression, filter, rows and spec', () => {
    const where = { ...rule, where: 'a < 9' }
    const keys = [
      jointKey({ of: 'rule', rule, rows: 'broken' }, tally),
      jointKey({ of: 'rule', rule: where, rows: 'broken' }, tally),
      jointKey({ of: 'rule', rule, rows: 'failed' }, tally),
      jointKey({ of: 'rule', rule, rows: 'broken' }, sample),
    ]
    expect(new Set(keys).size).toBe(4)
    expect(jointKey({ of: 'rule', rule: { ...rule }, rows: 'broken' }, tally)).toBe(keys[0])
  })
})
