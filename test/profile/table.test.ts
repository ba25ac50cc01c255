import { describe, expect, test } from 'vitest'
import { encodeColumn, sketchesOf } from '../../src/profile/states.js'
import { tableOf } from '../../src/profile/table.js'
import { type Columns, profileOf } from '../support/profiles.js'

async function valuesOf(columns: Columns): Promise<ReadonlyMap<string, readonly unknown[]>> {
  const profile = await profileOf(columns)
  const rows = profile.columns.map((column) => {
    const sketches = sketchesOf(column)
    return { column, sketches, states: encodeColumn(column, sketches) }
  })
  return new Map(tableOf(rows).map(({ name, values }) => [name, values]))
}

describe('tableOf', () => {
  test('counts are 64-bit integers, and null where they have no meaning', async () => {
    const table = await valuesOf({ a: [1, 0, null], b: ['x', 'y', 'z'] })
    expect(table.get('rows')).toEqual([3n, 3n])
    expect(table.get('nulls')).toEqual([1n, 0n])
    expect(table.get('zeros')).toEqual([1n, null])
  })

  test('extremes are text, and numbers beside where there are numbers', async () => {
    const table = await valuesOf({
      wide: [2n ** 60n + 1n, -7],
      day: [new Date(0), new Date(86_400_000)],
      text: ['a', 'b'],
      flag: [true, false],
      none: [null, null],
    })
    expect(table.get('min')).toEqual(['-7', '1970-01-01', 'a', 'false', null])
    expect(table.get('max')).toEqual(['1152921504606846977', '1970-01-02', 'b', 'true', null])
    expect(table.get('minNumber')).toEqual([-7, 0, null, null, null])
    expect(table.get('maxNumber')).toEqual([2 ** 60, 1, null, null, null])
  })

  test('means and quantiles of points in time are in their own units', async () => {
    const table = await valuesOf({ day: [new Date(0), new Date(86_400_000)] })
    expect(table.get('mean')).toEqual([0.5])
    const quantiles = table.get('quantiles')?.[0]
    expect(quantiles).toContainEqual({ rank: 0.5, estimate: 0, low: 0, high: 0 })
    expect(quantiles).toContainEqual({ rank: 0.99, estimate: 1, low: 1, high: 1 })
  })

  test('what a type has not is null', async () => {
    const table = await valuesOf({ flag: [true, null] })
    for (const name of ['mean', 'sum', 'quantiles', 'length', 'kll', 'hll', 'frequent', 'order']) {
      expect(table.get(name), name).toEqual([null])
    }
    expect(table.get('states')?.[0]).toBeInstanceOf(Uint8Array)
  })
})
