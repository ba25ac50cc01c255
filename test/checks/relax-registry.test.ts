import { describe, expect, it } from 'vitest'
import { relax } from '../../src/checks/relax-registry.js'
import { codes } from '../../src/reports/codes.js'
import { suggested } from './relaxed.js'

describe('every kind of rule', () => {
  it.each([
    [
      'columns: [{ name: a }, { name: b }]\nkeys: [[a], { columns: [b], primary: true }]',
      'keys: 0 is removed',
    ],
    ['columns: [{ name: a }]\nuniqueRows: true', 'uniqueRows: uniqueRows is removed'],
    [
      'columns: [{ name: b }, { name: a }]\ncolumnOrder: error',
      'columnOrder: columnOrder is removed',
    ],
    ['columns: [{ name: a, type: integer }]\nrules: [a > 1]', 'rules: mostly 1 → '],
    ['columns: [{ name: a, type: integer }]\nrules: [10 / (a - 1) > 0]', 'rules: '],
  ])('gives way: %s', async (text, said) => {
    const { said: found, left } = await suggested(`version: 1\n${text}\n`, {
      a: [1, 1, 2, 2, 3],
      b: [1, 2, null, 3, 4].map(() => 1),
    })
    expect(left).toEqual([])
    expect(found.join('\n')).toContain(said.replace('keys: 0 is removed', 'keys: keys is removed'))
  })

  it('has a way for each code, but for a batch without rows', () => {
    const schema = { columns: [], rows: [], faults: {} }
    for (const code of Object.keys(codes)) {
      const broken = {
        schema,
        profile: { columns: [] },
        natural: { columns: [] },
        path: 'columns/0/nulls',
        finding: { code, column: 'n', observed: 0.5, message: '' },
      }
      const found = relax(broken as unknown as Parameters<typeof relax>[0])
      expect(found === undefined, code).toBe(code === 'rows.none')
    }
  })

  it('has none for a batch without rows', async () => {
    const { left, said } = await suggested('version: 1\ncolumns: [{ name: a }]\n', { a: [] })
    expect(left.map(({ code }) => code)).toContain('rows.none')
    expect(said).toEqual([])
  })
})
