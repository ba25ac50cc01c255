import { expect, it } from 'vitest'
import { readDemand, readRule, readTags } from '../../src/schema/parse-rule.js'
import { compact, type Report, readNumber, reporter } from '../../src/schema/read.js'
import { type Problem, readYaml, type Tree } from '../../src/schema/yaml.js'

function read<Value>(text: string, reader: (tree: Tree, report: Report) => Value) {
  const { root } = readYaml(text)
  const problems: Problem[] = []
  if (root === undefined) throw new Error('no tree')
  const value = reader(root, reporter(problems))
  return { value, messages: problems.map(({ message }) => message) }
}

const any = { minimum: -Infinity, maximum: Infinity }
const rule = (tree: Tree, report: Report) =>
  readRule<{ size?: number }>(
    tree,
    {
      keys: ['size'],
      read: (fields) => {
        const size = fields.get('size')
        return compact<{ size?: number }>({
          size: size === undefined ? undefined : readNumber(size.value, any, report),
        })
      },
      require: (fields, place) => {
        if (!fields.has('size')) report(place.place, 'expected a size')
      },
    },
    report,
  )

it('reads limits, attributes and a limit that warns', () => {
  const text =
    '{ size: 5, level: error, description: d, owner: o, tags: [a, b], dimension: accuracy,' +
    ' minimumRows: 7, warn: { size: 3 } }'
  expect(read(text, rule)).toEqual({
    value: {
      size: 5,
      level: 'error',
      description: 'd',
      owner: 'o',
      tags: ['a', 'b'],
      dimension: 'accuracy',
      minimumRows: 7,
      warn: { size: 3 },
    },
    messages: [],
  })
})

it('asks the rule for its limits, not what warns', () => {
  expect(read('{ owner: a }', rule).messages).toEqual(['expected a size'])
  expect(read('{ size: 5, warn: {} }', rule).messages).toEqual(['expected a limit, one of size'])
  expect(read('{ size: 5, level: info, warn: { size: 1 } }', rule).messages).toEqual([
    'a limit that warns goes with a rule of level error',
  ])
})

it('reads demands and tags in each of their forms', () => {
  expect(read('true', readDemand).value).toBe(true)
  expect(read('info', readDemand).value).toBe('info')
  expect(read('{ owner: a }', readDemand).value).toEqual({ owner: 'a' })
  expect(read('{ strictly: true }', readDemand).messages).toHaveLength(1)
  expect(read('{ strictly: true }', (t, r) => readDemand(t, r, ['strictly'])).value).toEqual({
    strictly: true,
  })
  expect(read('a', readTags).value).toEqual(['a'])
  expect(read('[a, 1]', readTags).value).toEqual(['a', '1'])
})
