import { expect, it } from 'vitest'
import { parseSchema } from '../../src/schema/parse.js'
import { writeSchema } from '../../src/schema/write.js'

const head = 'version: 1\ncolumns: [{ name: a }, { name: b }]\n'

function problem(text: string): string {
  try {
    parseSchema(`${head}${text}`, 's.yaml')
  } catch (error) {
    return (error as Error).message
  }
  return ''
}

it('reads and writes keys of any form', () => {
  const text =
    'keys:\n  - a\n  - [a, b]\n  - { columns: b, primary: true, level: warn, owner: me }\nuniqueRows: { level: warn }'
  const schema = parseSchema(`${head}${text}`, 's.yaml')
  expect(schema.keys).toEqual([
    { columns: ['a'] },
    { columns: ['a', 'b'] },
    { columns: ['b'], primary: true, level: 'warn', owner: 'me' },
  ])
  expect(schema.uniqueRows).toEqual({ level: 'warn' })
  expect(schema.positions?.get('keys/1')).toMatchObject({ line: 5, column: 5 })
  expect(schema.positions?.get('uniqueRows')).toMatchObject({ line: 7 })
  const { positions: _, ...plain } = schema
  const { positions: __, ...again } = parseSchema(writeSchema(schema), 's.yaml')
  expect(again).toEqual(plain)
})

it.each([
  ['keys: a', 'expected a list'],
  ['keys: [[]]', 'expected at least one column'],
  ['keys: [[a, a]]', 'column "a" is there twice'],
  ['keys: [[a, bb]]', 'unknown column "bb"'],
  ['keys: [[a, b], [b, a]]', 'this key is there already, in line 3'],
  ['keys: [{ primary: true }]', 'expected columns'],
  ['keys: [{ columns: a, primary: yes please }]', 'expected true or false'],
  ['keys: [{ column: a }]', 'did you mean columns?'],
])('refuses %s', (text, message) => {
  expect(problem(text)).toContain(message)
})
