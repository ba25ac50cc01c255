import { describe, expect, it } from 'vitest'
import type { BlockInput } from '../../src/sources/block-input.js'
import { type ByteReader, bytesInput } from '../../src/sources/input.js'
import { readAhead } from '../../src/sources/read-ahead.js'

const bytes = Uint8Array.from({ length: 100 }, (_, i) => i)

async function take(input: BlockInput, size: number): Promise<number[]> {
  const into = new Uint8Array(size)
  await input.wait()
  return [...into.subarray(0, input.take(into))]
}

describe('readAhead', () => {
  it.each([1, 7, 30, 64, 200])('gives all bytes in portions of %i, then nothing', async (size) => {
    const ahead = readAhead(await bytesInput('x', bytes).open(), 30)
    const found: number[] = []
    for (let part = await take(ahead, size); part.length > 0; part = await take(ahead, size)) {
      expect(part.length).toBeLessThanOrEqual(Math.min(size, 30))
      found.push(...part)
    }
    expect(found).toEqual([...bytes])
    expect(await take(ahead, size)).toEqual([])
    await ahead.close()
  })

  it('waits only where nothing is at hand, and leaves a piece alone while the next is read', async () => {
    const ahead = readAhead(await bytesInput('x', bytes).open(), 30)
    await ahead.wait()
    await new Promise((resolve) => setImmediate(resolve))
    expect(ahead.wait()).toBeUndefined()
    expect(await take(ahead, 30)).toEqual([...bytes.subarray(0, 30)])
    expect(ahead.wait()).toBeInstanceOf(Promise)
  })

  it('keeps an error for whoever asks', async () => {
    let reads = 0
    const failing: ByteReader = {
      async read(into) {
        if (reads++ > 0) throw new Error('broken')
        into.fill(7, 0, 3)
        return 3
      },
      close: async () => {},
    }
    const ahead = readAhead(failing, 8)
    expect(await take(ahead, 8)).toEqual([7, 7, 7])
    await new Promise((resolve) => setImmediate(resolve))
    await expect(take(ahead, 8)).rejects.toThrow('broken')
  })
})
