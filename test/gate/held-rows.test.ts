import { describe, expect, it } from 'vitest'
import { type HeldRows, holdRows } from '../../src/gate/held-rows.js'
import { heldNumbers } from '../../src/schema/held-numbers.js'
import { memorySource } from '../../src/sources/memory.js'
import { openSource } from '../../src/sources/open.js'
import type { Source } from '../../src/sources/source.js'
import { scratchFolder } from '../support/scratch.js'

const rows = 120_000
const lines = Array.from({ length: rows }, (_, i) => `${i},word ${i % 7}`)
const at = scratchFolder({
  'large.csv': `n,text\n${lines.join('\n')}\n`,
  'small.csv': 'n,text\n1,a\n2,b\n',
})

async function holdOf(source: Source, count: number): Promise<HeldRows> {
  try {
    return await holdRows(source, await source.fields(), count)
  } finally {
    await source.close()
  }
}

const numbersIn = ({ fields, batches }: HeldRows) => heldNumbers(fields, batches)[0]?.values

describe('holdRows', () => {
  it('holds all rows of a small source', async () => {
    const held = await holdOf(await openSource(at('small.csv')), 2)
    expect(held).toMatchObject({ rows: 2, isWhole: true })
    expect(numbersIn(held)).toEqual(Float64Array.of(1, 2))
  })

  it('holds rows from all over a large file, each once', async () => {
    const held = await holdOf(await openSource(at('large.csv')), rows)
    const found = [...(numbersIn(held) ?? [])]
    expect(held.isWhole).toBe(false)
    expect(held.rows).toBeGreaterThan(40_000)
    expect(held.rows).toBeLessThanOrEqual(50_000)
    expect(new Set(found).size).toBe(held.rows)
    const tenths = Array.from({ length: 10 }, (_, i) => {
      return found.filter((value) => Math.floor(value / (rows / 10)) === i).length
    })
    expect(Math.min(...tenths)).toBeGreaterThan(1000)
  })

  it('holds the first rows of a large source that can only be read in order', async () => {
    const values = Array.from({ length: 60_000 }, (_, i) => i)
    const held = await holdOf(memorySource({ name: 'm', columns: { values } }), values.length)
    expect(held).toMatchObject({ rows: 50_000, isWhole: false })
    expect(numbersIn(held)?.at(-1)).toBe(49_999)
  })

  it('holds fewer rows of many columns, and stops when it is told to', async () => {
    const entries = Array.from({ length: 400 }, (_, c) => {
      return [`c${c}`, Array.from({ length: 6000 }, (_, i) => i + c)] as const
    })
    const source = memorySource({ name: 'm', columns: Object.fromEntries(entries) })
    expect((await holdOf(source, 6000)).rows).toBe(5000)
    const run = holdRows(source, await source.fields(), 6000, AbortSignal.abort())
    await expect(run).rejects.toThrow(/abort/i)
  })
})
