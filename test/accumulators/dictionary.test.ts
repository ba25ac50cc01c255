import { expect, it } from 'vitest'
import { codeCountsOf } from '../../src/accumulators/dictionary.js'
import { coded } from '../support/laws/columns.js'

function counted(column: ReturnType<typeof coded>) {
  const { codes, counts } = codeCountsOf(column)
  return Array.from(codes, (code) => [code, counts[code]])
}

it('counts the codes of valid slots, first come first', () => {
  // Entry 0 is the one that does not occur, and what invalid slots hold.
  expect(counted(coded(['b', null, 'a', 'b', 'b']))).toEqual([
    [1, 3],
    [2, 1],
  ])
})

it('forgets the column before', () => {
  const [a, b] = [coded(['x', 'y', 'z', 'z']), coded(['x', null])]
  for (let i = 0; i < 2; i++) {
    expect(counted(a)).toEqual([
      [1, 1],
      [2, 1],
      [3, 2],
    ])
    expect(counted(b)).toEqual([[1, 1]])
    expect(counted(coded([null]))).toEqual([])
  }
})
