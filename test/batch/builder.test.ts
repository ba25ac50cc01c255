import { describe, expect, it } from 'vitest'
import { startColumn } from '../../src/batch/build.js'
import { columnBuilder, freeColumn, refreshColumn, reserveBytes } from '../../src/batch/builder.js'
import { InvariantError } from '../../src/errors.js'
import { kernels } from '../../src/kernels/kernels.js'
import { residentArrays } from '../../src/kernels/resident.js'

describe('columnBuilder', () => {
  it.each([
    ['string', 2],
    ['number', 18],
    ['integer', 6],
    ['decimal', 30],
    ['unknown', 0],
    ['binary', 511],
  ] as const)('takes %s of the classes %i', (type, classes) => {
    expect(columnBuilder({ name: 'x', type, classes }).type).toBe(type)
  })

  it.each([
    ['number', 6],
    ['number', 511],
    ['decimal', 2],
    ['date', 1],
    ['unknown', 2],
  ] as const)('refuses %s of the classes %i', (type, classes) => {
    expect(() => columnBuilder({ name: 'x', type, classes })).toThrow(InvariantError)
  })
})

describe('buffers in the memory of the kernels', () => {
  it('keep what they hold while they grow, and where the memory moves', () => {
    const builder = columnBuilder({ name: 'x', type: 'string', classes: 511 }, residentArrays())
    startColumn(builder, 1, 100)
    reserveBytes(builder, 3)
    builder.text.bytes.set([7, 8, 9])
    builder.validity[3] = 77
    const memory = kernels()
    const { generation } = memory
    const held: number[] = []
    while (memory.generation === generation) held.push(memory.allocate(64 << 20))
    expect(builder.validity.length).toBe(0)
    refreshColumn(builder)
    reserveBytes(builder, 100_000)
    expect([...builder.text.bytes.subarray(0, 3), builder.validity[3]]).toEqual([7, 8, 9, 77])
    for (const address of held) memory.free(address)
    freeColumn(builder)
  })
})
