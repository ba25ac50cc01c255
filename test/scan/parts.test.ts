import { describe, expect, it } from 'vitest'
import { duplicates } from '../../src/accumulators/keys.js'
import { sampledRows } from '../../src/accumulators/sample.js'
import { PARTITION_ROWS } from '../../src/batch/column.js'
import { describeColumn } from '../../src/profile/describe.js'
import type { Plan } from '../../src/profile/plan.js'
import type { Profile } from '../../src/profile/profile.js'
import { stateOf } from '../../src/profile/query.js'
import { scan } from '../../src/scan/scan.js'
import { concatenation } from '../../src/sources/concatenation.js'
import { csvSource } from '../../src/sources/csv.js'
import { ROW_LIMITS } from '../../src/sources/csv-rows.js'
import { bytesInput } from '../../src/sources/input.js'
import { rounded } from '../support/profiles.js'
import { readBatches } from '../support/read-source.js'

const plan: Plan = {
  columns: [
    {
      name: 'n',
      type: 'integer',
      needs: [
        { derivation: { of: 'values' }, spec: { kind: 'keys' } },
        { derivation: { of: 'nulls' }, spec: { kind: 'sample', size: 3, by: 'row' } },
        { derivation: { of: 'values' }, spec: { kind: 'sample', size: 20, by: 'hash' } },
      ],
    },
  ],
}

const lines = Array.from({ length: 60 }, (_, i) => {
  if (i === 31) return 'x,"two\nlines"'
  if (i === 40) return ',z'
  if (i === 50) return '7'
  return `${i === 45 ? 13 : i},"text ${i % 7}"`
})
const text = `n,t\n${lines.join('\n')}\n`

function csv(partitionBytes: number, content = text, name = 'x.csv') {
  const limits = { ...ROW_LIMITS, blockBytes: 64, partitionBytes }
  return csvSource(bytesInput(name, new TextEncoder().encode(content)), {}, limits)
}

function n({ columns }: Profile) {
  const [column] = columns
  if (column === undefined) throw new Error('no column')
  return column
}

describe('a scan in partitions', () => {
  it.each([1, 9, 64, 100, 10_000])('of %i bytes says what one of the whole says', async (size) => {
    const [whole, parts] = [await scan(csv(1 << 24), plan), await scan(csv(size), plan)]
    const describeAll = (profile: Profile) => profile.columns.map(describeColumn).map(rounded)
    expect(describeAll(parts)).toEqual(describeAll(whole))
    expect(parts.source).toEqual(whole.source)
    expect(parts.faults).toEqual([
      { code: 'row.ragged', count: 1, samples: [{ row: 51, value: '7' }] },
    ])
    const rows = (profile: Profile, of: 'misfits' | 'nulls') => {
      const state = stateOf(n(profile), of, 'sample')
      return state && sampledRows(state)
    }
    expect(rows(parts, 'misfits')).toEqual([{ row: 32, value: 'x' }])
    expect(rows(parts, 'nulls')).toEqual([{ row: 41, value: '' }])
    const keys = stateOf(n(parts), 'values', 'keys')
    expect(keys && duplicates(keys)).toEqual([
      { row: 46, firstRow: 14 },
      { row: 51, firstRow: 8 },
    ])
  })

  it('samples rows by what they hold, of all partitions alike', async () => {
    const profile = await scan(csv(64), plan)
    const sample = stateOf(n(profile), 'values', 'sample')
    const found = sample === undefined ? [] : sampledRows(sample)
    expect(found).toHaveLength(20)
    for (const { row, value } of found) expect(lines[row - 1]?.split(',')[0]).toBe(value)
  })

  it('numbers partitions over several files', async () => {
    const small = 'n,t\n1,a\n2,b\n,c\n2,d\n'
    const several = concatenation('all', [csv(8, small, '1'), csv(8, small, '2')])
    const batches = await readBatches(several)
    const partitions = batches.map(({ partition = 0 }) => partition)
    expect(new Set(partitions).size).toBe(partitions.length)
    expect(partitions).toEqual([...partitions].sort((a, b) => a - b))
    for (const { partition = 0, columns } of batches) {
      expect(columns.map(({ firstRow }) => firstRow)).toEqual(
        columns.map(() => partition * PARTITION_ROWS + 1),
      )
    }
    const profile = await scan(several, plan)
    const nulls = stateOf(n(profile), 'nulls', 'sample')
    expect(nulls && sampledRows(nulls).map(({ row }) => row)).toEqual([3, 7])
    const keys = stateOf(n(profile), 'values', 'keys')
    expect(keys && duplicates(keys).map(({ row, firstRow }) => [row, firstRow])).toEqual([
      [4, 2],
      [5, 1],
      [6, 2],
      [8, 2],
    ])
  })
})
