import { describe, expect, it } from 'vitest'
import type { Dialect } from '../../src/sources/csv-dialect.js'
import { type RowLimits, RowReader, type Rows } from '../../src/sources/csv-rows.js'
import { bytesInput } from '../../src/sources/input.js'
import { readAhead } from '../../src/sources/read-ahead.js'

const dialect: Dialect = { delimiter: 44, quote: 34, terminator: 'lf' }
const limits = (blockBytes: number, rowBytes = 1 << 16, rowCells = 1 << 10): RowLimits => ({
  blockBytes,
  rowBytes,
  rowCells,
  partitionBytes: 1 << 24,
})

async function reader(text: string, given: RowLimits): Promise<RowReader> {
  const input = await bytesInput('x', new TextEncoder().encode(text)).open()
  return new RowReader(readAhead(input, given.blockBytes), given)
}

/** Cells as they lie in the block. */
function texts({ bytes, index, count }: Rows): string[][] {
  return Array.from({ length: count }, (_, r) => {
    const cells: string[] = []
    for (let cell = index.rowCells[r] ?? 0; cell < (index.rowCells[r + 1] ?? 0); cell++) {
      cells.push(new TextDecoder().decode(bytes.subarray(index.starts[cell], index.ends[cell])))
    }
    return cells
  })
}

async function all(rows: RowReader, limit?: number) {
  const found: { texts: string[][]; unclosed: readonly number[]; cut: readonly number[] }[] = []
  for (let next = await rows.next(dialect, limit); next; next = await rows.next(dialect, limit)) {
    found.push({ texts: texts(next), unclosed: next.unclosed, cut: next.cut })
  }
  return found
}

describe('RowReader', () => {
  it('reads as many rows as asked for', async () => {
    const rows = await reader('a\nb\nc\nd\n', limits(100))
    expect((await all(rows, 3)).map((batch) => batch.texts)).toEqual([
      [['a'], ['b'], ['c']],
      [['d']],
    ])
    expect(await rows.next(dialect)).toBeUndefined()
  })

  it('shows the head without taking it', async () => {
    const rows = await reader('a,b\n1,2\n', limits(4))
    expect(await rows.head()).toEqual({ bytes: new TextEncoder().encode('a,b\n'), isWhole: false })
    expect((await all(rows)).flatMap((batch) => batch.texts)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ])
    const whole = await (await reader('a', limits(4))).head()
    expect([whole.bytes.length, whole.isWhole]).toEqual([1, true])
  })

  it('grows the block and the index for a long row, and only then', async () => {
    const long = Array.from({ length: 900 }, (_, i) => `${i}`)
    const text = `x\n${long.join(',')}\ny\n`
    const rows = await reader(text, { ...limits(8), rowCells: 1 << 10 })
    expect((await all(rows)).flatMap((batch) => batch.texts)).toEqual([['x'], long, ['y']])
  })

  it('spreads rows over batches where the index is full', async () => {
    const text = 'a,b,c\n'.repeat(20)
    const rows = await reader(text, limits(1 << 10, 1 << 10, 10))
    const batches = await all(rows)
    expect(batches.flatMap((batch) => batch.texts).length).toBe(20)
    expect(batches[0]?.texts.length).toBe(3)
    expect(batches.every((batch) => batch.cut.length === 0)).toBe(true)
  })

  it('gives an unclosed quote back as it was', async () => {
    for (const size of [1, 4, 64]) {
      const rows = await reader('a,b\n1,"2\n3,""\n', limits(size))
      const batches = await all(rows)
      expect(batches.flatMap((batch) => batch.texts)).toEqual([
        ['a', 'b'],
        ['1', '"2'],
        ['3', ''],
      ])
      const unclosed = batches.flatMap((batch) => batch.unclosed.map((row) => batch.texts[row]))
      expect(unclosed).toEqual([['1', '"2']])
    }
  })

  it('looks no further than the room for one row', async () => {
    const rows = await reader(`1,"2\n${'3,4\n'.repeat(100)}5,"6"\n`, limits(16, 64))
    const batches = await all(rows)
    expect(batches.flatMap((batch) => batch.texts).length).toBe(102)
    expect(batches.flatMap((batch) => batch.texts)[0]).toEqual(['1', '"2'])
    expect(batches.flatMap((batch) => batch.texts).at(-1)).toEqual(['5', '6'])
  })

  it('cuts what is too long, and goes on with the next line', async () => {
    const rows = await reader(`a,b\n${'x'.repeat(1000)},y\nc,d\n`, limits(16, 64))
    const batches = await all(rows)
    expect(batches.flatMap((batch) => batch.texts)).toEqual([
      ['a', 'b'],
      ['x'.repeat(64)],
      ['c', 'd'],
    ])
    expect(
      batches.flatMap((batch) => batch.cut.map((row) => batch.texts[row]?.[0]?.length)),
    ).toEqual([64])
  })

  it.each([
    ['a\nb\nc', [false, false, true]],
    ['a\nb\n', [false, false]],
    ['a\n"b\n', [false, false]],
    ['a\n"b', [false, true]],
    ['a', [true]],
  ])('tells whether the last row of %j lacks its line end', async (text, expected) => {
    for (const size of [1, 2, 64]) {
      const rows = await reader(text, limits(size))
      const found: boolean[] = []
      for (let next = await rows.next(dialect, 1); next; next = await rows.next(dialect, 1)) {
        found.push(next.lacksLineEnd)
      }
      expect(found, `block ${size}`).toEqual(expected)
    }
  })

  it('cuts a last row that no line end follows', async () => {
    const rows = await reader(`a\n${'x'.repeat(1000)}`, limits(16, 64))
    expect((await all(rows)).flatMap((batch) => batch.texts)).toEqual([['a'], ['x'.repeat(64)]])
  })
})
