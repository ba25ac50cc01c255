import { expect, it } from 'vitest'
import { readStatistics } from '../../src/schema/parse-statistics.js'
import { reporter } from '../../src/schema/read.js'
import { type Problem, readYaml } from '../../src/schema/yaml.js'

function rootOf(text: string) {
  const { root } = readYaml(text)
  if (root === undefined) throw new Error('no tree')
  return root
}

function read(text: string, type?: Parameters<typeof readStatistics>[1]) {
  const problems: Problem[] = []
  const marks: string[] = []
  const value = readStatistics(rootOf(text), type, {
    report: reporter(problems),
    mark: (name, place) => marks.push(`${name} ${place.line}`),
  })
  return { value, marks, messages: problems.map(({ message }) => message) }
}

it('reads bounds by the name of the statistic, and quantiles by their rank', () => {
  expect(
    read('mean: { minimum: 1 }\nquantiles: { .5: { maximum: 2 }, 1: { maximum: 9 } }'),
  ).toEqual({
    value: { mean: { minimum: 1 }, quantiles: { '0.5': { maximum: 2 }, '1': { maximum: 9 } } },
    marks: ['mean 1', 'quantiles 2'],
    messages: [],
  })
})

it('refuses what a type has none of, and ranks that are none', () => {
  expect(read('{ mean: { minimum: 1 } }', 'string').messages).toEqual([
    'mean has no meaning for the type string',
  ])
  expect(read('{ meanLength: { minimum: 1 } }', 'integer').messages).toHaveLength(1)
  expect(read('{ entropy: { minimum: 1 } }', 'date').messages).toEqual([])
  expect(read('{ quantiles: { 2: { minimum: 1 } } }').messages[0]).toContain('unknown rank "2"')
  expect(read('{ quantiles: 5 }').messages[0]).toContain('expected a mapping such as')
  expect(read('{ quantiles: { 0.5: { minimum: 1 }, "0.50": { minimum: 2 } } }').messages).toEqual([
    'the rank 0.5 has bounds already',
  ])
})
