import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { showName, showText, showValue } from '../../src/reports/escape.js'
import { displayWidth } from '../../src/reports/width.js'
import { hostileText } from './fixtures.js'

/** Whatever could move the cursor, reorder a line or break it. */
const acting = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u

describe('showValue', () => {
  it.each([
    ['-5.00', '"-5.00"'],
    [null, 'null'],
    ['null', '"null"'],
    ['', '""'],
    ['say "hi"', '"say \\"hi\\""'],
    ['C:\\new', '"C:\\\\new"'],
    ['a\r\nb\tc\0', '"a\\r\\nb\\tc\\0"'],
    ['\u001b[31mred', '"\\u{1b}[31mred"'],
    ['\u009b31m', '"\\u{9b}31m"'],
    ['\u202etxt.exe', '"\\u{202e}txt.exe"'],
    ['zero\u200bwidth', '"zero\\u{200b}width"'],
    ['non\u00a0breaking', '"non\\u{a0}breaking"'],
    ['\ud800', '"\\u{d800}"'],
    ['\u{e0041}', '"\\u{e0041}"'],
    ['Zürich 東京 😀', '"Zürich 東京 😀"'],
  ])('shows %j as %s', (value, shown) => {
    expect(showValue(value)).toBe(shown)
  })

  it('keeps two values apart that only a backslash or a quote tells apart', () => {
    expect(showValue('\n')).not.toBe(showValue('\\n'))
    expect(showValue('a"b')).not.toBe(showValue('a\\"b'))
  })
})

describe('shortening', () => {
  it('leaves out the middle, where the width says so', () => {
    expect(showValue('abcdefghijklmnopqrstuvwxyz', { width: 11 })).toBe('"abcd…wxyz"')
    expect(showValue('abcdefghi', { width: 11 })).toBe('"abcdefghi"')
    expect(showValue('abcdefghijklmnopqrstuvwxyz', { width: 11, unicode: false })).toBe(
      '"abc...xyz"',
    )
  })

  it('cuts between code points, and never through an escape', () => {
    expect(showText('😀'.repeat(9), { width: 8 })).toBe('😀😀…😀')
    expect(showText('\u001b'.repeat(9), { width: 15 })).toBe('\\u{1b}…\\u{1b}')
  })

  it('counts combining marks, so that none can be piled up without end', () => {
    expect(showText(`e${'\u0301'.repeat(10_000)}`, { width: 20 })).toHaveLength(20)
  })

  it('looks at the ends of a long text only', () => {
    const long = `start${'\u001b'.repeat(50_000_000)}end`
    expect(showValue(long, { width: 30 })).toMatch(/^"start.*….*end"$/)
  })
})

describe('showName', () => {
  it('quotes a name whose ends cannot be seen', () => {
    expect(showName('arr_delay')).toBe('arr_delay')
    expect(showName('arr delay')).toBe('arr delay')
    expect(showName('')).toBe('""')
    expect(showName(' id')).toBe('" id"')
    expect(showName('\ufeffid')).toBe('"\\u{feff}id"')
  })
})

describe('any text', () => {
  it.each([
    ['showValue', showValue],
    ['showName', showName],
    ['showText', showText],
  ])('%s gives one visible line within the width', (_, show) => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 8, max: 80 }), (text, width) => {
        const shown = show(text, { width })
        expect(shown).not.toMatch(acting)
        expect(displayWidth(shown)).toBeLessThanOrEqual(width)
      }),
      { seed: 1, numRuns: 1000 },
    )
  })
})
