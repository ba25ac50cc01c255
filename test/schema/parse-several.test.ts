import { describe, expect, it } from 'vitest'
import { parseSchema } from '../../src/schema/parse.js'
import { writeSchema } from '../../src/schema/write.js'

const head =
  'version: 1\ncolumns: [{ name: a, type: number }, { name: b, type: number }, { name: s, type: string }]\n'
const parse = (text: string) => parseSchema(head + text, 's.yaml')

function problems(text: string): string {
  try {
    parse(text)
  } catch (error) {
    return (error as Error).message
  }
  return ''
}

describe('rules over several columns in a file', () => {
  it('are read, and written as they are read', () => {
    const schema = parse(`
dependencies:
  - { columns: [a, b], determines: s, mostly: 0.9, owner: me, warn: { mostly: 0.95 } }
correlations: [{ columns: [a, b], minimum: 0.5, where: s is not null }]
mutualInformation: [{ columns: [a, s], exclusiveMaximum: 2 }]
ratiosOfSums: [{ numerator: a, denominator: b, minimum: -1, maximum: 1, warn: { maximum: 0.5 } }]
completeRows: [0.9, { minimum: 1, columns: a, level: warn }]`)
    expect(schema).toMatchObject({
      dependencies: [
        { columns: ['a', 'b'], determines: 's', mostly: 0.9, owner: 'me', warn: { mostly: 0.95 } },
      ],
      correlations: [{ columns: ['a', 'b'], minimum: 0.5, where: 's is not null' }],
      mutualInformation: [{ columns: ['a', 's'], exclusiveMaximum: 2 }],
      ratiosOfSums: [
        { numerator: 'a', denominator: 'b', minimum: -1, maximum: 1, warn: { maximum: 0.5 } },
      ],
      completeRows: [{ minimum: 0.9 }, { minimum: 1, columns: ['a'], level: 'warn' }],
    })
    expect(parse('completeRows: 0.5').completeRows).toEqual([{ minimum: 0.5 }])
    expect(parse('completeRows: { minimum: 0.5 }').completeRows).toEqual([{ minimum: 0.5 }])
    expect(schema.positions?.get('correlations/0')).toMatchObject({ line: 6, column: 16 })
    const { positions: _, ...read } = schema
    const { positions: __, ...written } = parseSchema(writeSchema(schema), 's.yaml')
    expect(written).toEqual(read)
    const empty = parse('correlations: []')
    expect(parseSchema(writeSchema(empty), 's.yaml').correlations).toEqual([])
  })

  it.each([
    ['dependencies: [{ columns: a }]', /expected determines/],
    ['dependencies: [{ columns: a, determines: a }]', /determines itself/],
    ['dependencies: [{ columns: a, determines: [b] }]', /expected the name of one column/],
    [
      'dependencies: [{ columns: a, determines: t }]',
      /unknown column "t": did you mean s|expected one of/,
    ],
    ['dependencies: [{ columns: a, determines: b, mostly: 2 }]', /mostly|from 0 to 1|between/],
    [
      'dependencies: [{ columns: a, determines: b }, { columns: a, determines: b }]',
      /already, in line 3/,
    ],
    ['correlations: [{ columns: [a, b] }]', /expected a minimum, a maximum/],
    ['correlations: [{ columns: [a], minimum: 0 }]', /expected two columns, found 1/],
    ['correlations: [{ columns: [a, s], minimum: 0 }]', /no meaning for column "s" of type string/],
    ['correlations: [{ columns: [a, b], minimum: 2 }]', /from -1 to 1/],
    ['correlations: [{ columns: [a, b], minimum: 0.5, maximum: 0.2 }]', /no value can lie between/],
    ['mutualInformation: [{ columns: [a, b], minimum: -1 }]', /of at least 0/],
    ['mutualInformation: [{ columns: [a, b], minimun: 1 }]', /did you mean minimum/],
    ['ratiosOfSums: [{ numerator: a, minimum: 1 }]', /expected denominator/],
    ['ratiosOfSums: [{ numerator: a, denominator: s, minimum: 1 }]', /a sum has no meaning/],
    ['completeRows: 2', /from 0 to 1/],
    ['completeRows: { columns: a }', /expected minimum/],
    ['completeRows: [{ minimum: 1, columns: [] }]', /at least one column/],
    ['correlations: { columns: [a, b], minimum: 0 }', /expected a list/],
    ['correlations: [{ columns: [a, b], minimum: 0, where: c > 1 }]', /s\.yaml:3/],
  ])('%s is refused', (text, message) => {
    expect(problems(text)).toMatch(message)
  })
})
