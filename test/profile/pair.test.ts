import { expect, it } from 'vitest'
import { rowOf } from '../../src/batch/column.js'
import { select } from '../../src/batch/gather.js'
import { hashPairs, numberPairs } from '../../src/profile/pair.js'
import { column, plainText } from '../support/text-columns.js'

const bytesAt = ({ offsets, bytes }: ReturnType<typeof hashPairs>, slot: number) =>
  [...bytes.subarray(offsets[slot], offsets[slot + 1])].join()

it('pairs the hashes of values: equal exactly where both sides are', () => {
  const [a, b] = [plainText(['x', 'x', 'xy', null, 'x']), plainText(['y', 'y', '', 'y', 'z'])]
  const pairs = hashPairs([a], b)
  expect(pairs).toMatchObject({ length: 5, invalidCount: 1, firstRow: 11 })
  expect(bytesAt(pairs, 3)).toBe('')
  const [first, ...others] = [0, 1, 2, 4].map((slot) => bytesAt(pairs, slot))
  expect(others.map((each) => each === first)).toEqual([true, false, false])
  // The left half is the left value's.
  expect(bytesAt(pairs, 4).split(',').slice(0, 16)).toEqual(first?.split(',').slice(0, 16))
})

it('takes several columns on the left together, in rows that a filter left', () => {
  const texts = (values: (string | null)[]) => select(plainText(values), Int32Array.of(0, 2, 3))
  const pairs = hashPairs(
    [texts(['a', '-', 'a', 'ab']), texts(['bc', '-', 'bc', 'c'])],
    texts(['1', '-', '1', '1']),
  )
  expect(bytesAt(pairs, 0)).toBe(bytesAt(pairs, 1))
  expect(bytesAt(pairs, 2)).not.toBe(bytesAt(pairs, 1))
  expect([0, 1, 2].map((slot) => rowOf(pairs, slot))).toEqual([11, 13, 14])
})

it('pairs numbers as two doubles', () => {
  const pairs = numberPairs(
    column('integer', ['1', null, '3']),
    column('decimal', ['0.5', '1', '2.25']),
  )
  const view = new DataView(pairs.bytes.buffer)
  expect([0, 8, 16, 24].map((at) => view.getFloat64(at, true))).toEqual([1, 0.5, 3, 2.25])
  expect([...pairs.offsets]).toEqual([0, 16, 16, 32])
})
