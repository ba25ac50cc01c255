import { describe, expect, it } from 'vitest'
import { CellClass } from '../../src/batch/type.js'
import { NumberClass } from '../../src/kernels/number.js'
import { parse } from './parse-support.js'
import { both } from './support.js'

const { integer, wideInteger, hugeInteger, number, other } = NumberClass

const cases: [text: string, cellClass: number, value?: number][] = [
  ['0', integer, 0],
  ['-0', integer, 0],
  ['7', integer, 7],
  ['-42', integer, -42],
  ['12345678', integer, 12345678],
  ['123456789', integer, 123456789],
  ['9007199254740991', integer, 9007199254740991],
  ['9007199254740992', integer, 9007199254740992],
  ['-9007199254740992', integer, -9007199254740992],
  ['9007199254740993', wideInteger, 9007199254740992],
  ['9223372036854775807', wideInteger, 2 ** 63],
  ['-9223372036854775808', wideInteger, -(2 ** 63)],
  ['9223372036854775808', hugeInteger, 2 ** 63],
  ['-9223372036854775809', hugeInteger, -(2 ** 63)],
  ['18446744073709551616', hugeInteger, 2 ** 64],
  ['99999999999999999999', hugeInteger, 1e20],
  [`1${'0'.repeat(308)}`, hugeInteger, 1e308],
  [`1${'0'.repeat(309)}`, other],
  ['00', other],
  ['007', other],
  ['-01', other],
  ['01.5', other],
  ['0.5', number, 0.5],
  ['.5', number, 0.5],
  ['-.5', number, -0.5],
  ['5.', number, 5],
  ['-0.0', number, -0],
  ['1.0', number, 1],
  ['2.5625', number, 2.5625],
  ['0.1', number, 0.1],
  ['123456.789012', number, 123456.789012],
  ['1e3', number, 1000],
  ['1E+3', number, 1000],
  ['25e-1', number, 2.5],
  ['5.e3', number, 5000],
  ['1e22', number, 1e22],
  ['1e23', number, 1e23],
  ['9007199254740993.0', number, 9007199254740992],
  ['9007199254740993.00000000001', number, 9007199254740994],
  ['0.000000000000000000000000001', number, 1e-27],
  ['1.7976931348623157e308', number, Number.MAX_VALUE],
  ['1e309', other],
  ['-1e309', other],
  ['1e999999999999', other],
  ['1e-999999999999', number, 0],
  ['0e999999999999', number, 0],
  ['5e-324', number, 5e-324],
  ['2.2250738585072011e-308', number, Number('2.2250738585072011e-308')],
  ['NaN', number, Number.NaN],
  ['nan', number, Number.NaN],
  ['inf', number, Number.POSITIVE_INFINITY],
  ['-Infinity', number, Number.NEGATIVE_INFINITY],
  ['-nan', other],
  ['infinite', other],
  ['nil', other],
  [' 12', integer, 12],
  ['\t1.5 \t', number, 1.5],
  ['- 1', other],
  ['1 2', other],
  ['', 0],
  ['  ', 0],
  ['-', other],
  ['.', other],
  ['-.', other],
  ['e5', other],
  ['.e5', other],
  ['1e', other],
  ['1e+', other],
  ['1e5.', other],
  ['1.2.3', other],
  ['1,5', other],
  ['+5', other],
  ['0x10', other],
  ['1_000', other],
  ['12a', other],
  ['--1', other],
  ['é', other],
  ['1\0', other],
  ['１', other],
]

describe.each(both)('parseNumbers, native $native', ({ kernels }) => {
  it('reads every case', () => {
    const { classes, values, union } = parse(
      kernels,
      cases.map(([text]) => text),
    )
    const read = cases.map(([text], i) => [text, classes[i], values[i]])
    expect(read).toEqual(
      cases.map(([text, cellClass, value]) => [text, cellClass, value ?? Number.NaN]),
    )
    expect(union).toBe(integer | wideInteger | hugeInteger | number | other)
  })

  it.each(cases)('reads %j alone', (text, cellClass, value) => {
    const parsed = parse(kernels, [text])
    expect(parsed).toEqual({
      classes: [cellClass],
      values: [value ?? Number.NaN],
      union: cellClass,
    })
  })

  it('reads a column out of an index of rows', () => {
    const bytes = kernels.uint8(kernels.allocate(16), 16)
    bytes.set(new TextEncoder().encode('1,2.5,x,-4,,6'))
    const starts = kernels.uint32(kernels.allocate(24), 6)
    const ends = kernels.uint32(kernels.allocate(24), 6)
    starts.set([0, 2, 6, 8, 11, 12])
    ends.set([1, 5, 7, 10, 11, 13])
    const out = new Float64Array(3)
    const classes = new Uint16Array(3)
    const read = (first: number) =>
      kernels.parseNumbers({ bytes, starts, ends, first, stride: 2, count: 3 }, out, classes)
    expect(read(1)).toBe(integer | number)
    expect([...classes]).toEqual([number, integer, integer])
    expect([...out]).toEqual([2.5, -4, 6])
    expect(read(0)).toBe(integer | other)
    expect([...classes]).toEqual([integer, other, 0])
  })

  it('takes a negative start for a cell without content', () => {
    const bytes = kernels.uint8(kernels.allocate(4), 4).fill(0x31)
    const classes = new Uint16Array(2).fill(9)
    const cells = { bytes, starts: Int32Array.of(-1, 0), ends: Int32Array.of(0, 2) }
    kernels.parseNumbers({ ...cells, first: 0, stride: 1, count: 2 }, new Float64Array(2), classes)
    expect([...classes]).toEqual([0, integer])
  })
})

it('has the class bits of the batch', () => {
  expect(NumberClass).toEqual({
    integer: CellClass.integer,
    wideInteger: CellClass.wideInteger,
    hugeInteger: CellClass.hugeInteger,
    number: CellClass.number,
    other: CellClass.string,
  })
})
