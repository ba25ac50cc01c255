import { describe, expect, it } from 'vitest'
import {
  type ByteReader,
  bytesInput,
  piecesOf,
  piecesReader,
  prefixed,
  readFully,
} from '../../src/sources/input.js'

const bytes = Uint8Array.from({ length: 100 }, (_, i) => i)

async function drain(reader: ByteReader, size: number): Promise<number[]> {
  const found: number[] = []
  const into = new Uint8Array(size)
  for (let count = await reader.read(into); count > 0; count = await reader.read(into)) {
    found.push(...into.subarray(0, count))
  }
  return found
}

async function* inPieces(sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0
  for (const size of sizes) {
    yield bytes.subarray(at, at + size)
    at += size
  }
}

describe('readers', () => {
  it.each([1, 7, 100, 1000])('give all bytes, %i at a time', async (size) => {
    const input = bytesInput('x', bytes)
    expect(input.size).toBe(100)
    expect(await drain(await input.open(), size)).toEqual([...bytes])
    expect(await drain(await input.open(), size)).toEqual([...bytes])
    const rest = await bytesInput('x', bytes.subarray(3)).open()
    expect(await drain(prefixed(bytes.subarray(0, 3), rest), size)).toEqual([...bytes])
    const pieces = piecesReader(inPieces([0, 10, 0, 0, 89, 1, 0]), async () => {})
    expect(await drain(pieces, size)).toEqual([...bytes])
  })

  it('are read until a buffer is full or the end', async () => {
    const reader = piecesReader(inPieces([10, 20, 70]), async () => {})
    const into = new Uint8Array(60)
    expect([
      await readFully(reader, into),
      await readFully(reader, into),
      await readFully(reader, into),
    ]).toEqual([60, 40, 0])
  })

  it('are cut into pieces of their own', async () => {
    const pieces: Uint8Array[] = []
    for await (const piece of piecesOf(await bytesInput('x', bytes).open(), 30)) pieces.push(piece)
    expect(pieces.map((piece) => piece.length)).toEqual([30, 30, 30, 10])
    expect(pieces.flatMap((piece) => [...piece])).toEqual([...bytes])
  })

  it('end the iteration when closed', async () => {
    let ended = 0
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield bytes
      } finally {
        ended++
      }
    }
    const reader = piecesReader(endless(), async () => {
      ended++
    })
    await reader.read(new Uint8Array(1))
    await reader.close()
    expect(ended).toBe(2)
  })
})
