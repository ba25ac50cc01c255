import { describe, expect, it } from 'vitest'
import { kernels } from '../../src/kernels/kernels.js'
import { residentBytes, residentIndex, residentIntegers } from '../../src/kernels/resident.js'

describe('resident arrays', () => {
  it('do not overlap', () => {
    const index = residentIndex(3, 5)
    const [bytes, integers] = [residentBytes(7), residentIntegers(3)]
    const { starts, ends, flags, rowCells } = index.view()
    const all = [starts, ends, flags, rowCells, bytes.view(), integers.view()]
    for (const [i, array] of all.entries()) array.fill(i + 1)
    expect(all.map((array) => [array.length, ...new Set(array)])).toEqual([
      [5, 1],
      [5, 2],
      [5, 3],
      [4, 4],
      [7, 5],
      [3, 6],
    ])
    for (const each of [index, bytes, integers]) {
      each.free()
      each.free()
    }
  })

  it('give views anew where the memory moved', () => {
    const bytes = residentBytes(4)
    bytes.view().set([1, 2, 3, 4])
    const memory = kernels()
    const before = memory.generation
    const taken: number[] = []
    while (memory.native && memory.generation === before) taken.push(memory.allocate(32 << 20))
    expect([...bytes.view()]).toEqual([1, 2, 3, 4])
    for (const address of taken) memory.free(address)
    bytes.free()
  })
})
