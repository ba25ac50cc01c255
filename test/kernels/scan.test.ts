import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Kernels } from '../../src/kernels/kernels.js'
import type { ScanOptions } from '../../src/kernels/scan.js'
import { dialect, indexFor, place, scanText, scoped } from './scan-support.js'
import { both } from './support.js'

const cases: [name: string, text: string, rows: string][] = [
  ['nothing', '', ''],
  ['one row', 'a,b\n', '0:a 0:b'],
  ['no terminator', 'a,b', '0:a 0:b'],
  ['empty cells', ',,\n', '0: 0: 0:'],
  ['a delimiter at the end', 'a,', '0:a 0:'],
  ['blank lines', '\n\r\na\n\n', '0:|0:|0:a|0:'],
  ['CR before LF', 'a,b\r\nc,d\r\n', '0:a 0:b|0:c 0:d'],
  ['CR at the end', 'a\r', '0:a'],
  ['one CR of two', 'a\r\r\n', '0:a\r'],
  ['CR elsewhere', 'a\rb,c\r,\n', '0:a\rb 0:c\r 0:'],
  ['quoted cells', '"a","b"\n"c"', '1:a 1:b|1:c'],
  ['empty quotes', '"",""\r\n""', '1: 1:|1:'],
  ['delimiter and line breaks inside quotes', '"a,b\r\nc\n"\n', '1:a,b\r\nc\n'],
  ['CR behind quotes', '"a"\r\n"b"\r', '1:a|1:b'],
  ['doubled quotes', '"a""b","""",x\n', '3:a""b 3:"" 0:x'],
  ['a quote inside an unquoted cell', 'a"b,c""\n', '4:a"b 4:c""'],
  ['a space before a quote', ' "a",b\n', '4: "a" 0:b'],
  ['text behind the closing quote', '"ab"c,d\n', '5:ab"c 0:d'],
  ['a quote behind the closing quote', '"ab"c"d",e\r\n', '5:ab"c"d" 0:e'],
  ['doubled quotes and text behind', '"a""b"c""\n', '7:a""b"c""'],
  ['a space behind the closing quote', '"a" ,b\n', '5:a"  0:b'],
  ['CR behind the closing quote, not before LF', '"a"\rb\n', '5:a"\rb'],
  ['two CR behind the closing quote', '"a"\r\r\n', '5:a"\r'],
  ['an unclosed quote', 'a,"b,c\nd', '0:a 9:b,c\nd'],
  ['an unclosed quote with a doubled one', '"a""', '11:a""'],
  ['a lone quote', '"', '9:'],
  ['a quote that closes at the end', '"a"', '1:a'],
  ['NUL and bytes beyond ASCII', '\0,é\n', '0:\0 0:Ã©'],
]

