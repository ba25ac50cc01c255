import { describe, expect, it } from 'vitest'
import { keyOf, movedTo } from '../../src/checks/relax-bounds.js'
import { relaxed, suggested } from './relaxed.js'

describe('a bound', () => {
  it.each([
    [
      'type: integer, range: { minimum: 0, maximum: 5 }',
      [1, 1014],
      'range: maximum 5 → 1100',
      'maximum: 1100',
    ],
    [
      'type: integer, range: { minimum: 3, maximum: 5 }',
      [-2, 4],
      'range: minimum 3 → -3',
      'minimum: -3',
    ],
    ['type: integer, range: { minimum: 3 }', [0, 4], 'range: minimum 3 → 0', 'minimum: 0'],
    [
      'type: number, range: { exclusiveMinimum: 0 }',
      [0, 4],
      'range: exclusiveMinimum 0 → -1',
      'exclusiveMinimum: -1',
    ],
    [
      'type: number, range: { maximum: 5 }',
      [1, Infinity],
      'range: maximum 5 is removed',
      'type: number',
    ],
    [
      'type: number, range: { minimum: 0, maximum: 5 }',
      [1, Infinity],
      'range: maximum 5 is removed',
      'range: { minimum: 0 }',
    ],
    [
      'type: integer, range: { maximum: 5, evidenceRows: 9, farMaximum: 20 }',
      [1, 30],
      'range: maximum 5 → 31, farMaximum is removed',
      'range: { maximum: 31, evidenceRows: 9 }',
    ],
    [
      'type: integer, range: { maximum: 5 }',
      [1, 9007199254740993n],
      'range: maximum 5 → 9100000000000000',
      'maximum: ',
    ],
    [
      'type: date, range: { maximum: 2024-01-01 }',
      [new Date('2024-02-29')],
      'range: maximum 2024-01-01 → 2024-03-01',
      'maximum: "2024-03-01"',
    ],
    ['length: { maximum: 2 }', ['a', 'abcd'], 'length: maximum 2 → 5', 'length: { maximum: 5 }'],
    ['length: { minimum: 2 }', ['', 'abcd'], 'length: minimum 2 → 0', 'length: { minimum: 0 }'],
    [
      'length: { exclusiveMaximum: 2 }',
      ['abcd'],
      'length: exclusiveMaximum 2 → 6',
      'exclusiveMaximum: 6',
    ],
  ])('%s moves out', async (rules, values, said, column) => {
    const found = await relaxed(rules, values)
    expect(found).toMatchObject({ said: [said], left: 0 })
    expect(found.column).toContain(column)
  })

  it.each([
    ['rows: { minimum: 5 }', 'rows: minimum 5 → 1', 'rows: { minimum: 1 }'],
    ['rows:\n  - { minimum: 1 }\n  - { maximum: 1 }', 'rows: maximum 1 → 3', '- { maximum: 3 }'],
  ])('on rows moves out: %s', async (rows, said, line) => {
    const found = await suggested(`version: 1\n${rows}\ncolumns: []\n`, { n: [1, 2] })
    expect(found.said).toEqual([said])
    expect(found.after).toContain(line)
  })

  it('stays within what the number can be, and has one key a side', () => {
    const bounds = { minimum: 0, maximum: 1 }
    expect(movedTo(['x'], { maximum: 0.5 }, { observed: 1, bounds })).toMatchObject({
      what: 'maximum 0.5 → 1',
    })
    expect(keyOf({ exclusiveMaximum: 1 }, 'above')).toBe('exclusiveMaximum')
    expect(keyOf({ exclusiveMaximum: 1 }, 'below')).toBeUndefined()
  })
})
