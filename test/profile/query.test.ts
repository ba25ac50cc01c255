import { describe, expect, test } from 'vitest'
import { mean } from '../../src/accumulators/moments.js'
import type { Derivation } from '../../src/batch/derive.js'
import type { Plan } from '../../src/profile/plan.js'
import type { ColumnProfile } from '../../src/profile/profile.js'
import {
  cellOf,
  extentOf,
  frequentOf,
  hllOf,
  kllOf,
  momentsOf,
  orderOf,
  stateOf,
  tallyOf,
} from '../../src/profile/query.js'
import type { MemoryValue } from '../../src/sources/memory.js'
import { profileOf } from '../support/profiles.js'

async function columnOf(values: readonly MemoryValue[], plan?: Plan): Promise<ColumnProfile> {
  const [column] = (await profileOf({ a: values }, plan)).columns
  if (column === undefined) throw new Error('no column')
  return column
}

describe('stateOf', () => {
  test('finds statistics by derivation and kind', async () => {
    const column = await columnOf(['x', 'yyy'])
    const lengths = stateOf(column, 'length', 'moments')
    expect(lengths && mean(lengths)).toBe(2)
    expect(stateOf(column, 'values', 'moments')).toBeUndefined()
  })

  test('tells violations of one rule from those of another', async () => {
    const below = (minimum: number): Derivation => ({
      of: 'violations',
      rule: { kind: 'range', minimum },
    })
    const need = { derivation: below(2), spec: { kind: 'tally' } } as const
    const column = await columnOf([1, 2, 3], { columns: [{ name: 'a', needs: [need] }] })
    expect(stateOf(column, below(2), 'tally')?.counts.rows).toBe(1)
    expect(stateOf(column, below(3), 'tally')).toBeUndefined()
    expect(cellOf(column, below(2), 'tally')?.spec).toEqual({ kind: 'tally' })
  })
})

describe('shortcuts', () => {
  test('numbers', async () => {
    const column = await columnOf([1, 2, 2])
    expect(tallyOf(column)?.counts.rows).toBe(3)
    expect(extentOf(column)?.maximum).toBe(2)
    expect(momentsOf(column)?.count).toBe(3)
    expect(kllOf(column)?.count).toBe(3)
    expect(frequentOf(column)?.totalWeight).toBe(3)
    expect(orderOf(column)?.ties).toBe(1)
    expect(hllOf(column)).toBeDefined()
  })

  test('decimals answer from their numbers', async () => {
    const column = await columnOf([10n ** 30n, 0.5])
    expect(column.field.type).toBe('decimal')
    expect(kllOf(column)?.count).toBe(2)
    expect(extentOf(column)?.minimum).toBe(0.5)
    expect(momentsOf(column)?.count).toBe(2)
  })

  test('what a type has not is undefined', async () => {
    const column = await columnOf([true, false])
    for (const query of [extentOf, momentsOf, kllOf, hllOf, frequentOf, orderOf]) {
      expect(query(column)).toBeUndefined()
    }
  })
})
