import { describe, expect, it } from 'vitest'
import { splices } from '../../src/schema/edit-splice.js'
import { readLayout } from '../../src/schema/yaml.js'

function spliced(text: string, edit: Parameters<typeof splices>[2]): string {
  const layout = readLayout(text)
  if (layout === undefined) throw new Error('expected a layout')
  return splices(text, layout, edit).reduce(
    (all, { start, end, text: own }) => all.slice(0, start) + own + all.slice(end),
    text,
  )
}

describe('a splice', () => {
  it.each([
    ['a: {}', { kind: 'set', path: ['a', 'b'], value: 1 }, 'a: { b: 1 }'],
    ['a: []', { kind: 'append', path: ['a'], values: ['x', 'z'] }, 'a: [x, z]'],
    ['a: 1', { kind: 'set', path: ['b'], value: 1 }, 'a: 1\nb: 1'],
    ['a:\n  - x', { kind: 'append', path: ['a'], values: ['z'] }, 'a:\n  - x\n  - z'],
    ['a: { b: 1, c: 2 }', { kind: 'remove', path: ['a', 'b'] }, 'a: { c: 2 }'],
    ['a: { b: 1, c: 2 }', { kind: 'remove', path: ['a', 'c'] }, 'a: { b: 1 }'],
    ['a:\n  - b: 1\n    c: 2\n', { kind: 'remove', path: ['a', 0, 'b'] }, 'a:\n  - c: 2\n'],
    ['a: 1\nb:\n  - { c: 1 }\nd: 2\n', { kind: 'remove', path: ['b', 0, 'c'] }, 'a: 1\nd: 2\n'],
    ['{"a":{}}', { kind: 'set', path: ['a', 'b'], value: 'x' }, '{"a":{"b": "x"}}'],
  ] as const)('of %j: %j', (text, edit, expected) => {
    expect(spliced(text, edit)).toBe(expected)
  })
})
