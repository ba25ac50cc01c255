import { describe, expect, it } from 'vitest'
import { type FrequentState, frequent, updateItem } from '../../src/accumulators/frequent.js'
import {
  frequentFromBytes,
  frequentToBytes,
  hashOfText,
} from '../../src/accumulators/frequent-bytes.js'
import { topItems } from '../../src/accumulators/frequent-query.js'
import { findEntry } from '../../src/accumulators/hash-table.js'
import type { Column } from '../../src/batch/column.js'
import { hashesOf } from '../../src/batch/hashes.js'
import type { LogicalType } from '../../src/batch/type.js'
import { DataError } from '../../src/errors.js'
import { booleans, floats, integers, texts, wideIntegers } from '../support/laws/columns.js'
import { bytesOf, type Golden, goldensOf, hexOf, serialisedOf } from '../support/laws/goldens.js'

const encoder = new TextEncoder()

function add(state: FrequentState, text: string, weight: number): void {
  const bytes = encoder.encode(text)
  updateItem(state, { hashes: hashOfText(bytes, 'string'), at: 0, text: bytes }, weight)
}

const purges = goldensOf('frequentItems')
const serialised = serialisedOf('frequent')

describe('golden rows', () => {
  it.each(purges)('$id', ({ args, expected }: Golden) => {
    const state = frequent.empty({ kind: 'frequent', lgMaxMapSize: Number(args.lgMax) })
    for (let i = 1; i <= 20; i++) add(state, String(i), i)
    const { total, maxError, active, epsilon } = expected as Record<string, number>
    expect(state.totalWeight).toBe(total)
    expect(state.offset).toBe(maxError)
    expect(state.table.size).toBe(active)
    expect(3.5 / 2 ** Number(args.lgMax)).toBe(epsilon)
    expect(topItems(state, 9).map(({ value, low }) => [value, low])).toEqual([
      ['20', 20],
      ['19', 3],
      ['18', 2],
      ['17', 1],
    ])
  })

  it('reads and writes serialised sketches of texts', () => {
    for (const { expected } of serialised) {
      const bytes = bytesOf(String(expected))
      expect(hexOf(frequentToBytes(frequentFromBytes(bytes)))).toBe(expected)
    }
  })
})

function threeItems(): FrequentState {
  const state = frequent.empty({ kind: 'frequent', lgMaxMapSize: 4 })
  add(state, 'aé', 3)
  add(state, '', 1)
  add(state, '👍', 2)
  return state
}

describe('bytes', () => {
  it('follows the layout', () => {
    expect(hexOf(frequentToBytes(threeItems()))).toBe(
      '0401 0a04 0300 0000 03000000 00000000 0600000000000000 0000000000000000'.replaceAll(
        ' ',
        '',
      ) +
        '0300000000000000 0100000000000000 0200000000000000'.replaceAll(' ', '') +
        '03000000 61c3a9 00000000 04000000 f09f918d'.replaceAll(' ', ''),
    )
  })

  it('writes nothing but a preamble for no values', () => {
    const state = frequent.empty({ kind: 'frequent', lgMaxMapSize: 10 })
    expect(hexOf(frequentToBytes(state))).toBe('01010a0a03050000')
    expect(frequentFromBytes(bytesOf('01010a0a03050000'))).toEqual(state)
  })

  it('keeps total and offset where all items were dropped', () => {
    const state = frequent.empty({ kind: 'frequent', lgMaxMapSize: 3 })
    frequent.update(state, integers(Array.from({ length: 1000 }, (_, i) => i)))
    const read = frequentFromBytes(frequentToBytes(state), 'integer')
    expect([read.totalWeight, read.offset]).toEqual([1000, state.offset])
    expect(read.offset).toBeGreaterThan(0)
  })

  const columns: readonly [LogicalType, Column][] = [
    ['integer', integers([-5, 0, 9007199254740992])],
    ['integer', wideIntegers([-5n, 9007199254740993n, -9223372036854775808n])],
    ['number', floats([0.1, -0, Number.NaN, Number.NEGATIVE_INFINITY, 1e300])],
    ['boolean', booleans([true, false])],
    ['date', floats([0, -1, 20_000], 1, 'date')],
    ['time', floats([0, 1, 86_399_999_999], 1, 'time')],
    ['timestamp', floats([0, -1, 1.7e15], 1, 'timestamp')],
    ['string', texts(['', '1', 'NaN', 'é👍'])],
    ['decimal', texts(['1.50'], 1, 'decimal')],
  ]
  it.each(columns)('finds the items of a column of %s again', (type, column) => {
    const state = frequent.empty({ kind: 'frequent', lgMaxMapSize: 4 })
    frequent.update(state, column)
    const read = frequentFromBytes(frequentToBytes(state), type)
    const size = read.table.size
    frequent.update(read, column)
    expect(read.table.size).toBe(size)
    const hashes = hashesOf(column)
    for (let slot = 0; slot < column.length; slot++) {
      expect(findEntry(read.table, hashes, slot * 4)).toBeGreaterThanOrEqual(0)
    }
  })

  it('takes a text that is not of the type as itself', () => {
    const text = encoder.encode('12x')
    expect(hashOfText(text, 'integer')).toEqual(hashOfText(text, 'string'))
    expect(hashOfText(text, 'number')).toEqual(hashOfText(text, 'string'))
    expect(hashOfText(text, 'date')).toEqual(hashOfText(text, 'string'))
  })

  const bytes = frequentToBytes(threeItems())
  it.each([
    ['no bytes', new Uint8Array(0)],
    ['a truncated sketch', bytes.subarray(0, 70)],
    ['trailing bytes', Uint8Array.of(...bytes, 0)],
    ['another family', bytes.with(2, 7)],
    ['another serial version', bytes.with(1, 2)],
    ['a preamble of one word', bytes.with(0, 1)],
    ['a map that is larger than the largest', bytes.with(4, 5)],
    ['a largest map of 2^2', bytes.with(3, 2)],
    ['more items than counters', bytes.with(8, 13)],
    ['a weight of 0', bytes.with(32, 0)],
    ['weights beyond the total', bytes.with(32, 9)],
    ['weights below the total of an exact sketch', bytes.with(32, 2)],
    ['a negative offset', bytes.with(31, 0x80)],
  ])('refuses %s', (_name, damaged) => {
    expect(() => frequentFromBytes(damaged)).toThrow(DataError)
  })

  it('refuses an item that occurs twice', () => {
    const twice = threeItems()
    const damaged = frequentToBytes(twice)
    const at = damaged.length - 4
    damaged.set(encoder.encode('aaaa'), at)
    const other = Uint8Array.from([
      ...damaged.subarray(0, 56),
      4,
      0,
      0,
      0,
      ...encoder.encode('aaaa'),
    ])
    const same = Uint8Array.from([...other, 0, 0, 0, 0, 4, 0, 0, 0, ...encoder.encode('aaaa')])
    expect(() => frequentFromBytes(same)).toThrow('twice')
  })
})
