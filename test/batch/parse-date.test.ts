import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDate, parseTime, parseTimestamp } from '../../src/batch/parse-date.js'

type Parse = typeof parseDate

/** The value, or undefined; the text stands amid other digits, which must not be read. */
function parse(parser: Parse, text: string): number | undefined {
  const bytes = new TextEncoder().encode(`0${text}0`)
  const out = new Float64Array(1)
  return parser(bytes, 1, bytes.length - 1, out) === 0 ? undefined : out[0]
}

describe('parseDate', () => {
  it('finds every day of the calendar', () => {
    const from = Date.UTC(1990, 0, 1) / 864e5
    for (let day = from; day < from + 15_000; day++) {
      expect(parse(parseDate, new Date(day * 864e5).toISOString().slice(0, 10))).toBe(day)
    }
  })

  it.each<[string, number]>([
    ['0001-01-01', -719162],
    ['1600-02-29', -135081],
    ['1969-12-31', -1],
    ['1970-01-01', 0],
    ['2000-02-29', 11016],
    ['9999-12-31', 2932896],
  ])('%s', (text, day) => {
    expect(parse(parseDate, text)).toBe(day)
  })

  it.each([
    '',
    '2024',
    '2024-1-1',
    '2024-00-01',
    '2024-13-01',
    '2024-01-00',
    '2024-01-32',
    '2023-02-29',
    '1900-02-29',
    '2024-04-31',
    '0000-01-01',
    '2024/01/01',
    '20240101',
    '2024-01-01 ',
    '02024-01-01',
    '2024-01-0a',
    '-024-01-01',
  ])('%j is none', (text) => {
    expect(parse(parseDate, text)).toBeUndefined()
  })
})

describe('parseTime', () => {
  it.each<[string, number]>([
    ['00:00', 0],
    ['23:59', 86_340e6],
    ['12:34:56', 45_296e6],
    ['23:59:59.999999', 86_400e6 - 1],
    ['00:00:00.5', 500_000],
    ['00:00:00.0000019', 1],
    ['00:00:00.123456789123', 123_456],
  ])('%s', (text, microseconds) => {
    expect(parse(parseTime, text)).toBe(microseconds)
  })

  it.each([
    '',
    '1:00',
    '24:00',
    '12:60',
    '23:59:60',
    '12:30:',
    '12:30:1',
    '12:30:15.',
    '12:30:15,5',
    '12:30:15.5a',
    '12:30Z',
    '12.30',
    '12:3a',
    '-1:30',
    '12:30:15:10',
  ])('%j is none', (text) => {
    expect(parse(parseTime, text)).toBeUndefined()
  })
})

describe('parseTimestamp', () => {
  it('equals Date for every moment and zone', () => {
    const zones: readonly [string, number][] = [
      ['Z', 0],
      ['z', 0],
      ['', 0],
      ['+02', 120],
      ['-0530', -330],
      ['+05:45', 345],
      ['-23:59', -1439],
      ['+00:00', 0],
    ]
    const moments = fc.date({
      min: new Date('0001-01-02'),
      max: new Date('9999-12-30'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(
        moments,
        fc.constantFrom('T', 't', ' '),
        fc.constantFrom(...zones),
        (date, joint, zone) => {
          const [suffix, minutes] = zone
          const text = date.toISOString().replace('T', joint).replace('Z', suffix)
          expect(parse(parseTimestamp, text)).toBe((date.getTime() - minutes * 60_000) * 1000)
        },
      ),
      { numRuns: 2000, seed: 4 },
    )
  })

  it.each<[string, number]>([
    ['1970-01-01T00:00', 0],
    ['1970-01-01 00:00:00.000001', 1],
    ['1969-12-31T23:59:59.999999Z', -1],
    ['1969-12-31T23:59:59.9999999Z', -1],
    ['1970-01-01T00:00+01:00', -3_600e6],
    ['2024-02-29T12:00:00', 1_709_208_000e6],
  ])('%s', (text, microseconds) => {
    expect(parse(parseTimestamp, text)).toBe(microseconds)
  })

  it.each([
    '2024-01-01',
    '2024-01-01T',
    '2024-01-01T12',
    '2024-01-01  12:00',
    '2024-01-01_12:00',
    '2023-02-29T12:00',
    '2024-01-01T24:00',
    '2024-01-01T12:00:60Z',
    '2024-01-01T12:00 Z',
    '2024-01-01T12:00ZZ',
    '2024-01-01T12:00+1',
    '2024-01-01T12:00+24:00',
    '2024-01-01T12:00+01:60',
    '2024-01-01T12:00+01:0',
    '2024-01-01T12:00+01-00',
    '2024-01-01T12:00:00.Z',
    '2024-01-01T12:00 UTC',
  ])('%j is none', (text) => {
    expect(parse(parseTimestamp, text)).toBeUndefined()
  })
})
