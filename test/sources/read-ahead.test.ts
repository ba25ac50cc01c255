import { describe, expect, it } from 'vitest'
import { type ByteReader, bytesInput } from '../../src/sources/input.js'
import { readAhead } from '../../src/sources/read-ahead.js'

const bytes = Uint8Array.from({ length: 100 }, (_, i) => i)

describe('readAhead', () => {
  it('gives all bytes, then nothing, as often as asked', async () => {
    const ahead = readAhead(await bytesInput('x', bytes).open(), 30)
    const found: number[] = []
    for (let piece = await ahead.next(); piece.length > 0; piece = await ahead.next()) {
      expect(piece.length).toBeLessThanOrEqual(30)
      found.push(...piece)
    }
    expect(found).toEqual([...bytes])
    expect((await ahead.next()).length).toBe(0)
    await ahead.close()
  })

  it('leaves a piece alone while the next one is read', async () => {
    const ahead = readAhead(await bytesInput('x', bytes).open(), 30)
    const piece = await ahead.next()
    await new Promise((resolve) => setImmediate(resolve))
    expect([...piece]).toEqual([...bytes.subarray(0, 30)])
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
    expect([...(await ahead.next())]).toEqual([7, 7, 7])
    await new Promise((resolve) => setImmediate(resolve))
    await expect(ahead.next()).rejects.toThrow('broken')
  })
})
