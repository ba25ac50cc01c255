import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { parseSchema } from '../../src/schema/parse.js'
import { corrections, decidings, driftLimits, readDrift } from '../../src/schema/parse-drift.js'
import { type Report, reporter } from '../../src/schema/read.js'
import { writeSchema } from '../../src/schema/write.js'
import { type Problem, readYaml } from '../../src/schema/yaml.js'

function read(text: string): { value: unknown; problems: string[] } {
  const { root } = readYaml(text)
  if (root === undefined) throw new Error('no tree')
  const problems: Problem[] = []
  const report: Report = reporter(problems)
  return { value: readDrift(root, report), problems: problems.map(({ message }) => message) }
}

it('reads limits and what they ask for', () => {
  expect(read('{ psi: 2.5, reason: 7, wasserstein: 0.1, kuiper: 0.2 }')).toEqual({
    value: { psi: 2.5, reason: '7', wasserstein: 0.1, kuiper: 0.2 },
    problems: [],
  })
})

it.each([
  ['{ ks: 1.5 }', 'expected a number from 0 to 1'],
  ['{ jensenShanon: 0.1 }', 'jensenShannon'],
  ['{ energy: -1 }', 'expected a number'],
])('refuses %s', (text, message) => {
  expect(read(text).problems.join()).toContain(message)
})

it('reads and writes how p-values are judged', () => {
  const text = 'version: 1\ncorrection: benjamini-hochberg\ndeciding: limit\ncolumns: []'
  const schema = parseSchema(text, 's.yaml')
  expect(schema).toMatchObject({ correction: 'benjamini-hochberg', deciding: 'limit' })
  expect(parseSchema(writeSchema(schema), 's.yaml')).toMatchObject({
    correction: 'benjamini-hochberg',
    deciding: 'limit',
  })
  expect(() => parseSchema('version: 1\ncorrection: holms\ncolumns: []', 's')).toThrow('holm')
})

it('says the same as the published JSON Schema', () => {
  const path = resolve(import.meta.dirname, '../../schemas/driftgate.schema.json')
  const { definitions, properties } = JSON.parse(readFileSync(path, 'utf8'))
  expect(Object.keys(definitions.drift.properties).sort()).toEqual(
    ['compare', 'reason', 'level', 'windows', 'bins', ...Object.keys(driftLimits)].sort(),
  )
  expect(properties.correction.enum).toEqual([...corrections])
  expect(properties.deciding.enum).toEqual([...decidings])
})

it.each([
  ['{ bins: 20 }', { bins: 20 }],
  ['{ bins: { equalWidth: 5 } }', { bins: { equalWidth: 5 } }],
  ['{ bins: [0, 1.5, 10] }', { bins: { edges: [0, 1.5, 10] } }],
  [
    '{ bins: { edges: [2024-01-01, 2024-02-01] } }',
    { bins: { edges: ['2024-01-01', '2024-02-01'] } },
  ],
])('reads %s', (text, value) => {
  expect(read(text)).toEqual({ value, problems: [] })
})

it.each([
  ['{ bins: 1 }', 'expected a whole number from 2 to 500'],
  ['{ bins: [] }', 'expected 1 to 499 edges, found 0'],
  ['{ bins: [1, 1] }', 'edges must ascend'],
  ['{ bins: [1, x] }', 'edges must ascend, all numbers or all times'],
  ['{ bins: [.inf] }', 'expected a number'],
  ['{ bins: { equalWidth: 5, edges: [1] } }', 'expected equalWidth or edges'],
  ['{ bins: 5, windows: 20 }', 'hold for the usual bins'],
])('refuses %s', (text, message) => {
  expect(read(text).problems.join()).toContain(message)
})

it('reads and writes bins, and how many columns may drift', () => {
  const text =
    'version: 1\ndrift: { bins: { edges: [1, 2] } }\ndriftedColumns: { maximum: 3, level: warn }\ncolumns: [{ name: a, drift: { bins: 7 } }]'
  const schema = parseSchema(text, 's.yaml')
  expect(schema.driftedColumns).toEqual({ maximum: 3, level: 'warn' })
  const { positions: _, ...plain } = schema
  const { positions: __, ...again } = parseSchema(writeSchema(schema), 's.yaml')
  expect(again).toEqual(plain)
  const share = parseSchema('version: 1\ndriftedColumns: 0.2\ncolumns: []', 's.yaml')
  expect(share.driftedColumns).toEqual({ maximumShare: 0.2 })
  expect(() => parseSchema('version: 1\ndriftedColumns: {}\ncolumns: []', 's')).toThrow(
    'expected maximum or maximumShare',
  )
})
