import { expect, it } from 'vitest'
import { readColumn } from '../../src/schema/parse-column.js'
import { reporter } from '../../src/schema/read.js'
import { type Problem, readYaml } from '../../src/schema/yaml.js'

function read(text: string) {
  const { root } = readYaml(text)
  const problems: Problem[] = []
  const marks: string[] = []
  const reading = {
    report: reporter(problems),
    mark: (path: string, place: { line: number }) => marks.push(`${path} ${place.line}`),
  }
  const column = root === undefined ? undefined : readColumn(root, 'columns/0', reading)
  return { column, marks, messages: problems.map(({ message }) => message) }
}

it('reads all rules of a column and marks where they stand', () => {
  const { column, marks, messages } = read(
    'name: a\ntype: string\nrequired: false\nunique: warn\nnulls: 0.1\n' +
      'length: { maximum: 3 }\ndomain: [x]\nincreasing: true\ndrift: { compare: false }',
  )
  expect(messages).toEqual([])
  expect(column).toEqual({
    name: 'a',
    type: 'string',
    required: false,
    unique: 'warn',
    nulls: { maximum: 0.1 },
    length: { maximum: 3 },
    domain: { values: ['x'] },
    increasing: true,
    drift: { compare: false },
  })
  expect(marks.slice(0, 3)).toEqual(['columns/0 1', 'columns/0/name 1', 'columns/0/type 2'])
})

it.each([
  ['datetime', 'timestamp'],
  ['FLOAT', 'number'],
  ['varchar', 'string'],
])('knows that %s is called %s here', (word, meant) => {
  expect(read(`name: a\ntype: ${word}`).messages).toEqual([
    `unknown type "${word}": did you mean ${meant}?`,
  ])
})

it('gives no column without a name', () => {
  expect(read('type: string').column).toBeUndefined()
})
