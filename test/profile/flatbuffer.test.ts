import { describe, expect, test } from 'vitest'
import { DataError } from '../../src/errors.js'
import { readFlatBuffer, type Shape } from '../../src/profile/flatbuffer.js'

const shape: Shape = {
  0: { kind: 'scalar', size: 4 },
  1: { kind: 'text' },
  2: { kind: 'structs', size: 16 },
  3: { kind: 'table', shape: { 0: { kind: 'scalar', size: 2 } } },
  4: { kind: 'tables', shape: { 0: { kind: 'text' } } },
}

/**
 * A buffer of 32-bit words: the position of the root table, then what the test lays out. A table is
 * the distance back to its layout (as a signed word) and its slots; a layout is the size of itself
 * and of the table, then the offset of each slot from the table, in 16 bits each.
 */
function words(...values: readonly number[]): Uint8Array {
  return new Uint8Array(Int32Array.from(values).buffer)
}

/** Two 16-bit halves as a word. */
function halves(low: number, high: number): number {
  return low | (high << 16)
}

/** A root table at word 3 with one slot, whose value is its second word; more words may follow. */
function oneSlot(slot: number, value: number, ...more: readonly number[]): Uint8Array {
  const layout = [halves(4 + 2 * (slot + 1), 8), ...Array.from({ length: 3 }, () => 0)]
  const offsets = Array.from({ length: slot + 1 }, (_, i) => (i === slot ? 4 : 0))
  offsets.forEach((offset, i) => {
    const at = 1 + (i >> 1)
    layout[at] = (layout[at] ?? 0) | (offset << (16 * (i & 1)))
  })
  return words(20, ...layout, 16, value, ...more)
}

describe('readFlatBuffer', () => {
  test('a table without slots is empty', () => {
    expect(readFlatBuffer(words(8, halves(4, 4), 4), shape).size).toBe(0)
  })

  test('a scalar is a view of its bytes', () => {
    const found = readFlatBuffer(oneSlot(0, 0x01020304), shape).get(0)
    expect(found?.bytes).toEqual(Uint8Array.of(4, 3, 2, 1))
  })

  test('a text, a vector of structs, a table, a vector of tables', () => {
    const text = readFlatBuffer(oneSlot(1, 4, 3, 0x636261), shape).get(1)
    expect(new TextDecoder().decode(text?.bytes)).toBe('abc')
    const structs = readFlatBuffer(oneSlot(2, 4, 1, 1, 2, 3, 4), shape).get(2)
    expect(structs?.bytes).toHaveLength(16)
    // The nested table, at word 8, has its layout at word 7.
    const table = readFlatBuffer(oneSlot(3, 8, halves(4, 4), 4), shape).get(3)
    expect(table?.tables).toHaveLength(1)
    const tables = readFlatBuffer(oneSlot(4, 4, 2, 12, 8, halves(4, 4), 4), shape).get(4)
    expect(tables?.tables).toHaveLength(2)
  })

  test.each<[string, Uint8Array]>([
    ['no bytes', new Uint8Array(0)],
    ['a root outside', words(100)],
    ['a layout before the start', words(4, 100)],
    ['a layout behind the end', words(4, -100)],
    ['a layout longer than the buffer', words(8, halves(400, 4), 4)],
    ['a scalar outside', words(8, halves(6, 4), 4 | (200 << 16))],
    ['a text outside', oneSlot(1, 400)],
    ['a text longer than the buffer', oneSlot(1, 4, 0x7fffffff)],
    ['a vector of four thousand million structs', oneSlot(2, 4, -1)],
    ['a vector of tables longer than the buffer', oneSlot(4, 4, 0x7fffffff)],
    ['a slot that the shape does not have', oneSlot(5, 0)],
  ])('%s is refused', (_, bytes) => {
    expect(() => readFlatBuffer(bytes, shape)).toThrow(DataError)
  })

  test('tables that are shared without end are refused', () => {
    const endless: { [slot: number]: Shape[number] } = {}
    endless[4] = { kind: 'tables', shape: endless }
    // A table whose vector names the table itself, twice: the offsets wrap around 32 bits.
    const bytes = oneSlot(4, 4, 2, -12, -16)
    expect(() => readFlatBuffer(bytes, endless)).toThrow(DataError)
    // Five levels of a hundred references each to one table of the next level.
    const levels: number[] = []
    for (let level = 0; level < 5; level++) {
      levels.push(100, ...Array.from({ length: 100 }, (_, i) => 4 * (100 - i) + 16))
      levels.push(halves(14, 8), 0, 0, halves(4, 0), 16, 4)
    }
    expect(() => readFlatBuffer(oneSlot(4, 4, ...levels, 0), endless)).toThrow(/too many parts/)
  })
})
