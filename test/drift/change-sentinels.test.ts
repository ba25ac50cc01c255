import { describe, expect, it } from 'vitest'
import { parseValue } from '../../src/batch/format.js'
import type { LogicalType } from '../../src/batch/type.js'
import { isSentinelNumber, isSentinelText } from '../../src/drift/change-sentinels.js'

const isSentinel = (type: LogicalType, text: string) => {
  const value = parseValue(type, text)
  if (value === undefined) throw new Error(`${text} is no ${type}`)
  return isSentinelNumber(type, value)
}

describe('stand-ins', () => {
  it.each<[LogicalType, string]>([
    ['integer', '-999'],
    ['integer', '2147483647'],
    ['number', '9999'],
    ['number', '-99.99'],
    ['date', '1970-01-01'],
    ['date', '9999-12-31'],
    ['date', '1900-01-01'],
    ['date', '0001-01-01'],
    ['timestamp', '1970-01-01T00:00:00Z'],
    ['timestamp', '9999-12-31T00:00:00Z'],
    ['timestamp', '9999-12-31T23:59:59Z'],
    ['timestamp', '2038-01-19T03:14:07Z'],
    ['time', '00:00:00'],
  ])('%s %s is one', (type, text) => {
    expect(isSentinel(type, text)).toBe(true)
  })

  it.each<[LogicalType, string]>([
    ['integer', '998'],
    ['number', '0.5'],
    ['date', '1970-01-02'],
    ['timestamp', '1970-01-01T00:00:01Z'],
    ['timestamp', '9999-12-31T12:00:00Z'],
    ['time', '00:01:00'],
  ])('%s %s is none', (type, text) => {
    expect(isSentinel(type, text)).toBe(false)
  })

  it('are words in any case and with spaces', () => {
    expect(['N/A', ' unknown ', '', '--', 'NULL', '#N/A'].every(isSentinelText)).toBe(true)
    expect(['no', 'Nana', '0', 'x'].some(isSentinelText)).toBe(false)
  })
})
