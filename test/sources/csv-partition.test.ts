import { appendFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { PARTITION_ROWS } from '../../src/batch/column.js'
import { DataError } from '../../src/errors.js'
import { csvSource } from '../../src/sources/csv.js'
import { partitionCount, readCsvPartition } from '../../src/sources/csv-partition.js'
import { ROW_LIMITS } from '../../src/sources/csv-rows.js'
import { fileInput } from '../../src/sources/file-input.js'
import type { Recipe } from '../../src/sources/recipe.js'
import { textsOf } from '../support/read-source.js'
import { scratchFolder } from '../support/scratch.js'

const path = scratchFolder({})

async function recipeOf(content: string, partitionBytes: number): Promise<Recipe> {
  writeFileSync(path('x.csv'), content)
  const limits = { ...ROW_LIMITS, blockBytes: 16, partitionBytes }
  const source = csvSource(await fileInput(path('x.csv')), {}, limits)
  const recipe = await source.recipe?.(await source.fields())
  if (recipe === undefined) throw new Error('no recipe')
  return recipe
}

async function read(recipe: Recipe, partition: number, start?: number) {
  const cells: (string | null)[] = []
  const rows: number[] = []
  const found = await readCsvPartition(recipe, { partition, start }, ({ columns }) => {
    const [column] = columns
    if (column === undefined) throw new Error('no column')
    cells.push(...textsOf(column))
    rows.push(column.firstRow)
  })
  return { ...found, cells, rows }
}

describe('readCsvPartition', () => {
  it('reads the rows that start in a partition, to their ends', async () => {
    const recipe = await recipeOf('a,b\n1,x\n2,yyyyyyyy\n3\n', 8)
    expect([recipe.start, partitionCount(recipe)]).toEqual([4, 3])
    expect(await read(recipe, 0, 4)).toMatchObject({ cells: ['1'], rows: [1], start: 4, end: 8 })
    expect(await read(recipe, 1)).toMatchObject({
      cells: ['2'],
      rows: [PARTITION_ROWS + 1],
      start: 8,
      end: 19,
    })
    expect(await read(recipe, 2)).toMatchObject({
      cells: ['3'],
      start: 19,
      end: 21,
      faults: [
        { code: 'row.ragged', count: 1, samples: [{ row: 2 * PARTITION_ROWS + 1, value: '3' }] },
      ],
    })
  })

  it('counts positions behind a byte order mark', async () => {
    const recipe = await recipeOf('\ufeffa,b\n1,x\n2,y\n', 8)
    expect([recipe.offset, recipe.start]).toEqual([3, 4])
    expect(await read(recipe, 1)).toMatchObject({ cells: ['2'], start: 8, end: 12 })
  })

  it('guesses where it is not told, and may be wrong', async () => {
    const recipe = await recipeOf('a\n"1\n2\n3"\n4\n', 4)
    expect((await read(recipe, 1)).start).toBe(5)
    expect(await read(recipe, 1, 10)).toMatchObject({ start: 10 })
    const empty = await recipeOf(`a,b\n1,${'x'.repeat(40)}\n`, 8)
    expect(await read(empty, 2)).toMatchObject({ start: undefined, cells: [], faults: [] })
  })

  it('refuses a file that changed', async () => {
    const recipe = await recipeOf('a,b\n1,x\n2,y\n', 8)
    appendFileSync(path('x.csv'), '3,z\n')
    await expect(read(recipe, 0, 4)).rejects.toBeInstanceOf(DataError)
  })
})
