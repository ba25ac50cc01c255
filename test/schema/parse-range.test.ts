import { expect, it } from 'vitest'
import { readLength, readNumberBounds, readRange } from '../../src/schema/parse-range.js'
import { type Report, reporter } from '../../src/schema/read.js'
import { type Problem, readYaml, type Tree } from '../../src/schema/yaml.js'

function read<Value>(text: string, reader: (tree: Tree, report: Report) => Value): Value {
  const { root } = readYaml(text)
  const problems: Problem[] = []
  if (root === undefined) throw new Error('no tree')
  const value = reader(root, reporter(problems))
  expect(problems.map(({ message }) => message)).toEqual([])
  return value
}

const range = (type: Parameters<typeof readRange>[1]) => (tree: Tree, report: Report) =>
  readRange(tree, type, report)

it('reads bounds that are open or closed, and what goes with them', () => {
  expect(read('{ minimum: 1, maximum: 1 }', readLength)).toEqual({ minimum: 1, maximum: 1 })
  expect(read('{ exclusiveMinimum: 0, maximum: 9, mostly: 0.5 }', range('number'))).toEqual({
    exclusiveMinimum: 0,
    maximum: 9,
    mostly: 0.5,
  })
  const any = { minimum: -Infinity, maximum: Infinity }
  const bounds = (tree: Tree, report: Report) => readNumberBounds(tree, any, report)
  expect(read('{ minimum: -1.5, warn: { minimum: 0 } }', bounds)).toEqual({
    minimum: -1.5,
    warn: { minimum: 0 },
  })
})

it('keeps the digits of integers that a double would round, except of numbers', () => {
  expect(read('{ maximum: 9007199254740993 }', range('integer'))).toEqual({
    maximum: '9007199254740993',
  })
  expect(read('{ maximum: 9007199254740993 }', range('number'))).toEqual({
    maximum: 9007199254740992,
  })
  expect(read('{ maximum: 1e30 }', range('decimal'))).toEqual({ maximum: 1e30 })
})
