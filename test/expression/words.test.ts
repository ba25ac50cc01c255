import { describe, expect, it } from 'vitest'
import { columnText, isPlainName, reservedWords } from '../../src/expression/words.js'
import { answers, rowsOf } from './rows.js'

describe('names', () => {
  it('are plain unless they are words of the grammar or have other characters', () => {
    expect(['a', 'x2', '_x1'].filter(isPlainName)).toEqual(['a', 'x2', '_x1'])
    expect(['select', 'AND', '1a', 'a b', '', 'a-b'].filter(isPlainName)).toEqual([])
  })

  it('that are words can be quoted', () => {
    for (const word of reservedWords) {
      const rows = rowsOf({ [word]: ['integer', ['1']] })
      expect(answers(`"${word}" = 1`, rows), word).toBe('T')
    }
  })
})

describe('columnText', () => {
  it('quotes a name that cannot stand bare', () => {
    expect(columnText('total_2')).toBe('total_2')
    expect(columnText('order')).toBe('"order"')
    expect(columnText('a "b"')).toBe('"a ""b"""')
  })
})
