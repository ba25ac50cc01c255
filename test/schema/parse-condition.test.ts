import { describe, expect, it } from 'vitest'
import { parseSchema } from '../../src/schema/parse.js'
import { writeSchema } from '../../src/schema/write.js'

const parse = (text: string) => parseSchema(`version: 1\n${text}`, 's.yaml')

function problems(text: string): string {
  try {
    parse(text)
  } catch (error) {
    return (error as Error).message
  }
  return ''
}

describe('filters in a file', () => {
  it('belong to every rule, and are written as they are read', () => {
    const schema = parse(`
rows: { minimum: 1, where: b > 0 }
keys: [{ columns: [a], where: b > 0 }]
uniqueRows: { where: b > 0 }
columns:
  - { name: a, range: { minimum: 1, where: "b > 0" }, statistics: { mean: { minimum: 1, where: "b > 0" } } }
  - { name: b, type: integer, unique: { where: a is null } }`)
    expect(schema.columns[0]?.range).toEqual({ minimum: 1, where: 'b > 0' })
    expect(schema.columns[1]?.unique).toEqual({ where: 'a is null' })
    expect(schema.keys).toEqual([{ columns: ['a'], where: 'b > 0' }])
    const { positions: _, ...written } = parseSchema(writeSchema(schema), 's.yaml')
    const { positions: __, ...read } = schema
    expect(written).toEqual(read)
  })

  it('read columns that stand further down, and are told where they are wrong', () => {
    expect(
      problems(`columns: [{ name: a, nulls: { maximum: 0, where: later > 0 } }, { name: later }]`),
    ).toBe('')
    const wrong = problems(`columns:\n  - name: price\n    nulls: { maximum: 0, where: prise > 0 }`)
    expect(wrong).toMatch(/s\.yaml:4:33/)
    expect(wrong).toMatch(/did you mean price/)
    expect(problems(`columns: [{ name: a, nulls: { maximum: 0, where: a > } }]`)).toMatch(
      /s\.yaml:2/,
    )
    expect(problems(`columns: [{ name: a, nulls: { maximum: 0, where: [a] } }]`)).toMatch(
      /expected text/,
    )
  })

  it('have no meaning for the data set as a whole', () => {
    const all = [
      'columns: [{ name: a, required: { where: a > 0 } }]',
      'rowChange: { minimum: 1, where: a > 0 }\ncolumns: [{ name: a }]',
      'faults: { row.ragged: { maximum: 0, where: a > 0 } }\ncolumns: [{ name: a }]',
    ]
    for (const each of all) expect(problems(each)).toMatch(/takes no filter/)
    expect(problems('driftedColumns: { maximum: 1, where: a }\ncolumns: [{ name: a }]')).toMatch(
      /unknown key "where"/,
    )
  })
})
