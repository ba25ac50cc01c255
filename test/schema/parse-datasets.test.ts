import { describe, expect, it } from 'vitest'
import { parseSchema } from '../../src/schema/parse.js'
import { writeSchema } from '../../src/schema/write.js'

const head =
  'version: 1\ncolumns: [{ name: a, type: integer }, { name: b, type: string }, { name: untyped }]\n'
const parse = (text: string) => parseSchema(head + text, 's.yaml')

function problems(text: string): string {
  try {
    parse(text)
  } catch (error) {
    return (error as Error).message
  }
  return ''
}

describe('rules about other data sets in a file', () => {
  it('are read, and written as they are read', () => {
    const schema = parse(`
references:
  - { columns: a, in: x.csv }
  - { columns: [a, b], in: x.csv, to: [c, d], mostly: 0.9, warn: { mostly: 1 }, where: a > 1 }
equals:
  - { dataset: y.csv, key: a, columns: b, level: warn }`)
    expect(schema.references).toEqual([
      { columns: ['a'], in: 'x.csv' },
      {
        columns: ['a', 'b'],
        in: 'x.csv',
        to: ['c', 'd'],
        mostly: 0.9,
        warn: { mostly: 1 },
        where: 'a > 1',
      },
    ])
    expect(schema.equals).toEqual([{ dataset: 'y.csv', key: ['a'], columns: ['b'], level: 'warn' }])
    const { positions: _, ...read } = schema
    const { positions: __, ...written } = parseSchema(writeSchema(schema), 's.yaml')
    expect(written).toEqual(read)
  })

  it('compare all columns but the key where none are named', () => {
    const text =
      'version: 1\ncolumns: [{ name: a, type: integer }, { name: b, type: string }]\nequals: [{ dataset: y, key: a }]'
    expect(parseSchema(text, 's.yaml').equals?.[0]?.columns).toEqual(['b'])
  })

  it.each([
    ['references: [{ columns: a }]', /expected in/],
    ['references: [{ in: x.csv }]', /expected columns/],
    [
      'references: [{ columns: a, in: x.csv, to: [b, c] }]',
      /as many columns as in columns, 1; found 2/,
    ],
    [
      'references: [{ columns: untyped, in: x.csv }]',
      /"untyped" has no type, in which to compare it/,
    ],
    ['references: [{ columns: c, in: x.csv }]', /unknown column "c"/],
    ['equals: [{ key: a }]', /expected dataset/],
    ['equals: [{ dataset: x.csv }]', /expected key/],
    ['equals: [{ dataset: x.csv, key: a, columns: [a] }]', /"a" is in the key already/],
    ['equals: [{ dataset: x.csv, key: a }]', /"untyped" has no type/],
    ['equals: [{ dataset: x.csv, key: a, columns: b, mostli: 1 }]', /did you mean mostly/],
  ])('%s is refused', (text, message) => {
    expect(problems(text)).toMatch(message)
  })
})
