import { describe, expect, it } from 'vitest'
import { sample, sampledRows } from '../../src/accumulators/sample.js'
import { PARTITION_ROWS } from '../../src/batch/column.js'
import { Reader } from '../../src/bytes/reader.js'
import { Writer } from '../../src/bytes/writer.js'
import { DataError, InvariantError } from '../../src/errors.js'
import { coded, floats, texts } from '../support/laws/columns.js'

const byRow = { kind: 'sample', size: 3, by: 'row' } as const
const byHash = { kind: 'sample', size: 3, by: 'hash' } as const

describe('by row', () => {
  it('keeps the first valid rows, whatever the order of batches', () => {
    const state = sample.empty(byRow)
    sample.update(state, texts(['c', 'd'], 11))
    sample.update(state, texts([null, 'a', 'b'], 1))
    sample.update(state, texts(['e'], 20))
    expect(sampledRows(state)).toEqual([
      { row: 2, value: 'a' },
      { row: 3, value: 'b' },
      { row: 11, value: 'c' },
    ])
  })

  it('takes rows from gathered columns, and canonical text', () => {
    const state = sample.empty(byRow)
    sample.update(state, { ...floats([0.1, Number.NaN, -0]), rows: Float64Array.of(5, 9, 12) })
    expect(sampledRows(state)).toEqual([
      { row: 5, value: '0.1' },
      { row: 9, value: 'NaN' },
      { row: 12, value: '0' },
    ])
  })

  it('is shifted behind rows before it', () => {
    const [first, second] = [sample.empty(byRow), sample.empty(byRow)]
    sample.update(first, texts(['a', 'b']))
    sample.update(second, texts(['c', 'd']))
    sample.shiftRows?.(second, 2)
    sample.merge(first, second)
    expect(sampledRows(first).map(({ row, value }) => `${row}${value}`)).toEqual(['1a', '2b', '3c'])
  })

  it('cuts a text at 200 code points', () => {
    const state = sample.empty(byRow)
    sample.update(state, texts(['\u{1F600}'.repeat(150), '\u{1F600}'.repeat(250)]))
    const [short, long] = sampledRows(state)
    expect(short?.value).toBe('\u{1F600}'.repeat(150))
    expect(long?.value).toBe('\u{1F600}'.repeat(200))
  })
})

describe('by hash', () => {
  it('keeps the same rows whatever the batches and the storage', () => {
    const cells = Array.from({ length: 100 }, (_, i) => `value ${i % 7}`)
    const whole = sample.empty(byHash)
    sample.update(whole, texts(cells))
    const parts = sample.empty(byHash)
    for (let start = 90; start >= 0; start -= 10) {
      sample.update(parts, coded(cells.slice(start, start + 10), start + 1))
    }
    expect(parts).toEqual(whole)
    expect(whole.items.length).toBe(3)
  })

  // Each of 10 rows is in a sample of 3 with probability 0.3: of 2,000 samples 600 ± 20.5. Ten
  // counts all within 5 standard deviations fail with probability below 6e-6.
  it('is uniform over rows', () => {
    const counts = new Array<number>(10).fill(0)
    for (let seed = 0; seed < 2000; seed++) {
      const state = sample.empty(byHash)
      sample.update(
        state,
        floats(
          Array.from({ length: 10 }, () => 1),
          seed * 10 + 1,
        ),
      )
      for (const { row } of state.items) counts[(row - 1) % 10]!++
    }
    for (const count of counts) expect(Math.abs(count - 600)).toBeLessThan(5 * 20.5)
  })
})

describe('by hash, in partitions', () => {
  const [p1, p2] = [PARTITION_ROWS, 2 * PARTITION_ROWS]

  it('tells rows of the same number in other partitions apart', () => {
    const priorities = [0, p1, p2].map((base) => {
      const state = sample.empty(byHash)
      sample.update(state, texts(['same'], base + 1))
      return state.items[0]?.priority
    })
    expect(new Set(priorities).size).toBe(3)
  })

  it('is shifted without being drawn again', () => {
    const state = sample.empty(byHash)
    sample.update(state, texts(['a', 'b', 'c', 'd'], p1 + 1))
    const before = state.items.map(({ row, ...rest }) => ({ row: row - p1 + 10, ...rest }))
    sample.shiftRows?.(state, 10 - p1)
    expect(state.items).toEqual(before)
  })
})

describe('refusals', () => {
  it('wants a size', () => {
    expect(() => sample.empty({ kind: 'sample', size: 0, by: 'row' })).toThrow(InvariantError)
    expect(() => sample.empty({ kind: 'sample', size: 1.5, by: 'row' })).toThrow(InvariantError)
  })

  it('refuses more items than the size, and items out of order', () => {
    const bytes = (...rows: number[]) => {
      const writer = new Writer().u32(rows.length)
      for (const row of rows) writer.count(row).count(row).text('x')
      return new Reader(writer.finish())
    }
    expect(() => sample.decode(bytes(1, 2, 3, 4), byRow)).toThrow(DataError)
    expect(() => sample.decode(bytes(2, 1), byRow)).toThrow(DataError)
  })
})
