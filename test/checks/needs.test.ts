import { expect, it } from 'vitest'
import { needsOfSchema } from '../../src/checks/needs.js'
import { cellKey } from '../../src/profile/plan.js'
import { parseSchema } from '../../src/schema/parse.js'

it('asks for each column as its type, and for what its rules need', () => {
  const plan = needsOfSchema(
    parseSchema(
      'version: 1\ncolumns:\n  - name: a\n    type: date\n    range: { minimum: 1970-01-02 }\n' +
        '    nulls: 0\n  - name: b\n  - { name: c, unique: true }',
      'x',
    ),
  )
  expect(plan.columns.map(({ name, type }) => [name, type])).toEqual([
    ['a', 'date'],
    ['b', undefined],
    ['c', undefined],
  ])
  const keys = plan.columns[0]?.needs.map(({ derivation, spec }) => cellKey(derivation, spec)) ?? []
  expect(keys.some((key) => key.includes('"minimum",1'))).toBe(true)
  expect(keys.some((key) => key.startsWith('nulls '))).toBe(true)
  expect(keys.some((key) => key.startsWith('misfits '))).toBe(true)
  expect(plan.columns[1]?.needs).toEqual([])
  expect(plan.columns[2]?.needs.map(({ spec }) => spec.kind)).toContain('keys')
})

it('is plain data, that a worker can be sent', () => {
  const schema = parseSchema('version: 1\ncolumns: [{ name: a, domain: [x] }]', 'x')
  const plan = needsOfSchema(schema)
  expect(structuredClone(plan)).toEqual(plan)
})
