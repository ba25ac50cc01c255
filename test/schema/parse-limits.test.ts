import { expect, it } from 'vitest'
import {
  readDemand,
  readDomain,
  readLength,
  readRange,
  readShareLimit,
} from '../../src/schema/parse-limits.js'
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

it('takes short forms for what they stand for', () => {
  expect(read('0.25', readShareLimit)).toEqual({ maximum: 0.25 })
  expect(read('[a, b]', readDomain)).toEqual({ values: ['a', 'b'] })
  expect(read('true', readDemand)).toBe(true)
  expect(read('info', readDemand)).toBe('info')
})

it('reads long forms', () => {
  expect(read('{ maximum: 0, evidenceRows: 5, level: warn }', readShareLimit)).toEqual({
    maximum: 0,
    evidenceRows: 5,
    level: 'warn',
  })
  expect(read('{ values: [a], unseen: 0.1 }', readDomain)).toEqual({
    values: ['a'],
    unseen: { maximum: 0.1 },
  })
  expect(read('{ minimum: 1, maximum: 1 }', readLength)).toEqual({ minimum: 1, maximum: 1 })
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
