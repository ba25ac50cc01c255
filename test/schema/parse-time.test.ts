import { expect, it } from 'vitest'
import { readCadence, readFreshness } from '../../src/schema/parse-time.js'
import { type Report, reporter } from '../../src/schema/read.js'
import { type Problem, readYaml, type Tree } from '../../src/schema/yaml.js'

function rootOf(text: string) {
  const { root } = readYaml(text)
  if (root === undefined) throw new Error('no tree')
  return root
}

function read<Value>(text: string, reader: (tree: Tree, report: Report) => Value) {
  const problems: Problem[] = []
  const value = reader(rootOf(text), reporter(problems))
  return problems.length > 0 ? problems.map(({ message }) => message) : value
}

it('reads durations with what goes with them', () => {
  expect(read('36 hours', readFreshness)).toEqual({ maximumAge: '36 hours' })
  expect(read('{ maximumAge: 2 days, warn: { maximumAge: 1 day } }', readFreshness)).toEqual({
    maximumAge: '2 days',
    warn: { maximumAge: '1 day' },
  })
  expect(read('{ maximumStep: 1 hour, level: info }', readCadence)).toEqual({
    maximumStep: '1 hour',
    level: 'info',
  })
})

it('says what is none', () => {
  expect(read('5', readFreshness)).toEqual(['expected a duration such as 36 hours, found 5'])
  expect(read('{}', readFreshness)).toEqual(['expected a maximumAge such as 36 hours'])
  expect(read('{}', readCadence)).toEqual(['expected a minimumStep, a maximumStep or both'])
  expect(read('{ minimumStep: 1 day, maximumStep: 1 hour }', readCadence)).toEqual([
    'no step lies between 1 day and 1 hour',
  ])
})
