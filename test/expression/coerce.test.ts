import { describe, expect, it } from 'vitest'
import { commonType, convert } from '../../src/expression/coerce.js'

describe('types that meet', () => {
  it.each([
    [['integer', 'number'], 'number'],
    [['integer', 'decimal'], 'decimal'],
    [['decimal', 'number'], 'number'],
    [['date', 'timestamp'], 'timestamp'],
    [['null', 'string'], 'string'],
    [['null', 'null'], 'null'],
    [['integer', 'string'], undefined],
    [['time', 'date'], undefined],
    [['boolean', 'integer'], undefined],
  ] as const)('%s', (types, expected) => {
    expect(commonType([...types])).toBe(expected)
    expect(commonType([...types].reverse())).toBe(expected)
  })

  it('are converted where they differ, and NULL takes any', () => {
    const one = { op: 'constant', type: 'integer', value: 1 } as const
    expect(convert(one, 'integer')).toBe(one)
    expect(convert(one, 'number')).toMatchObject({ op: 'cast', type: 'number', operand: one })
    const none = { op: 'constant', type: 'null', value: null } as const
    expect(convert(none, 'date')).toEqual({ op: 'constant', type: 'date', value: null })
  })
})
