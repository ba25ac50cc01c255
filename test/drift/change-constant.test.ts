import { describe, expect, it } from 'vitest'
import { findConstant } from '../../src/drift/change-constant.js'
import type { MemoryValue } from '../../src/sources/memory.js'
import { found } from './change-support.js'
import { choices, drawn, normals } from './support.js'

const same = (value: MemoryValue, rows = 200) => Array.from({ length: rows }, () => value)

describe('a constant', () => {
  it.each<[string, MemoryValue[], MemoryValue, string]>([
    ['numbers', normals(500, 1), 0, '0'],
    ['text', choices(500, 2, ['a', 'b', 'c']), 'b', 'b'],
    ['booleans', choices(500, 3, [true, false]), true, 'true'],
    ['dates', choices(500, 4, ['2024-01-01', '2024-01-02']), '2024-01-01', '2024-01-01'],
  ])('is found in %s', async (_, reference, value, text) => {
    const change = await found(findConstant, reference, same(value))
    expect(change).toMatchObject({ code: 'change.constant', observed: text, rows: 200 })
    expect(change?.message).toContain(`every value is "${text}"`)
  })

  it('may be a value that the reference never had, with nulls beside it', async () => {
    const change = await found(findConstant, normals(500, 5), [...same(42), null, null])
    expect(change?.message).toBe('every value is "42"; in the reference none was')
  })

  it('is none where it could be chance, where it was one before, or not all are equal', async () => {
    const mostly = drawn(500, 6, (random) => (random.next() < 0.99 ? 'a' : 'b'))
    expect(await found(findConstant, mostly, same('a', 100))).toBeUndefined()
    expect(await found(findConstant, same(1), same(2))).toBeDefined()
    expect(await found(findConstant, same(1), same(1))).toBeUndefined()
    expect(await found(findConstant, normals(500, 7), [...same(1), 2])).toBeUndefined()
    expect(await found(findConstant, normals(500, 7), [...same(1), Number.NaN])).toBeUndefined()
    expect(await found(findConstant, normals(500, 7), same(1, 9))).toBeUndefined()
    expect(await found(findConstant, normals(500, 7), same(null))).toBeUndefined()
  })
})
