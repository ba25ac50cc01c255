import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { multipleTest } from '../../src/batch/match-multiple.js'
import type { LogicalType } from '../../src/batch/type.js'
import { column } from '../support/text-columns.js'

function broken(type: LogicalType, texts: string[], step: string, classes?: number): string[] {
  const given = column(type, texts, classes)
  if (given.storage === 'dictionary') throw new Error('no dictionary here')
  const breaks = multipleTest(given, step)
  return texts.filter((_, i) => breaks(i))
}

describe('multipleTest', () => {
  it('reads numbers as they are written', () => {
    expect(broken('number', ['0.3', '0.1', '0.7', '-1.2', '0', '1e22'], '0.1')).toEqual([])
    expect(broken('number', ['0.35', '1e-3', 'NaN', 'inf'], '0.1')).toEqual([
      '0.35',
      '1e-3',
      'NaN',
      'inf',
    ])
    expect(broken('integer', ['0', '15', '-30', '16'], '15')).toEqual(['16'])
    expect(broken('number', ['7.5', '7.4'], '2.5')).toEqual(['7.4'])
  })

  it('is exact beyond 2^53', () => {
    const digits = ['9007199254740993', '9007199254740994']
    expect(broken('integer', digits, '3', 6)).toEqual([digits[1]])
    expect(broken('decimal', ['100000000000000000000.5', ' 7 '], '0.5')).toEqual([])
    expect(broken('decimal', ['100000000000000000000.25', 'x'], '0.5')).toEqual([
      '100000000000000000000.25',
      'x',
    ])
  })

  it('finds every multiple of a decimal step, and nothing between', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e6, max: 1e6 }),
        fc.integer({ min: 2, max: 9999 }),
        fc.integer({ min: 0, max: 6 }),
        (times, digits, places) => {
          const text = (whole: number) => `${whole}e-${places}`
          const step = (digits / 10 ** places).toFixed(places)
          const exact = String(Number(text(times * digits)))
          const beside = String(Number(text(times * digits + 1)))
          expect(broken('number', [exact, beside], step)).toEqual([beside])
        },
      ),
    )
  })
})
