import { expect, it } from 'vitest'
import { readSuppressions } from '../../src/schema/parse-suppressions.js'
import { reporter } from '../../src/schema/read.js'
import { type Problem, readYaml } from '../../src/schema/yaml.js'

function rootOf(text: string) {
  const { root } = readYaml(text)
  if (root === undefined) throw new Error('no tree')
  return root
}

function read(text: string) {
  const problems: Problem[] = []
  const marks: number[] = []
  const value = readSuppressions(rootOf(text), reporter(problems), (index) => marks.push(index))
  return { value, marks, messages: problems.map(({ message }) => message) }
}

it('reads what is suppressed, why and until when', () => {
  expect(
    read('[{ code: drift, reason: r }, { code: a.b, column: c, reason: r, until: 2024-02-29 }]'),
  ).toEqual({
    value: [
      { code: 'drift', reason: 'r' },
      { code: 'a.b', column: 'c', reason: 'r', until: '2024-02-29' },
    ],
    marks: [0, 1],
    messages: [],
  })
})

it('asks for a code, a reason and real dates', () => {
  expect(read('[{}]').messages).toEqual(['expected a code', 'expected a reason'])
  expect(read('[{ code: a, reason: b, until: 2024-02-30 }]').messages[0]).toContain(
    'a date such as',
  )
  expect(read('{}').messages[0]).toContain('expected a list')
})
