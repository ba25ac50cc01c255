import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Column } from '../../src/batch/column.js'
import { classify } from '../../src/batch/convert.js'
import { parseCell } from '../../src/batch/parse.js'
import { CellClass, type LogicalType } from '../../src/batch/type.js'
import { textsOf } from '../support/read-source.js'
import { cells, column } from '../support/text-columns.js'

const texts = [
  '1',
  ' -2\t',
  null,
  '9007199254740993',
  '1.5',
  'true',
  '2024-02-29',
  '12:30',
  '2024-02-29T12:30Z',
  ' a ',
  '007',
  '99999999999999999999',
]

function valuesOf(given: Column): unknown[] {
  return 'values' in given ? [...given.values] : []
}

describe('convert', () => {
  it.each<[LogicalType, number | undefined, (string | null)[], number]>([
    ['integer', 2, ['1', '-2'], 4 | 8 | 16 | 1 | 32 | 64 | 128 | 256],
    ['integer', 6, ['1', '-2', '9007199254740993'], 8 | 16 | 1 | 32 | 64 | 128 | 256],
    ['number', undefined, ['1', '-2', '1.5'], 4 | 8 | 1 | 32 | 64 | 128 | 256],
    [
      'decimal',
      undefined,
      ['1', '-2', '9007199254740993', '1.5', '99999999999999999999'],
      1 | 32 | 64 | 128 | 256,
    ],
    ['boolean', undefined, ['true'], 511 - 1],
    ['date', undefined, ['2024-02-29'], 511 - 32],
    ['time', undefined, ['12:30:00'], 511 - 64],
    ['timestamp', undefined, ['2024-02-29T00:00:00Z', '2024-02-29T12:30:00Z'], 511 - 128 - 32],
    ['timestamp', 128, ['2024-02-29T12:30:00Z'], 511 - 128],
    ['string', undefined, texts.filter((text) => text !== null), 0],
    ['unknown', undefined, [], 511],
  ])('%s of the classes %s', (type, classes, expected, misfitClasses) => {
    const given = column(type, texts, classes)
    const misfits =
      given.misfits === undefined ? [] : textsOf({ ...given.misfits, rows: new Float64Array(0) })
    const valid = textsOf({ ...given, misfits: undefined } as unknown as Column).filter(
      (text) => text !== null,
    )
    expect(valid).toEqual(expected)
    // Each cell is a value, a misfit as it stood in the file, or null.
    expect(misfits.length).toBe(texts.length - 1 - expected.length)
    for (const misfit of misfits) expect(texts).toContain(misfit)
    expect(given.misfitClasses ?? 0).toBe(misfitClasses)
    expect(given.invalidCount).toBe(misfits.length + 1)
  })

  it('makes the values of each type', () => {
    expect(valuesOf(column('integer', ['-0', '7']))).toEqual([0, 7])
    expect(valuesOf(column('integer', ['1', '-9223372036854775808'], 6))).toEqual([
      1n,
      -(2n ** 63n),
    ])
    expect(valuesOf(column('number', ['-0.0', 'nan', '-inf', '1e22']))).toEqual([
      -0,
      Number.NaN,
      -Infinity,
      1e22,
    ])
    expect(valuesOf(column('date', ['1970-01-02']))).toEqual([1])
    expect(valuesOf(column('time', ['00:01']))).toEqual([60e6])
    expect(valuesOf(column('timestamp', ['1970-01-02', '1970-01-01T00:00:01+01:00']))).toEqual([
      86_400e6, -3_599e6,
    ])
  })

  it('sets bits of booleans', () => {
    const given = column('boolean', ['yes', 'no', null, 'TRUE', 'x', 'False', 'True', 'no', 'yes'])
    expect(given).toMatchObject({ storage: 'boolean', bits: Uint8Array.of(0b01001001, 1) })
  })

  it('counts rows from the first one', () => {
    expect(column('integer', ['1', 'x', 'y']).misfits).toMatchObject({
      rows: Float64Array.of(12, 13),
      firstRow: 12,
    })
  })

  it('leaves nothing of the column before', () => {
    const long = column('string', ['x'.repeat(100), null, 'y'])
    expect(textsOf(long)).toEqual(['x'.repeat(100), null, 'y'])
    expect(textsOf(column('string', ['', 'z']))).toEqual(['', 'z'])
  })
})

describe('classify', () => {
  it('unites the classes of the first cells', () => {
    const given = cells(texts)
    expect(classify(given, 3)).toBe(CellClass.integer)
    expect(classify(given, 5)).toBe(CellClass.integer | CellClass.wideInteger | CellClass.number)
    expect(classify(given, texts.length)).toBe(511)
    expect(classify(cells([null, null]), 2)).toBe(0)
  })

  it('is what the recogniser says of each cell, whatever the cells are', () => {
    const word = fc.oneof(
      fc.constantFrom(...texts, '-', '.5', '12:3', '2024-02-30', 'YES', 'nan', '1e5', '-0', '1_0'),
      fc.string({ unit: fc.constantFrom('0', '1', '9', '-', ':', '.', 'e', 'T', ' ', 'n', 'o') }),
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (list) => {
        const given = cells(list.map((text) => (text?.trim() ? text : null)))
        const expected = list.reduce<number>((union, text) => {
          const bytes = new TextEncoder().encode(text?.trim() ?? '')
          if (bytes.length === 0) return union
          return union | parseCell(bytes, 0, bytes.length, new Float64Array(1))
        }, 0)
        expect(classify(given, list.length)).toBe(expected)
      }),
      { numRuns: 500 },
    )
  })
})
