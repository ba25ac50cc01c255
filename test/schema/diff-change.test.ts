import { describe, expect, it } from 'vitest'
import {
  diffFlag,
  diffList,
  diffNumber,
  diffText,
  diffWhole,
} from '../../src/schema/diff-change.js'

const short = ({ kind, effect }: { kind: string; effect: string }) => `${kind} ${effect}`

describe('a change', () => {
  it.each([
    [undefined, 1, ['added breaking']],
    [1, undefined, ['removed compatible']],
    [1, 2, ['changed breaking']],
    [{ a: [1] }, { a: [1] }, []],
  ])('of what has no scale: %j to %j', (before, after, expected) => {
    expect(diffWhole('x', { before, after }).map(short)).toEqual(expected)
  })

  it('of what is for readers breaks nothing', () => {
    expect(diffText('owner', { before: 'a', after: 'b' }).map(short)).toEqual(['changed neutral'])
    expect(diffText('owner', { before: 'a', after: 'a' })).toEqual([])
  })

  it.each([
    [0.1, 0.2, 'raised', ['raised compatible']],
    [0.2, 0.1, 'raised', ['lowered breaking']],
    [0.1, 0.2, 'lowered', ['raised breaking']],
    [undefined, 0.2, 'raised', ['added breaking']],
    [0.2, undefined, 'raised', ['removed compatible']],
    [1, undefined, 'raised', ['removed neutral']],
    [0.2, 0.2, 'raised', []],
  ] as const)('of a number: %s to %s, looser when %s', (before, after, looser, expected) => {
    expect(diffNumber('x', { before, after }, { looser, absent: 1 }).map(short)).toEqual(expected)
  })

  it('of a number holds what was written, not what its absence means', () => {
    const [part] = diffNumber(
      'x',
      { before: undefined, after: 2 },
      { looser: 'lowered', absent: Infinity },
    )
    expect(part).toMatchObject({ before: null, after: 2, effect: 'compatible' })
  })

  it('of a flag goes by what setting it does', () => {
    const set = { before: undefined, after: true }
    expect(diffFlag('x', set, 'looser').map(short)).toEqual(['changed compatible'])
    expect(diffFlag('x', set, 'stricter').map(short)).toEqual(['changed breaking'])
    expect(diffFlag('x', { before: false, after: undefined }, 'looser')).toEqual([])
  })

  it('of a list names what came and what went', () => {
    const parts = diffList('x', { before: ['a', 'b'], after: ['b', 'c', 'd'] }, 'compatible')
    expect(parts.map(short)).toEqual(['removed breaking', 'added compatible'])
    expect(parts.map(({ before, after }) => [before, after])).toEqual([
      [['a'], null],
      [null, ['c', 'd']],
    ])
    expect(diffList('x', { before: ['a', 'b'], after: ['b', 'a'] }, 'compatible')).toEqual([])
  })
})
