import { describe, expect, it } from 'vitest'
import { returning } from '../../src/sources/block-input.js'
import { bytesInput } from '../../src/sources/input.js'
import { readAhead } from '../../src/sources/read-ahead.js'

describe('returning', () => {
  it('gives returned bytes again before the others, without waiting', async () => {
    const bytes = Uint8Array.from({ length: 9 }, (_, i) => i)
    const input = returning(readAhead(await bytesInput('x', bytes).open(), 4))
    const into = new Uint8Array(6)
    const take = async (size: number) => {
      await input.wait()
      return [...into.subarray(0, input.take(into.subarray(0, size)))]
    }
    expect(await take(3)).toEqual([0, 1, 2])
    input.giveBack(into.subarray(1, 3))
    input.giveBack(Uint8Array.of(0))
    into.fill(99)
    expect(input.wait()).toBeUndefined()
    expect(await take(2)).toEqual([0, 1])
    expect(await take(6)).toEqual([2])
    expect(await take(6)).toEqual([3])
    expect(await take(6)).toEqual([4, 5, 6, 7])
    expect(await take(6)).toEqual([8])
    expect(await take(6)).toEqual([])
    input.giveBack(Uint8Array.of(8))
    expect(await take(6)).toEqual([8])
    expect(await take(6)).toEqual([])
    await input.close()
  })
})
