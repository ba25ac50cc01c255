import { describe, expect, it } from 'vitest'
import { find } from '../../src/schema/edit-find.js'
import { readLayout } from '../../src/schema/yaml.js'

const text =
  'rows: { minimum: 5 }\nfaults: { row.long: 0.1 }\ncolumns:\n  - name: a\n    nulls: 0.1\nkeys: [a]\n'
const root = readLayout(text)
const found = (...path: (string | number)[]) => {
  if (root === undefined) throw new Error('expected a layout')
  const { steps, rest, short } = find(root, path)
  const { node } = steps.at(-1) ?? { node: root }
  return [text.slice(node.start, node.end), rest, short]
}

describe('a path', () => {
  it.each([
    [['rows', 0, 'minimum'], '5', [], undefined],
    [['columns', 0, 'nulls', 'maximum'], '0.1', [], undefined],
    [['columns', 0, 'nulls', 'confidence'], '0.1', ['confidence'], 'maximum'],
    [['faults', 'row.long', 'maximum'], '0.1', [], undefined],
    [['keys', 0, 'primary'], 'a', ['primary'], 'columns'],
    [
      ['columns', 0, 'range', 'maximum'],
      'name: a\n    nulls: 0.1',
      ['range', 'maximum'],
      undefined,
    ],
  ] as const)('%j leads to %j', (path, node, rest, short) => {
    expect(found(...path)).toEqual([node, rest, short])
  })
})
