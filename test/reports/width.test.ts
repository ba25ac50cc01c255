import { describe, expect, it } from 'vitest'
import { displayWidth, pad } from '../../src/reports/width.js'

describe('displayWidth', () => {
  it.each([
    ['', 0],
    ['arr_delay', 9],
    ['Zürich', 6],
    ['e\u0301', 1],
    ['東京', 4],
    ['한국', 4],
    ['ｆｕｌｌ', 8],
    ['😀', 2],
    ['✖ ⚠ ✓ ℹ', 7],
    ['▁▂▃▅▇', 5],
    ['𠀀', 2],
  ])('of %j is %i', (text, width) => {
    expect(displayWidth(text)).toBe(width)
  })
})

describe('pad', () => {
  it('fills up to the width, on either side, and never cuts', () => {
    expect(pad('ks', 4)).toBe('ks  ')
    expect(pad('ks', 4, 'left')).toBe('  ks')
    expect(pad('東京', 5)).toBe('東京 ')
    expect(pad('psi', 2)).toBe('psi')
  })
})
