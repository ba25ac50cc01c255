import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseInt64, parseNumber } from '../../src/batch/parse-number.js'
import { CellClass } from '../../src/batch/type.js'

const { integer, wideInteger, hugeInteger, number } = CellClass

/** Class and value; the text stands amid other digits, which must not be read. */
function parse(text: string): [number, number] {
  const bytes = new TextEncoder().encode(`7${text}7`)
  const out = new Float64Array(1)
  return [parseNumber(bytes, 1, bytes.length - 1, out), out[0] ?? 0]
}

describe('parseNumber', () => {
  it.each<[string, number]>([
    ['0', integer],
    ['-0', integer],
    ['7', integer],
    ['-12', integer],
    ['999999999999999', integer],
    ['9007199254740991', integer],
    ['9007199254740992', integer],
    ['-9007199254740992', integer],
    ['9007199254740993', wideInteger],
    ['9007199254740994', wideInteger],
    ['-9007199254740993', wideInteger],
    ['9999999999999999', wideInteger],
    ['9223372036854775807', wideInteger],
    ['9223372036854775808', hugeInteger],
    ['-9223372036854775808', wideInteger],
    ['-9223372036854775809', hugeInteger],
    ['10000000000000000000', hugeInteger],
    ['1'.repeat(309), hugeInteger],
    ['1.5', number],
    ['.5', number],
    ['5.', number],
    ['-.5', number],
    ['-5.', number],
    ['0.0', number],
    ['1e5', number],
    ['1E5', number],
    ['1e+5', number],
    ['1e-5', number],
    ['5.e3', number],
    ['.5e3', number],
    ['0e0', number],
    ['1e-400', number],
    ['1e308', number],
    ['0e999999999999', number],
    [`0.${'0'.repeat(400)}1e400`, number],
    [`${'1'.repeat(80)}.5`, number],
    ['NaN', number],
    ['nan', number],
    ['NAN', number],
    ['inf', number],
    ['Inf', number],
    ['INF', number],
    ['Infinity', number],
    ['-inf', number],
    ['-Inf', number],
    ['-INF', number],
    ['-Infinity', number],
  ])('%s is a number', (text, expected) => {
    const [found, value] = parse(text)
    expect(found).toBe(expected)
    const words = { nan: Number.NaN, inf: Infinity, infinity: Infinity } as Record<string, number>
    const word = words[text.replace('-', '').toLowerCase()]
    const oracle = word === undefined ? Number(text) : text.startsWith('-') ? -word : word
    expect(value).toBe(text === '-0' ? 0 : oracle)
  })

  it.each([
    '',
    '-',
    '+',
    '.',
    '-.',
    'e5',
    '.e5',
    '-e5',
    '1e',
    '1e+',
    '1e-',
    '+1',
    '+1.5',
    '00',
    '007',
    '-01',
    '007.5',
    '00.5',
    '-00.5',
    '01e5',
    '1.5.5',
    '1e5.5',
    '1e5e5',
    '--1',
    '1-',
    '1,000',
    '1_000',
    '0x10',
    '1e400',
    '-1e400',
    '1'.repeat(310),
    '9'.repeat(309),
    '$5',
    '5%',
    '5 ',
    '12a',
    '1 2',
    'a',
    'NaNa',
    '-NaN',
    'nAn',
    'infinity',
    'INFINITY',
    'iNf',
    '+inf',
    'in',
    'Infinityx',
    '١',
    '1.5f',
    '0b1',
    '1e5 ',
    '𝟙',
  ])('%j is none', (text) => {
    expect(parse(text)[0]).toBe(0)
  })

  it('equals Number for every decimal', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 25 })
    const whole = digits.map((text) => text.replace(/^0+(?=.)/, ''))
    const exponent = fc.option(
      fc.tuple(fc.constantFrom('e', 'E', 'e-', 'e+'), fc.integer({ min: 0, max: 330 })),
    )
    fc.assert(
      fc.property(fc.boolean(), whole, digits, exponent, (negative, before, after, power) => {
        fc.pre(before + after !== '')
        const text = `${negative ? '-' : ''}${before}.${after}${power === null ? '' : power.join('')}`
        const [found, value] = parse(text)
        const oracle = Number(text)
        if (!Number.isFinite(oracle)) expect(found).toBe(0)
        else expect([found, Object.is(value, oracle)]).toEqual([number, true])
      }),
      { numRuns: 5000, seed: 1 },
    )
  })

  it('reads back every double that JavaScript writes', () => {
    fc.assert(
      fc.property(fc.double({ noDefaultInfinity: true }), (value) => {
        const [found, read] = parse(String(value))
        expect(found).not.toBe(0)
        expect(read).toBe(value === 0 ? 0 : value)
      }),
      { numRuns: 5000, seed: 2 },
    )
  })

  it('keeps the digits of 64-bit integers', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (value) => {
        const text = value.toString()
        const bytes = new TextEncoder().encode(text)
        expect(parseInt64(bytes, 0, bytes.length)).toBe(value)
        const isExact = value >= -(2n ** 53n) && value <= 2n ** 53n
        expect(parse(text)).toEqual([isExact ? integer : wideInteger, Number(value)])
      }),
      { seed: 3 },
    )
  })
})
