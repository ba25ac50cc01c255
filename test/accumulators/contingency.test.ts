import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type ContingencyState, contingency } from '../../src/accumulators/contingency.js'
import { dependency, mutualInformation } from '../../src/accumulators/contingency-query.js'
import type { ContingencySpec } from '../../src/accumulators/registry.js'
import { Reader } from '../../src/bytes/reader.js'
import { Writer } from '../../src/bytes/writer.js'
import { DataError } from '../../src/errors.js'
import { textPairs } from './pairs.js'

const spec: ContingencySpec = { kind: 'contingency', capacity: 1000 }
type Row = readonly [string | null, string | null]

const value = fc.constantFrom('a', 'b', 'c', null)
const rows = fc.array(fc.tuple(value, value), { maxLength: 40 })

function stateOf(given: readonly Row[], capacity = spec.capacity): ContingencyState {
  const state = contingency.empty({ ...spec, capacity })
  if (given.length > 0) {
    const column = textPairs(
      given.map(([left]) => left),
      given.map(([, right]) => right),
    )
    contingency.update(state, column)
  }
  return state
}

const answers = (state: ContingencyState) => [
  state.hasOverflowed,
  dependency(state, 5),
  // Summed in the order of the entries.
  mutualInformation(state)?.toFixed(12),
]

it('counts each pair, whatever the parts and their order', () => {
  fc.assert(
    fc.property(rows, rows, (first, second) => {
      const [left, right] = [stateOf(first), stateOf(second)]
      // Columns by hand begin with row 11.
      if (first.length > 0) contingency.shiftRows?.(right, first.length)
      const [ahead, behind] = [stateOf([]), stateOf([])]
      contingency.merge(ahead, left)
      contingency.merge(ahead, right)
      contingency.merge(behind, right)
      contingency.merge(behind, left)
      const whole = answers(stateOf([...first, ...second]))
      expect(answers(ahead)).toEqual(whole)
      expect(answers(behind)).toEqual(whole)
    }),
  )
})

it('comes back from bytes, and goes on', () => {
  fc.assert(
    fc.property(rows, rows, (first, second) => {
      const state = stateOf(first)
      const writer = new Writer()
      contingency.encode(state, writer)
      const back = contingency.decode(new Reader(writer.finish()), spec)
      for (const each of [state, back]) contingency.merge(each, stateOf(second))
      expect(answers(back)).toEqual(answers(state))
    }),
  )
})

it('says nothing of too many pairs, from whatever side they come', () => {
  const many: Row[] = Array.from({ length: 6 }, (_, i) => [String(i), 'x'])
  const state = stateOf(many, 5)
  expect(state.hasOverflowed).toBe(true)
  expect([dependency(state, 5), mutualInformation(state)]).toEqual([undefined, undefined])
  const merged = stateOf(many.slice(0, 3), 5)
  contingency.merge(merged, stateOf(many.slice(3), 5))
  expect(merged.hasOverflowed).toBe(true)
  expect(stateOf(many, 6).hasOverflowed).toBe(false)
  const writer = new Writer()
  contingency.encode(state, writer)
  expect(contingency.decode(new Reader(writer.finish()), state.spec).hasOverflowed).toBe(true)
})

it('refuses damaged bytes and another capacity', () => {
  const writer = new Writer()
  contingency.encode(stateOf([['a', 'b']]), writer)
  const bytes = writer.finish()
  expect(() => contingency.decode(new Reader(bytes), { ...spec, capacity: 0 })).toThrow()
  const twice = Uint8Array.of(0, 2, 0, 0, 0, ...bytes.subarray(5), ...bytes.subarray(5))
  expect(() => contingency.decode(new Reader(twice), spec)).toThrow(DataError)
  expect(() => contingency.merge(stateOf([]), stateOf([], 5))).toThrow(/cannot merge/)
})
