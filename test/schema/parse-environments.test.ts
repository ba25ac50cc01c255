import { expect, it } from 'vitest'
import { requireEnvironments } from '../../src/schema/parse-environments.js'
import { reporter } from '../../src/schema/read.js'
import { type Problem, readYaml } from '../../src/schema/yaml.js'

function problemsOf(text: string): string[] {
  const { root } = readYaml(text)
  if (root?.kind !== 'map') throw new Error('no mapping')
  const problems: Problem[] = []
  const fields = new Map(root.entries.map((entry) => [entry.key, entry]))
  requireEnvironments(fields, reporter(problems))
  return problems.map(({ message }) => message)
}

it('knows the environments that are listed', () => {
  expect(
    problemsOf(
      'environments: [a, b]\ndefaultEnvironments: a\ncolumns: [{ in: b }, { notIn: [a] }]',
    ),
  ).toEqual([])
  expect(problemsOf('columns: [{ name: a }, 5]')).toEqual([])
})

it('reports the others', () => {
  expect(problemsOf('environments: [training]\ncolumns: [{ in: [trainin] }]')).toEqual([
    'unknown environment "trainin": did you mean training?',
  ])
  expect(problemsOf('defaultEnvironments: a\ncolumns: []')).toEqual([
    '"a": the schema has no list of environments',
  ])
})
