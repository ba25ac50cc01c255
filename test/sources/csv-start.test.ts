import { describe, expect, it } from 'vitest'
import { guessRowStart } from '../../src/sources/csv-start.js'

function guess(text: string, from: number, line = text.length, columnCount = 2) {
  const bytes = new TextEncoder().encode(text)
  const dialect = { delimiter: 44, quote: 34, terminator: 'lf' } as const
  const readAt = (position: number, into: Uint8Array) => {
    const part = bytes.subarray(position, position + into.length)
    into.set(part)
    return part.length
  }
  return guessRowStart({ dialect, columnCount, from, line, readAt })
}

describe('guessRowStart', () => {
  it('finds the row behind the next line end, or at the very place', () => {
    const text = 'a,b\n1,2\n3,4\n'
    expect([1, 3, 4, 5, 8].map((from) => guess(text, from))).toEqual([4, 4, 4, 8, 8])
  })

  it('finds none where no line ends before the end of the partition', () => {
    expect(guess('a,b\n1,2\n3,4\n', 5, 8)).toBeUndefined()
    expect(guess('a,bbbbbbbbb', 3)).toBeUndefined()
    expect(guess(`a,${'b'.repeat(200_000)}\n1,2\n3,4\n`, 3)).toBe(200_003)
    expect(guess(`a,${'b'.repeat(200_000)}\n1,2\n3,4\n`, 3, 150_000)).toBeUndefined()
  })

  it('is not taken in by line ends in quoted text', () => {
    const row = 'x,"one\ntwo, three\n""four""\nfive"\n'
    const text = row.repeat(20)
    for (let from = 1; from < row.length; from++) expect(guess(text, from)).toBe(row.length)
  })

  it('takes the first line end where nothing looks like rows', () => {
    expect(guess('a\nb\nc\n', 1, 6, 3)).toBe(2)
  })
})
