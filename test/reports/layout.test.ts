import { describe, expect, it } from 'vitest'
import { align, sourceLine, wrap } from '../../src/reports/layout.js'
import { styleOf } from '../../src/reports/style.js'
import { options } from './fixtures.js'

describe('align', () => {
  it('pads every column but the last to its widest cell', () => {
    expect(align([['ks', '0.2', 'drift'], ['psi', '東京', 'stable'], ['x']])).toEqual([
      ['ks ', '0.2 ', 'drift'],
      ['psi', '東京', 'stable'],
      ['x'],
    ])
  })
})

describe('wrap', () => {
  it('breaks at spaces and indents every line', () => {
    expect(wrap('one two three four five six seven', { width: 24, indent: 2 })).toEqual([
      '  one two three four',
      '  five six seven',
    ])
  })

  it('breaks at another separator only', () => {
    expect(wrap('first part | second part | third', { width: 22, indent: 0, at: ' | ' })).toEqual([
      'first part',
      'second part | third',
    ])
  })

  it('gives a long word a line of its own', () => {
    expect(wrap(`a ${'b'.repeat(30)} c`, { width: 20, indent: 0 })).toEqual([
      'a',
      'b'.repeat(30),
      'c',
    ])
  })

  it('takes a width of 0 as unknown', () => {
    expect(wrap('word '.repeat(15).trim(), { width: 0, indent: 0 })).toHaveLength(1)
  })

  it('keeps an empty text and double spaces', () => {
    expect(wrap('', { width: 20, indent: 2 })).toEqual(['  '])
    expect(wrap('a  b', { width: 20, indent: 0 })).toEqual(['a  b'])
  })
})

describe('sourceLine', () => {
  const source = { name: 'good\n.csv', format: 'csv', rows: 1, columns: 16, bytes: null }
  it('shows name, format and size, and bytes where they are known', () => {
    const page = { options: options(), style: styleOf(options()) }
    expect(sourceLine(source, page)).toBe('good\\n.csv · csv · 1 row · 16 columns')
    expect(sourceLine({ ...source, bytes: 409_209 }, page)).toMatch(/ · 409 kB$/)
  })
})
