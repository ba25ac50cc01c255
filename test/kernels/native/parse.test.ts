import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCell } from '../../../src/batch/parse.js'
import { parseNumber } from '../../../src/batch/parse-number.js'
import { CellClass } from '../../../src/batch/type.js'
import { parse } from '../parse-support.js'
import { native, plain } from '../support.js'

/** Numbers in the notations that files have: shortest, fixed, with an exponent. */
const written = fc
  .tuple(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.nat(3), fc.nat(20))
  .map(([value, form, digits]) =>
    form === 0
      ? String(value)
      : form === 1
        ? value.toExponential(digits)
        : (((value % 1e6) * 10) / 10).toFixed(digits),
  )

/** Digits with a point and an exponent anywhere, mostly of 16 to 22 digits. */
const digitStrings = fc
  .tuple(fc.bigInt({ min: 1n, max: 10n ** 22n }), fc.nat(24), fc.integer({ min: -330, max: 300 }))
  .map(([digits, point, exponent]) => {
    const text = String(digits).padStart(point + 1, '0')
    const at = text.length - point
    return `${text.slice(0, at)}.${text.slice(at)}e${exponent}`
  })

/** The halves between neighbouring doubles, exactly, and one digit beside them. */
const halves = fc
  .tuple(fc.bigInt({ min: 2n ** 52n, max: 2n ** 53n - 1n }), fc.nat(10), fc.constantFrom('', '1'))
  .map(([mantissa, exponent, rest]) => {
    const half = (2n * mantissa + 1n) * 2n ** BigInt(exponent)
    return `${half}.0${rest}`
  })

const hostile = fc.string({
  unit: fc.constantFrom(...'0123456789900..--eE+ \tnaNifIx,'),
  maxLength: 12,
})

describe('the number kernel', () => {
  it('equals Number bit for bit on 60,000 numbers', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(written, digitStrings, halves), { minLength: 200, maxLength: 200 }),
        (texts) => {
          const { values } = parse(native, texts)
          texts.forEach((text, i) => {
            const expected = Number(text)
            if (!Number.isFinite(expected)) return
            if (!Object.is(values[i], expected) && text !== '-0') {
              throw new Error(`${text}: ${values[i]}, expected ${expected}`)
            }
          })
        },
      ),
      { seed: 1, numRuns: 300 },
    )
  })

  it('equals the plain function on hostile cells', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(hostile, fc.string(), written), { maxLength: 60 }), (texts) => {
        expect(parse(native, texts)).toEqual(parse(plain, texts))
      }),
      { seed: 2, numRuns: 2000 },
    )
  })

  it('agrees with the recogniser of single cells in the batch', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(hostile, digitStrings, written), { maxLength: 60 }),
        (texts) => {
          const cells = texts.map((text) => text.replace(/^[ \t]+|[ \t]+$/g, ''))
          const { classes, values } = parse(native, cells)
          cells.forEach((text, i) => {
            if (text === '') return
            const bytes = new TextEncoder().encode(text)
            const out = Float64Array.of(Number.NaN)
            const cellClass = parseNumber(bytes, 0, bytes.length, out)
            expect([text, classes[i]]).toEqual([text, cellClass === 0 ? 256 : cellClass])
            if (cellClass !== 0) expect(values[i]).toBe(out[0])
          })
        },
      ),
      { seed: 3, numRuns: 1000 },
    )
  })

  it('reads more cells than a copy of them holds', () => {
    const count = 20_000
    const bytes = native.uint8(native.allocate(count * 6), count * 6)
    const starts = Int32Array.from({ length: count }, (_, i) => i * 6)
    const ends = starts.map((start) => start + 5)
    starts.forEach((start, i) => {
      bytes.set(new TextEncoder().encode(`${(10000 + i) / 1000}`.padEnd(6, ' ').slice(0, 6)), start)
    })
    const [a, b] = [0, 1].map(() => new Float64Array(count))
    const [c, d] = [0, 1].map(() => new Uint16Array(count))
    const cells = { bytes, starts, ends, first: 0, stride: 1, count }
    expect(native.parseNumbers(cells, a!, c!)).toBe(plain.parseNumbers(cells, b!, d!))
    expect(a).toEqual(b)
    expect(c).toEqual(d)
  })
})

/** Near to ISO 8601: pieces of it in any order, most often in the right one. */
const piece = (...texts: string[]) => fc.constantFrom(...texts)
const nearDate = fc
  .tuple(piece('2024', '1900', '0000', '9999'), piece('-', '-', '/'), piece('02', '12', '13', '00'))
  .chain(([year, dash, month]) =>
    piece('01', '28', '29', '31', '0x').map((day) => `${year}${dash}${month}-${day}`),
  )
const nearTime = fc
  .tuple(
    piece('00', '23', '24', '1'),
    piece(':59', ':60', ':0'),
    piece('', ':00', ':59', ':60', ':'),
  )
  .chain(([hours, minutes, seconds]) =>
    piece('', '.1', '.999999', '.12345678', '.', ',5').map(
      (rest) => hours + minutes + seconds + rest,
    ),
  )
const nearZone = piece('', '', 'Z', 'z', '+01', '-0230', '+23:59', '+24', '+1', '-', 'Z0')
const nearTimestamp = fc
  .tuple(nearDate, piece('T', ' ', 't', 'x', ''), nearTime, nearZone)
  .map((parts) => parts.join(''))
const digits = fc.string({ unit: fc.constantFrom(...'0123456789-:.TZ+ '), maxLength: 22 })

describe('the time kernel', () => {
  const times = fc.array(fc.oneof(nearDate, nearTime, nearTimestamp, digits), { maxLength: 60 })

  it('equals the plain function on hostile cells', () => {
    fc.assert(
      fc.property(times, (texts) => {
        expect(parse(native, texts, 'parseTimes')).toEqual(parse(plain, texts, 'parseTimes'))
      }),
      { seed: 4, numRuns: 2000 },
    )
  })

  it('agrees with the recognisers of single cells in the batch', () => {
    const isTime = CellClass.date | CellClass.time | CellClass.timestamp
    fc.assert(
      fc.property(times, (texts) => {
        const cells = texts.map((text) => text.replace(/^[ \t]+|[ \t]+$/g, ''))
        const { classes, values } = parse(native, cells, 'parseTimes')
        cells.forEach((text, i) => {
          if (text === '') return
          const bytes = new TextEncoder().encode(text)
          const out = Float64Array.of(Number.NaN)
          const cellClass = parseCell(bytes, 0, bytes.length, out) & isTime
          expect([text, classes[i]]).toEqual([text, cellClass === 0 ? 256 : cellClass])
          if (cellClass !== 0) expect([text, values[i]]).toEqual([text, out[0]])
        })
      }),
      { seed: 5, numRuns: 2000 },
    )
  })
})
