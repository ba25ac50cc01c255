import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DataError } from '../../src/errors.js'
import { type TableColumn, writeArrow } from '../../src/profile/arrow.js'
import { readIpcFile } from '../../src/profile/ipc.js'

const metadata = new Map([
  ['driftgate.formatVersion', '1'],
  ['source', 'größer'],
])
const columns: readonly TableColumn[] = [
  { name: 'name', type: 'text', values: ['x', '', null] },
  { name: 'rows', type: 'count', values: [1n, null, 2n] },
  {
    name: 'distinct',
    type: { numbers: ['low', 'high'] },
    values: [{ low: 1, high: 2 }, null, null],
  },
  { name: 'quantiles', type: { list: ['rank'] }, values: [[{ rank: 0.5 }], null, []] },
  { name: 'kll', type: 'bytes', values: [new Uint8Array(40).fill(7), null, new Uint8Array(0)] },
]
const file = writeArrow({ rows: 3, metadata, columns })

/** Reads a damaged file: it must be refused with `DataError` or read in bounds. */
function readDamaged(bytes: Uint8Array): 'read' | 'refused' {
  try {
    const { columns } = readIpcFile(bytes)
    for (const cells of columns.values()) expect(cells.length).toBeLessThan(bytes.length)
    return 'read'
  } catch (error) {
    expect(error).toBeInstanceOf(DataError)
    return 'refused'
  }
}

describe('readIpcFile', () => {
  test('gives metadata, text and bytes of what apache-arrow wrote', () => {
    const read = readIpcFile(file)
    expect(read.rows).toBe(3)
    expect(read.metadata).toEqual(metadata)
    const empty = new Uint8Array(0)
    expect([...read.columns.keys()]).toEqual(['name', 'kll'])
    expect(read.columns.get('name')).toEqual([new Uint8Array([120]), empty, null])
    expect(read.columns.get('kll')).toEqual([new Uint8Array(40).fill(7), null, empty])
  })

  test('a file without rows has empty columns', () => {
    const empty = columns.map((column) => ({ ...column, values: [] }))
    const read = readIpcFile(writeArrow({ rows: 0, metadata, columns: empty }))
    expect(read.rows).toBe(0)
    expect(read.columns.get('name')).toEqual([])
  })

  test('every truncation is refused', () => {
    for (let size = 0; size < file.length; size++) {
      expect(readDamaged(file.subarray(0, size)), `size ${size}`).toBe('refused')
    }
  })

  test('other content is refused with what is wrong with it', () => {
    expect(() => readIpcFile(new Uint8Array(100))).toThrow('it is not an Arrow file')
    const footless = file.slice()
    footless.fill(255, file.length - 10, file.length - 6)
    expect(() => readIpcFile(footless)).toThrow('its footer lies outside of it')
    const floating = writeArrow({ rows: 0, metadata, columns: [] })
    expect(readIpcFile(floating).columns.size).toBe(0)
  })

  test('any 32 bits can be anything: refused, or read in bounds', () => {
    let refused = 0
    for (let at = 0; at + 4 <= file.length; at += 4) {
      for (const value of [0, 1, 4, 0x7fffffff, 0x80000000, 0xffffffff]) {
        const damaged = file.slice()
        new DataView(damaged.buffer).setUint32(at, value, true)
        if (readDamaged(damaged) === 'refused') refused++
      }
    }
    expect(refused).toBeGreaterThan(100)
  })

  test('random damage: refused, or read in bounds', () => {
    const change = fc.record({ at: fc.nat(file.length - 1), value: fc.nat(255) })
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
        const damaged = file.slice()
        for (const { at, value } of changes) damaged[at] = value
        readDamaged(damaged)
      }),
      { numRuns: 5000, seed: 1 },
    )
  })

  test('random bytes after the magic are refused', () => {
    const head = file.subarray(0, 8)
    const tail = file.subarray(file.length - 10)
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 300, maxLength: 3000 }), (middle) => {
        const bytes = new Uint8Array([...head, ...middle, ...tail])
        expect(readDamaged(bytes)).toBe('refused')
      }),
      { numRuns: 2000, seed: 2 },
    )
  })
})
