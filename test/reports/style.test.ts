import { describe, expect, it } from 'vitest'
import { styleOf } from '../../src/reports/style.js'

describe('styleOf', () => {
  it('colours only where asked to', () => {
    expect(styleOf({ color: false, unicode: true }).level.error('x')).toBe('x')
    expect(styleOf({ color: true, unicode: true }).level.error('x')).toBe('\u001b[31mx\u001b[39m')
  })

  it('paints one text, whatever else it is handed', () => {
    const { dim } = styleOf({ color: false, unicode: true })
    expect(['a', 'b'].map(dim)).toEqual(['a', 'b'])
  })

  it('has a symbol for each level, different ones, in ASCII too', () => {
    for (const unicode of [true, false]) {
      const { error, warn, info, pass } = styleOf({ color: false, unicode }).symbols
      expect(new Set([error, warn, info, pass]).size).toBe(4)
    }
    expect(JSON.stringify(styleOf({ color: false, unicode: false }).symbols)).toMatch(/^[ -~]*$/)
  })

  it('has as many heights of bars in both', () => {
    const heights = [true, false].map(
      (unicode) => styleOf({ color: false, unicode }).symbols.bars.length,
    )
    expect(heights[0]).toBe(heights[1])
  })
})
