import { expect, it } from 'vitest'
import {
  readDomain,
  readForbidden,
  readMultipleOf,
  readNulls,
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

it('takes short forms for what they stand for', () => {
  expect(read('0.25', readShareLimit)).toEqual({ maximum: 0.25 })
  expect(read('[a, b]', readDomain)).toEqual({ values: ['a', 'b'] })
  expect(read('0.1', readNulls)).toEqual({ maximum: 0.1 })
  expect(read('[a]', readForbidden)).toEqual({ values: ['a'] })
  expect(read('0.5', readMultipleOf)).toEqual({ step: 0.5 })
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
  expect(read('{ values: [a], mostly: 0.9, owner: b }', readForbidden)).toEqual({
    values: ['a'],
    mostly: 0.9,
    owner: 'b',
  })
  expect(read('{ maximum: 0.2, tokens: [n/a], warn: { maximum: 0.1 } }', readNulls)).toEqual({
    maximum: 0.2,
    tokens: ['n/a'],
    warn: { maximum: 0.1 },
  })
})
