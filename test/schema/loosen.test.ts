import { describe, expect, it } from 'vitest'
import type { Inference } from '../../src/schema/infer.js'
import { loosen } from '../../src/schema/loosen.js'
import { parseSchema } from '../../src/schema/parse.js'

const text = `
version: 1
columns:
  - name: a
    type: integer
    range: { minimum: 0, maximum: 9, evidenceRows: 100 }
  - name: b
    type: string
    pattern: "[A-Z]+"
    domain: { values: [A, B], evidenceRows: 100 }
rules:
  - a >= 1
  - a <= 2
`
const { positions: _, ...schema } = parseSchema(text, 'x')
const evidence = new Map([
  ['columns/0/range', 'seen'],
  ['columns/1/pattern', 'all'],
  ['rules/0', 'first'],
  ['rules/1', 'second'],
])
const inference: Inference = { schema, evidence }
const without = (...paths: string[]) =>
  loosen(
    inference,
    paths.map((path) => ({ path, schema })),
  )

describe('loosen', () => {
  it('makes limits warnings, and says why', () => {
    const { inference: found, loosened } = without('columns/0/range', 'columns/1/domain')
    expect(found.schema.columns[0]?.range).toEqual({
      minimum: 0,
      maximum: 9,
      evidenceRows: 100,
      level: 'warn',
    })
    expect(found.schema.columns[1]?.domain).toMatchObject({ values: ['A', 'B'], level: 'warn' })
    expect(found.evidence.get('columns/0/range')).toBe('seen; rows held out broke it')
    expect(found.evidence.get('columns/1/domain')).toBe('rows held out broke it')
    expect(loosened).toEqual([
      { rule: 'a: range', became: 'warning' },
      { rule: 'b: domain', became: 'warning' },
    ])
  })

  it('makes drift of a column a warning, whether it has limits of its own or not', () => {
    const { inference: found } = without('columns/0/drift')
    expect(found.schema.columns[0]?.drift).toEqual({ level: 'warn' })
  })

  it('drops patterns and conditions, with their evidence', () => {
    const { inference: found, loosened } = without('columns/1/pattern', 'rules/0')
    expect(found.schema.columns[1]?.pattern).toBeUndefined()
    expect(found.schema.rules).toEqual([{ expression: 'a <= 2' }])
    expect([...found.evidence]).toEqual([
      ['columns/0/range', 'seen'],
      ['rules/0', 'second'],
    ])
    expect(loosened.map(({ became }) => became)).toEqual(['dropped', 'dropped'])
    expect(without('rules/0', 'rules/1').inference.schema.rules).toBeUndefined()
  })

  it('passes over rules that are not there, or are warnings already', () => {
    expect(without('columns/0/length', 'columns/7/range', 'keys/0').loosened).toEqual([])
    expect(without('columns/0/range', 'columns/0/range').loosened).toHaveLength(1)
  })
})
