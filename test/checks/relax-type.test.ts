import { describe, expect, it } from 'vitest'
import { relaxType } from '../../src/checks/relax-type.js'
import { relaxed, suggested } from './relaxed.js'

describe('a type', () => {
  it.each([
    ['type: integer', [1, 0.5], 'type: integer → number', 'type: number'],
    ['type: integer', ['x'], 'type: integer → string', 'type: string'],
    ['type: number', [9007199254740993n, 1], 'type: number → decimal', 'type: decimal'],
    [
      'type: date',
      [new Date('2024-01-01'), new Date('2024-01-01T01:00:00Z')],
      'type: date → timestamp',
      'type: timestamp',
    ],
    [
      'type: integer, range: { maximum: 5 }, nulls: 0',
      ['x'],
      'type: integer → string, range removed',
      'type: string, nulls: 0',
    ],
    [
      'type: integer, statistics: { mean: { maximum: 5 }, distinct: { maximum: 9 } }',
      ['x'],
      'type: integer → string, statistics.mean removed',
      'type: string, statistics: { distinct: { maximum: 9 } }',
    ],
  ])('%s widens', async (rules, values, said, column) => {
    expect(await relaxed(rules, values)).toEqual({ said: [said], column, left: 0 })
  })

  it('takes conditions along that compare it otherwise', async () => {
    const text =
      'version: 1\ncolumns: [{ name: n, type: integer }]\nrules: [n > 1, n is not null]\n'
    const { said, after } = await suggested(text, { n: ['x'] })
    expect(said.slice(-1)).toEqual([
      'n: type: integer → string, rules that compare it otherwise removed',
    ])
    expect(after).toContain('rules: [n is not null]')
  })

  it('of no column has no way', () => {
    expect(relaxType({ path: undefined } as Parameters<typeof relaxType>[0])).toBeUndefined()
  })
})
