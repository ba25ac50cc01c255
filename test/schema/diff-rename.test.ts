import { describe, expect, it } from 'vitest'
import { renamedColumns } from '../../src/schema/diff-rename.js'
import type { ColumnSchema } from '../../src/schema/schema.js'

const column = (name: string, rules: Omit<ColumnSchema, 'name'> = {}): ColumnSchema => ({
  name,
  ...rules,
})
const names = (before: ColumnSchema[], after: ColumnSchema[]) =>
  renamedColumns(before, after).map((pair) => [pair.before.name, pair.after.name])

describe('a column that was perhaps renamed', () => {
  const rules = { type: 'integer', nulls: { maximum: 0.25 } } as const

  it('has the same rules under another name', () => {
    expect(names([column('a', rules), column('b')], [column('b'), column('zzz', rules)])).toEqual([
      ['a', 'zzz'],
    ])
    expect(
      names([column('a', rules)], [column('zzz', { ...rules, nulls: { maximum: 0 } })]),
    ).toEqual([])
  })

  it('may have another description', () => {
    expect(names([column('a', rules)], [column('zzz', { ...rules, owner: 'x' })])).toEqual([
      ['a', 'zzz'],
    ])
  })

  it('is not told by a type alone, unless by the name or the place', () => {
    const plain = { type: 'integer' } as const
    expect(names([column('q'), column('a', plain)], [column('zzz', plain), column('q')])).toEqual(
      [],
    )
    expect(
      names([column('q'), column('air_time', plain)], [column('airtime', plain), column('q')]),
    ).toEqual([['air_time', 'airtime']])
    expect(names([column('q'), column('a', plain)], [column('q'), column('zzz', plain)])).toEqual([
      ['a', 'zzz'],
    ])
  })

  it('is the nearest of several, each once', () => {
    const after = [column('x9', rules), column('delay_minutes', rules), column('arrival', rules)]
    expect(names([column('arrivals', rules), column('delay_min', rules)], after)).toEqual([
      ['arrivals', 'arrival'],
      ['delay_min', 'delay_minutes'],
    ])
  })
})
