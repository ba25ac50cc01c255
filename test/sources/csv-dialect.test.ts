import { describe, expect, it } from 'vitest'
import { UsageError } from '../../src/errors.js'
import { type CsvOptions, checkOptions, dialectOf } from '../../src/sources/csv-dialect.js'

function sniff(text: string, options: CsvOptions = {}, isWhole = true): string {
  return String.fromCharCode(dialectOf(new TextEncoder().encode(text), isWhole, options).delimiter)
}

function terminator(text: string): string {
  return dialectOf(new TextEncoder().encode(text), true, {}).terminator
}

describe('delimiter', () => {
  it.each<[string, string]>([
    ['', ','],
    ['a\n1\n', ','],
    ['a,b\n1,2\n', ','],
    ['a;b\n1;2\n', ';'],
    ['a\tb\n1\t2\n', '\t'],
    ['a|b\n1|2\n', '|'],
    ['a;b\n1,5;2,5\n3,5;4,5\n', ';'],
    ['a;b;c\n1,5;2;x,y\n3;4;5\n', ';'],
    ['name,text\nx,"a;b;c;d"\ny,"e;f;g;h"\n', ','],
    ['"a;b",c\n"1;2",3\n', ','],
    ['a|b|c\n1|2|3,4\n', '|'],
    ['a,b,c;d\n1,2,3;4\n', ','],
    ['a;b\n"x\n,,,\n,,,";2\n', ';'],
    ['\n\na;b\n\n1;2\n', ';'],
    ['a\tb c\n1\t2 3\n"x\t', '\t'],
  ])('%j', (text, delimiter) => {
    expect(sniff(text)).toBe(delimiter)
  })

  it('is found in a head that ends amid a row', () => {
    expect(sniff('a;b;c\n1;2;3\n4,5,6,7', {}, false)).toBe(';')
    expect(sniff(`a;b;"${'x '.repeat(50_000)}`, {}, false)).toBe(';')
  })

  it('is the one of the options, if there is one', () => {
    expect(sniff('a;b\n', { delimiter: ',' })).toBe(',')
  })

  it('is not the quote', () => {
    expect(sniff('a|b,c\n1|2,3\n', { quote: '|' })).toBe(',')
  })
})

describe('terminator', () => {
  it.each<[string, string]>([
    ['', 'lf'],
    ['a,b', 'lf'],
    ['a\n1\n', 'lf'],
    ['a\r\n1\r\n', 'lf'],
    ['a\r1\r', 'cr'],
    ['a\r1\n', 'lf'],
    ['"x\ny"\r1\r', 'cr'],
    ['"x\ry"\n1\n', 'lf'],
    ['"x\ry"', 'lf'],
  ])('%j', (text, expected) => {
    expect(terminator(text)).toBe(expected)
  })
})

describe('options', () => {
  it.each<CsvOptions>([
    { delimiter: '' },
    { delimiter: 'ab' },
    { delimiter: '\r' },
    { delimiter: 'é' },
    { delimiter: '\0' },
    { quote: ' ' },
    { quote: 'ab' },
    { delimiter: "'", quote: "'" },
  ])('%j are refused', (options) => {
    expect(() => checkOptions(options)).toThrow(UsageError)
  })

  it.each<CsvOptions>([{}, { delimiter: '\t' }, { delimiter: ' ' }, { quote: '' }, { quote: "'" }])(
    '%j are fine',
    (options) => {
      expect(() => checkOptions(options)).not.toThrow()
    },
  )
})
