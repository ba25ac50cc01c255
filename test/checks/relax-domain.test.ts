import { describe, expect, it } from 'vitest'
import { relaxDomain } from '../../src/checks/relax-domain.js'
import { relaxed } from './relaxed.js'

describe('a list of values', () => {
  const hostile = '\u001b[31m"]\n\u202e'
  it.each([
    ['domain: [a]', ['a', 'c', 'b'], 'domain: 2 values more: "b", "c"', 'domain: [a, b, c]'],
    [
      'domain: { values: [a], evidenceRows: 50 }',
      ['b'],
      'domain: 1 value more: "b"',
      'values: [a, b]',
    ],
    ['domain: [a]', [hostile], 'domain: 1 value more: ', '[a, "\\u001b[31m\\"]\\n\\u202e"]'],
    [
      'domain: { values: [a], unseen: 0.1 }',
      ['a', 'b'],
      'domain: unseen: maximum 0.1 → 0.5',
      'unseen: 0.5',
    ],
    ['domain: { values: [a], mostly: 0.9 }', ['a', 'b'], 'domain: mostly 0.9 → 0.5', 'mostly: 0.5'],
    [
      'tags: [sensitive], domain: [a]',
      ['a', 'secret'],
      'domain: mostly 1 → 0.5',
      'domain: { values: [a], mostly: 0.5 }',
    ],
    [
      'type: integer, domain: [1, 2]',
      [1, 30],
      'domain: 1 value more: "30"',
      'domain: [1, 2, "30"]',
    ],
  ])('%s takes what the batch holds', async (rules, values, said, column) => {
    const found = await relaxed(rules, values)
    expect(found.left).toBe(0)
    expect(found.said[0]).toContain(said)
    expect(found.column).toContain(column)
  })

  it('is none where the values are too many', async () => {
    const many = Array.from({ length: 400 }, (_, i) => `v${i}`)
    expect((await relaxed('domain: [a]', ['a', ...many])).said[0]).toContain('domain: mostly 1 → ')
  })

  it('of no column has no way', () => {
    expect(relaxDomain({ path: 'rows/0' } as Parameters<typeof relaxDomain>[0])).toBeUndefined()
  })
})
