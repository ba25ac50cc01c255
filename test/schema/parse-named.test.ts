import { expect, it } from 'vitest'
import { readNamed, readOne } from '../../src/schema/parse-named.js'
import { reporter } from '../../src/schema/read.js'
import { type Problem, readYaml, type Tree } from '../../src/schema/yaml.js'

function read(text: string, limits?: readonly string[]) {
  const problems: Problem[] = []
  const tree = readYaml(text).root as Tree
  const found = readNamed(
    tree,
    ['name'],
    reporter(problems),
    (fields, rest) => [[...fields.keys()], rest],
    limits,
  )
  return { found, problems: problems.map(({ message }) => message) }
}

it('hands on what a rule is about, and its limits apart', () => {
  const { found = [], problems } = read('{ name: a, minimum: 1, owner: me }')
  expect(found[0]).toEqual(['name', 'minimum', 'owner'])
  expect((found[1] as Extract<Tree, { kind: 'map' }>).entries.map(({ key }) => key)).toEqual([
    'minimum',
    'owner',
  ])
  expect(problems).toEqual([])
})

it('asks for the names, unless the rule knows its limits itself', () => {
  expect(read('{ minimum: 1 }').problems).toEqual(['expected name'])
  expect(read('{ most: 1 }', ['most']).problems).toEqual([])
  expect(read('{ name: a, mot: 1 }', ['most']).problems[0]).toMatch(/did you mean most/)
})

it('reads the name of one column', () => {
  const problems: Problem[] = []
  const report = reporter(problems)
  expect(readOne(readYaml('a').root as Tree, ['a'], report)).toBe('a')
  expect(readOne(readYaml('[a]').root as Tree, ['a'], report)).toBeUndefined()
  expect(problems.map(({ message }) => message)).toEqual(['expected the name of one column'])
})
