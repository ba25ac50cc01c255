import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { headerOf, numberedNames } from '../../src/sources/csv-header.js'

describe('headerOf', () => {
  it.each<[string[], string[], string[], number]>([
    [['a', 'b'], ['a', 'b'], [], 0],
    [[' a\t', 'a'], ['a', 'a_2'], ['a'], 0],
    [['a', 'a', 'a'], ['a', 'a_2', 'a_3'], ['a', 'a'], 0],
    [['a', 'a', 'a_2', 'a'], ['a', 'a_3', 'a_2', 'a_4'], ['a', 'a'], 0],
    [['', ' ', 'x'], ['column_1', 'column_2', 'x'], [], 2],
    [['column_2', ''], ['column_2', 'column_2_2'], ['column_2'], 1],
    [['', 'column_1'], ['column_1', 'column_1_2'], ['column_1'], 1],
  ])('%j', (cells, names, duplicates, emptyCount) => {
    expect(headerOf(cells)).toEqual({ names, duplicates, emptyCount })
  })

  it('gives every column a name of its own, and keeps first names', () => {
    const cell = fc.constantFrom(
      'a',
      'a_2',
      'a_3',
      'a_2_2',
      '',
      'column_1',
      'column_3',
      '__proto__',
    )
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 12 }), (cells) => {
        const { names, duplicates } = headerOf(cells)
        expect(new Set(names).size).toBe(cells.length)
        expect(names).not.toContain('')
        for (const [i, name] of cells.entries()) {
          const isFirst = cells.indexOf(name) === i && !/^column_/.test(name)
          if (isFirst && name !== '') expect(names[i]).toBe(name)
        }
        const given = cells.map((name, i) => name || `column_${i + 1}`)
        expect(duplicates.length).toBe(cells.length - new Set(given).size)
      }),
      { numRuns: 2000, seed: 1 },
    )
  })
})

describe('numberedNames', () => {
  it('counts from 1', () => {
    expect([numberedNames(0), numberedNames(2)]).toEqual([[], ['column_1', 'column_2']])
  })
})
