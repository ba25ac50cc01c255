import { describe, expect, it } from 'vitest'
import { type Column, rowOf } from '../../src/batch/column.js'
import { derive } from '../../src/batch/derive.js'
import type { Rule } from '../../src/batch/match.js'
import { InvariantError } from '../../src/errors.js'
import { textsOf } from '../support/read-source.js'
import { column, dictionary } from '../support/text-columns.js'

const mixed = column('integer', ['5', null, 'x', '-7', null, '12'])
const rowsOf = (given: Column) => Array.from({ length: given.length }, (_, i) => rowOf(given, i))
const atMost: Rule = { kind: 'range', maximum: 6 }

describe('derive', () => {
  it('gives the column itself', () => {
    expect(derive(mixed, { of: 'values' })).toBe(mixed)
  })

  it('gives lengths and patterns of any values, and keeps nulls and misfits apart', () => {
    for (const of of ['length', 'pattern'] as const) {
      const derived = derive(mixed, { of })
      expect([derived.length, derived.invalidCount, derived.misfits?.length]).toEqual([6, 3, 1])
    }
    expect(textsOf(derive(mixed, { of: 'pattern' }))).toEqual(['9', null, 'x', '-9', null, '99'])
    expect(textsOf(derive(mixed, { of: 'length' }))).toEqual(['1', null, 'x', '2', null, '2'])
  })

  it('gives numbers of wide integers, decimals and booleans', () => {
    const number = (given: Column) => {
      const derived = derive(given, { of: 'number' })
      return derived.storage === 'float64' ? [derived.type, ...derived.values] : []
    }
    expect(number(column('integer', ['1', '9007199254740993'], 6))).toEqual(['integer', 1, 2 ** 53])
    expect(number(column('decimal', ['0.1', '99999999999999999999']))).toEqual([
      'number',
      0.1,
      1e20,
    ])
    expect(number(column('boolean', ['no', 'yes']))).toEqual(['integer', 0, 1])
    expect(derive(mixed, { of: 'number' })).toBe(mixed)
    expect(() => derive(column('string', ['1']), { of: 'number' })).toThrow(InvariantError)
    expect(() => derive(dictionary(['1']), { of: 'number' })).toThrow(InvariantError)
  })

  it('gathers misfits, nulls and violations with their rows', () => {
    const gathered = (['misfits', 'nulls'] as const).map((of) => derive(mixed, { of }))
    expect(gathered.map(rowsOf)).toEqual([[13], [12, 15]])
    expect(gathered.map(textsOf)).toEqual([['x'], ['', '']])
    const violations = derive(mixed, { of: 'violations', rule: atMost })
    expect([rowsOf(violations), textsOf(violations), violations.type]).toEqual([
      [16],
      ['12'],
      'integer',
    ])
  })

  it('gathers from a gathered column', () => {
    const gathered: Column = { ...mixed, rows: Float64Array.of(1, 3, 13, 17, 19, 23) }
    expect(rowsOf(derive(gathered, { of: 'nulls' }))).toEqual([3, 19])
    expect(rowsOf(derive(gathered, { of: 'violations', rule: atMost }))).toEqual([23])
  })

  it('is empty where there is nothing to gather', () => {
    const whole = column('integer', ['1'])
    for (const of of ['misfits', 'nulls'] as const) expect(derive(whole, { of }).length).toBe(0)
  })

  it('computes each derivation of a column once', () => {
    const given = column('string', ['a', null])
    for (const of of ['length', 'pattern', 'nulls', 'misfits'] as const) {
      expect(derive(given, { of })).toBe(derive(given, { of }))
    }
    const rule: Rule = { kind: 'domain', values: ['b'] }
    const once = derive(given, { of: 'violations', rule })
    expect(derive(given, { of: 'violations', rule })).toBe(once)
    expect(derive(column('string', ['a', null]), { of: 'violations', rule })).not.toBe(once)
  })
})
