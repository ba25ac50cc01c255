import { expect, it } from 'vitest'
import { members } from '../../src/accumulators/members.js'
import { hashesOf } from '../../src/batch/hashes.js'
import { missingSlots, slotsWithin, tuplesAt, valuesAt } from '../../src/profile/member.js'
import { memberSet } from '../../src/profile/member-set.js'
import { tupleColumn } from '../../src/profile/tuple.js'
import { textsOf } from '../support/read-source.js'
import { plainText } from '../support/text-columns.js'

const setOf = (...texts: string[]) => {
  const state = members.empty({ kind: 'members' })
  members.update(state, tupleColumn([plainText(texts)], 'skip'))
  return memberSet(texts.join(), state)
}
const [a, b] = [plainText(['x', 'y', null, 'z', 'y']), plainText(['1', '2', '3', '4', '5'])]
const tuples = tupleColumn([a], 'skip')

it('finds the rows whose values are not there, nulls apart', () => {
  expect([...missingSlots(tuples, setOf('x'))]).toEqual([1, 3, 4])
  expect([...slotsWithin(Int32Array.of(0, 1, 3), tuples, setOf('z', 'x'))]).toEqual([0, 3])
})

it('gives them with their hashes, and what the first of them hold', () => {
  const missing = tuplesAt(tuples, Int32Array.of(1, 4))
  const lanes = [...hashesOf(missing)]
  expect(lanes.slice(0, 4)).toEqual(lanes.slice(4))
  expect([...(missing.rows ?? [])]).toEqual([12, 15])
  const values = valuesAt([a, b], ['a', 'b'], Int32Array.of(1, 2))
  expect(textsOf(values)).toEqual(['a = "y", b = "2"', 'a = null, b = "3"'])
  expect([...(values.rows ?? [])]).toEqual([12, 13])
})
