import { describe, expect, it } from 'vitest'
import { hll } from '../../src/accumulators/hll.js'
import { hllFromBytes, hllToBytes } from '../../src/accumulators/hll-bytes.js'
import { couponsIn } from '../../src/accumulators/hll-coupons.js'
import { DataError } from '../../src/errors.js'
import { integers } from '../support/laws/columns.js'
import { bytesOf, type Golden, hexOf, serialisedOf } from '../support/laws/goldens.js'

/** What the maker of the golden bytes fed to its sketches: the integers from 0 on. */
const inputs: Record<string, { lgK: number; count: number }> = {
  hll_list: { lgK: 10, count: 5 },
  hll_set: { lgK: 10, count: 20 },
  hll_k4_n100: { lgK: 4, count: 100 },
}

function fed({ lgK, count }: { lgK: number; count: number }) {
  const state = hll.empty({ kind: 'hll', lgK })
  hll.update(state, integers(Array.from({ length: count }, (_, i) => i)))
  return state
}

const isWide = ({ expected }: Golden) => (bytesOf(String(expected))[7]! & 12) === 8
const isCompact = ({ args }: Golden) => !String(args.sketch).endsWith('_upd')
const inputOf = ({ args }: Golden) => inputs[String(args.sketch).replace(/_upd$/, '')]

const serialised = serialisedOf('hll')

describe('golden bytes', () => {
  it.each(serialised.filter(inputOf))('reads $id as what was fed', (row: Golden) => {
    const read = hllFromBytes(bytesOf(String(row.expected)))
    const made = fed(inputOf(row)!)
    expect(read.registers).toEqual(made.registers)
    expect(read.coupons && couponsIn(read.coupons)).toEqual(made.coupons && couponsIn(made.coupons))
  })

  it.each(serialised.filter(isWide))('reads and writes $id', (row: Golden) => {
    const read = hllFromBytes(bytesOf(String(row.expected)))
    expect(hexOf(hllToBytes(read, { isCompact: isCompact(row) }))).toBe(row.expected)
  })

  it.each(serialised.filter((row) => isWide(row) && inputOf(row)))('makes $id', (row: Golden) => {
    const bytes = hllToBytes(fed(inputOf(row)!), { isCompact: isCompact(row) })
    expect(hexOf(bytes)).toBe(row.expected)
  })
})

describe('bytes', () => {
  it('writes nothing but a preamble for no values', () => {
    expect(hexOf(hllToBytes(fed({ lgK: 12, count: 0 })))).toBe('0201070c030c0008')
    expect(hllFromBytes(bytesOf('0201070c030c0008'))).toEqual(fed({ lgK: 12, count: 0 }))
  })

  it.each([
    [4, 7],
    [4, 8],
    [7, 300],
    [8, 7],
    [8, 24],
    [8, 25],
    [12, 384],
    [12, 385],
    [21, 1000],
  ])('keeps lgK %i with %i values, compact or not', (lgK, count) => {
    const state = fed({ lgK, count })
    for (const isCompact of [true, false]) {
      const bytes = hllToBytes(state, { isCompact })
      expect(hllToBytes(hllFromBytes(bytes), { isCompact })).toEqual(bytes)
    }
    expect(hllFromBytes(hllToBytes(state, { isCompact: false }))).toEqual(state)
  })

  it('marks merged registers as out of order', () => {
    const [a, b] = [fed({ lgK: 4, count: 100 }), fed({ lgK: 4, count: 50 })]
    hll.merge(a, b)
    const bytes = hllToBytes(a)
    expect(bytes[5]).toBe(8 | 16)
    expect(hllFromBytes(bytes)).toEqual(a)
  })

  it('reads exceptions of 4-bit registers, in both forms', () => {
    const head = `0a010704020000020000000000000000${'00'.repeat(16)}0000000001000000`
    const registers = `f0${'00'.repeat(7)}`
    const pair = '01000080' // address 1, value 32
    const values = new Uint8Array(16).with(1, 32)
    expect(hllFromBytes(bytesOf(head + registers + pair)).registers?.values).toEqual(values)
    const free = '00000000'
    const updatable = bytesOf(head + registers + free + pair + free + free)
    expect(hllFromBytes(updatable).registers?.values).toEqual(values)
    expect(() => hllFromBytes(bytesOf(head + registers + free))).toThrow(DataError)
  })

  const list = hllToBytes(fed({ lgK: 10, count: 5 }))
  const registers = hllToBytes(fed({ lgK: 4, count: 100 }))
  it.each([
    ['no bytes', new Uint8Array(0)],
    ['a truncated list', list.subarray(0, 20)],
    ['another count', list.with(6, 4)],
    ['an empty list with coupons', list.with(5, 12)],
    ['a coupon without a value', list.with(11, 0)],
    ['a preamble of a set', list.with(0, 3)],
    ['another family', list.with(2, 15)],
    ['another serial version', list.with(1, 2)],
    ['lgK 3', list.with(3, 3)],
    ['lgK 22', list.with(3, 22)],
    ['a mode of 3', list.with(7, 11)],
    ['truncated registers', registers.subarray(0, 50)],
    ['too many registers', Uint8Array.of(...registers, 1)],
    ['a register of 64', registers.with(40, 64)],
    ['a running estimate that is negative', registers.with(15, 0xc0)],
  ])('refuses %s', (_name, bytes) => {
    expect(() => hllFromBytes(bytes)).toThrow(DataError)
  })
})
