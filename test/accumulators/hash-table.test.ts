import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  emptyTable,
  findEntry,
  findOrAddEntry,
  keepEntries,
} from '../../src/accumulators/hash-table.js'

/** Hashes that share lanes, so that they collide in slots. */
function hashOf(value: number): Uint32Array {
  return Uint32Array.of(value & 3, value >> 2, 0, 7)
}

describe('table', () => {
  it('gives entries in the order of arrival, each hash one', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(200), { maxLength: 300 }), (values) => {
        const table = emptyTable()
        const known: number[] = []
        for (const value of values) {
          const entry = findOrAddEntry(table, hashOf(value), 0)
          if (!known.includes(value)) known.push(value)
          expect(entry).toBe(known.indexOf(value))
          expect(table.size).toBe(known.length)
        }
        for (let value = 0; value <= 200; value++) {
          expect(findEntry(table, hashOf(value), 0)).toBe(known.indexOf(value))
        }
      }),
    )
  })

  it('reads a hash where it lies', () => {
    const table = emptyTable()
    const hashes = Uint32Array.from([...hashOf(1), ...hashOf(2)])
    expect(findOrAddEntry(table, hashes, 4)).toBe(0)
    expect(findEntry(table, hashOf(2), 0)).toBe(0)
    expect(findEntry(table, hashes, 0)).toBe(-1)
  })

  it('numbers the entries that stay anew', () => {
    const table = emptyTable()
    for (let value = 0; value < 50; value++) findOrAddEntry(table, hashOf(value), 0)
    keepEntries(table, (entry) => entry % 3 === 0)
    expect(table.size).toBe(17)
    for (let value = 0; value < 50; value++) {
      expect(findEntry(table, hashOf(value), 0)).toBe(value % 3 === 0 ? value / 3 : -1)
    }
    expect(findOrAddEntry(table, hashOf(1), 0)).toBe(17)
  })
})
