import { describe, expect, it } from 'vitest'
import { UsageError } from '../../src/errors.js'
import { referenceOf } from '../../src/gate/reference.js'
import { listen, type WindowCut } from '../../src/gate/windows.js'
import { scan } from '../../src/scan/scan.js'
import { type MemoryValue, memorySource } from '../../src/sources/memory.js'
import { countingSource } from '../support/counting-source.js'
import { profileOf } from '../support/profiles.js'

const days = (count: number, rows: number) =>
  Array.from({ length: count * rows }, (_, i) => {
    // Noon, and every other row of the next day before the last of this one.
    const day = Math.floor(i / rows)
    return new Date(Date.UTC(2024, 0, 1 + day, 1 + (i % 7)))
  })

const numbers = (count: number) => Array.from({ length: count }, (_, i) => (i * 37) % 1009)

const sourceOf = (columns: Record<string, MemoryValue[]>) => memorySource({ name: 'test', columns })

const learn = (columns: Record<string, MemoryValue[]>, cut: WindowCut) =>
  referenceOf({ kind: 'rows', source: sourceOf(columns) }, { columns: [] }, { windows: cut })

describe('windows of equal size', () => {
  it('come from the read that counts the whole', async () => {
    const source = countingSource(sourceOf({ n: numbers(30_000), t: numbers(30_000).map(String) }))
    const { windows } = await referenceOf(
      { kind: 'rows', source },
      { columns: [] },
      {
        windows: { count: 30 },
      },
    )
    expect(source.counts.reads).toBe(2)
    expect(windows?.by).toBeNull()
    expect(windows?.rows).toEqual(Array.from({ length: 30 }, () => 1000))
    expect(new Set(windows?.tests.map(({ column, test }) => `${column} ${test}`))).toEqual(
      new Set(['n ks', 'n psi', 'n nulls', 't psi', 't chi-square', 't nulls', 't unseen']),
    )
  })

  it('are as equal as the rows allow', async () => {
    const { windows } = await learn({ n: numbers(1013) }, { count: 20 })
    expect(windows?.rows.reduce((sum, rows) => sum + rows, 0)).toBe(1013)
    expect(new Set(windows?.rows)).toEqual(new Set([50, 51]))
  })

  it('are read for their own sake where nothing else is left to count', async () => {
    const words = numbers(1000).map((each) => `w${each % 3}`)
    const { windows } = await learn({ words }, { count: 20 })
    expect(windows?.rows).toHaveLength(20)
  })

  it('must be 20, and hold ten rows each', async () => {
    const n = numbers(300)
    await expect(learn({ n }, { count: 19 })).rejects.toThrow('from 20 to 1000')
    await expect(learn({ n }, { count: 31 })).rejects.toThrow('at most 30 are possible')
    await expect(learn({ n: numbers(100) }, { count: 20 })).rejects.toThrow('at least 200 rows')
    await expect(learn({ n }, { count: 19 })).rejects.toThrow(UsageError)
  })
})

describe('windows by a column', () => {
  it('are the days of timestamps', async () => {
    const { windows } = await learn({ at: days(25, 40), n: numbers(1000) }, { by: 'at' })
    expect(windows?.by).toBe('at')
    expect(windows?.rows).toEqual(Array.from({ length: 25 }, () => 40))
  })

  it('are the values of other columns, wherever they stand; nulls are in none', async () => {
    const shop = Array.from({ length: 6600 }, (_, i) => (i % 11 === 0 ? null : `shop ${i % 22}`))
    const { windows } = await learn({ shop, n: numbers(6600) }, { by: 'shop' })
    expect(windows?.rows).toEqual(Array.from({ length: 20 }, () => 300))
    const nulls = windows?.tests.find(({ column, test }) => column === 'shop' && test === 'nulls')
    // None in a window; the rest holds all 600.
    expect(nulls?.effects[0]).toBeCloseTo(600 / 6300, 5)
  })

  it('must be 20, and not thousands', async () => {
    const few = numbers(400).map((each) => each % 7)
    await expect(learn({ few }, { by: 'few' })).rejects.toThrow('makes 7 windows, is too short')
    await expect(learn({ n: numbers(12_000).map((_, i) => i) }, { by: 'n' })).rejects.toThrow(
      'more than 1000 values',
    )
    await expect(learn({ few }, { by: 'day' })).rejects.toThrow('no such column; it has few')
  })
})

describe('a listener', () => {
  it('counts misfits of a window as such, not as nulls', async () => {
    const mixed = numbers(8400).map((each, i) => (i % 20 === 3 ? 'text' : each))
    const source = sourceOf({ mixed })
    const first = await scan(source, { columns: [{ name: 'mixed', type: 'integer', needs: [] }] })
    const listener = listen(source, first, { count: 20 })
    for await (const _ of listener.source.read(first.columns.map(({ field }) => field)));
    const windows = listener.windows() ?? []
    expect(windows).toHaveLength(20)
    for (const { columns } of windows) {
      const tally = [...(columns[0]?.cells.values() ?? [])].find(
        ({ spec }) => spec.kind === 'tally',
      )
      expect(tally?.state).toMatchObject({ counts: { rows: 420, misfits: 21, nulls: 0 } })
    }
  })

  it('passes everything else on', async () => {
    const source = sourceOf({ n: numbers(400) })
    const listener = listen(source, await scan(source, { columns: [] }), { count: 20 })
    expect(listener.windows()).toBeUndefined()
    expect(await listener.source.fields()).toEqual(await source.fields())
    expect([listener.source.name, listener.source.bytes]).toEqual(['test', null])
    expect(listener.source.faults()).toEqual([])
    await listener.source.close()
  })
})

it('a stored profile has no rows to cut', async () => {
  const profile = await profileOf({ n: [1, 2, 3] })
  await expect(
    referenceOf({ kind: 'profile', profile }, { columns: [] }, { windows: { count: 20 } }),
  ).rejects.toThrow('a profile has no rows to cut')
})
