import { describe, expect, it } from 'vitest'
import { CellClass } from '../../src/batch/type.js'
import { TimeClass } from '../../src/kernels/time.js'
import { parse } from './parse-support.js'
import { both } from './support.js'

const { date, time, timestamp, other } = TimeClass

/** The platform's own reading, in microseconds. */
const moment = (text: string) => Date.parse(text) * 1000

const cases: [text: string, cellClass: number, value?: number][] = [
  ['1970-01-01', date, 0],
  ['1969-12-31', date, -1],
  ['2000-02-29', date, 11_016],
  ['2024-02-29', date, moment('2024-02-29T00:00:00Z') / 86_400e6],
  ['0001-01-01', date, -719_162],
  ['9999-12-31', date, 2_932_896],
  ['1900-02-29', other],
  ['2023-02-29', other],
  ['2023-04-31', other],
  ['2023-13-01', other],
  ['2023-00-01', other],
  ['2023-01-00', other],
  ['0000-01-01', other],
  ['2023-1-01', other],
  ['2023/01/01', other],
  ['20230101', other],
  ['2023-01-0a', other],
  ['00:00', time, 0],
  ['23:59', time, 86_340e6],
  ['12:34:56', time, 45_296e6],
  ['12:34:56.5', time, 45_296.5e6],
  ['12:34:56.1234567', time, 45_296_123_456],
  ['24:00', other],
  ['12:60', other],
  ['12:34:60', other],
  ['12:34:', other],
  ['12:34:5', other],
  ['12:34:56.', other],
  ['12:34:56,5', other],
  ['12:34:56.5x', other],
  ['1:234', other],
  ['2024-03-10T12:34', timestamp, moment('2024-03-10T12:34:00Z')],
  ['2024-03-10 12:34:56', timestamp, moment('2024-03-10T12:34:56Z')],
  ['2024-03-10t12:34:56z', timestamp, moment('2024-03-10T12:34:56Z')],
  ['2024-03-10T12:34:56.789Z', timestamp, moment('2024-03-10T12:34:56.789Z')],
  ['2024-03-10T12:34:56.000001Z', timestamp, moment('2024-03-10T12:34:56Z') + 1],
  ['2024-03-10T12:34+05:30', timestamp, moment('2024-03-10T12:34:00+05:30')],
  ['2024-03-10T12:34:56-0800', timestamp, moment('2024-03-10T12:34:56-08:00')],
  ['2024-03-10T12:34:56.25+01', timestamp, moment('2024-03-10T12:34:56.250+01:00')],
  ['9999-12-31T23:59:59.999999Z', timestamp, 253_402_300_800_000_000],
  ['0001-01-01T00:00:00.000001', timestamp, -62_135_596_800_000_000],
  ['2024-03-10T12:34:56+5', other],
  ['2024-03-10T12:34:56+24:00', other],
  ['2024-03-10T12:34:56+05.30', other],
  ['2024-03-10T12:34:56ZZ', other],
  ['2024-03-10T', other],
  ['2024-03-10TZ', other],
  ['2024-03-10x12:34', other],
  ['2024-03-1012:34', other],
  ['2023-02-29T12:34', other],
  [' 1970-01-02\t', date, 1],
  ['  00:01', time, 60e6],
  ['', 0],
  [' ', 0],
  ['x', other],
  ['１2:34', other],
]

describe.each(both)('parseTimes, native $native', ({ kernels }) => {
  it('reads every case', () => {
    const texts = cases.map(([text]) => text)
    const { classes, values, union } = parse(kernels, texts, 'parseTimes')
    expect(texts.map((text, i) => [text, classes[i], values[i]])).toEqual(
      cases.map(([text, cellClass, value]) => [text, cellClass, value ?? Number.NaN]),
    )
    expect(union).toBe(date | time | timestamp | other)
  })

  it('reads every day of 400 years', () => {
    const days = Array.from({ length: 146_097 }, (_, i) => i - 73_000)
    const texts = days.map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10))
    const { classes, values } = parse(kernels, texts, 'parseTimes')
    expect(values.findIndex((value, i) => value !== days[i])).toBe(-1)
    expect(values.length).toBe(days.length)
    expect(new Set(classes)).toEqual(new Set([date]))
  })
})

it('has the class bits of the batch', () => {
  expect(TimeClass).toEqual({
    date: CellClass.date,
    time: CellClass.time,
    timestamp: CellClass.timestamp,
    other: CellClass.string,
  })
})