describe.each(both)('scan, native $native', ({ kernels }) => {
  const print = (rows: [number, string][][]) =>
    rows.map((row) => row.map((cell) => cell.join(':')).join(' ')).join('|')

  it.each(cases)('reads %s', (_, text, rows) => {
    // Contents are shown as latin1, a character a byte.
    expect(print(scanText(kernels, text).rows)).toBe(rows)
    expect(scanText(kernels, text)).toMatchObject({ rest: 0, reason: 'end' })
  })

  it('reads other dialects', () => {
    const read = (text: string, options: Partial<ScanOptions>) =>
      print(scanText(kernels, text, options).rows)
    expect(read('a;b,c\n', { delimiter: 59 })).toBe('0:a 0:b,c')
    expect(read('a\tb\n', { delimiter: 9 })).toBe('0:a 0:b')
    expect(read('\'a,b\',"c"\n', { quote: 39 })).toBe('1:a,b 0:"c"')
    expect(read('"a,b"\n', { quote: -1 })).toBe('0:"a 0:b"')
    expect(read('a,b\rc\n\r', { terminator: 'cr' })).toBe('0:a 0:b|0:c\n')
    expect(read('"a\r"\r"b"\n', { terminator: 'cr' })).toBe('1:a\r|5:b"\n')
  })

  it('leaves an incomplete row', () => {
    for (const rest of ['b', 'b,', '"b', '"b"', '"b\n', '"b""', '"b"\r', 'b\r', ',']) {
      const scanned = scanText(kernels, `a\n${rest}`, { atEnd: false })
      expect(scanned).toEqual({ rows: [[[0, 'a']]], rest: rest.length, reason: 'incomplete' })
    }
    expect(scanText(kernels, 'a\n', { atEnd: false })).toMatchObject({ rest: 0, reason: 'end' })
  })

  it('stops before a row that does not fit', () => {
    scoped(kernels, () => {
      const { bytes, start, end } = place(kernels, 'a,b\nc,d\ne\n')
      const limited = (cells: number, rows: number) =>
        kernels.scan(bytes, start, end, dialect, indexFor(kernels, cells, rows))
      expect(limited(3, 9)).toEqual({ rows: 1, cells: 2, consumed: 4, reason: 'cells full' })
      expect(limited(4, 9)).toEqual({ rows: 2, cells: 4, consumed: 8, reason: 'cells full' })
      expect(limited(1, 9)).toEqual({ rows: 0, cells: 0, consumed: 0, reason: 'cells full' })
      expect(limited(9, 2)).toEqual({ rows: 2, cells: 4, consumed: 8, reason: 'rows full' })
      expect(limited(5, 3)).toEqual({ rows: 3, cells: 5, consumed: 10, reason: 'end' })
      expect(limited(9, 0)).toEqual({ rows: 0, cells: 0, consumed: 0, reason: 'rows full' })
    })
  })

  it('reads in pieces what it reads at once, wherever the border', () => {
    const unit = 'x,"a,""b""\n",y"z\r\n"q"r,,\n'
    const text = unit.repeat(7)
    const whole = scanText(kernels, text).rows
    for (let border = 0; border <= text.length; border++) {
      const first = scanText(kernels, text.slice(0, border), { atEnd: false })
      const second = scanText(kernels, text.slice(border - first.rest))
      expect([...first.rows, ...second.rows]).toEqual(whole)
    }
  })

  it('reads what a writer of RFC 4180 wrote', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', 'é', ' ') })
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 8 })
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n'), (rows, lineBreak) => {
        const written = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`))
        const text = written.map((row) => row.join(',') + lineBreak).join('')
        const read = scanText(kernels, text).rows
        const expected = rows.map((row) => row.map((cell) => [...new TextEncoder().encode(cell)]))
        expect(read.map((row) => row.map(([, content]) => resolve(kernels, content)))).toEqual(
          expected,
        )
      }),
      { seed: 1, numRuns: 300 },
    )
  })
})

/** The bytes of a quoted cell's content (each character is one byte). */
function resolve(kernels: Kernels, content: string): number[] {
  const bytes = Uint8Array.from(content, (character) => character.charCodeAt(0))
  const out = new Uint8Array(bytes.length)
  return [...out.subarray(0, kernels.unquote(bytes, 0, bytes.length, out, 0))]
}

describe.each(both)('unquote, native $native', ({ kernels }) => {
  it.each([
    ['', ''],
    ['ab', 'ab'],
    ['a""b', 'a"b'],
    ['""', '"'],
    ['""""', '""'],
    ['ab"c', 'abc'],
    ['ab"c"d"', 'abc"d"'],
    ['a""b"c""', 'a"bc""'],
    ['a"', 'a'],
    ['"', ''],
  ])('resolves %j', (content, expected) => {
    expect(String.fromCharCode(...resolve(kernels, content))).toBe(expected)
  })

  it('writes from a place on, in place, with another quote', () => {
    const bytes = new TextEncoder().encode("xa''b'cx")
    expect(kernels.unquote(bytes, 1, 7, bytes, 1, 39)).toBe(5)
    expect(new TextDecoder().decode(bytes.subarray(1, 5))).toBe("a'bc")
  })
})
