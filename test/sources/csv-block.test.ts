import { describe, expect, it } from 'vitest'
import { Block } from '../../src/sources/csv-block.js'
import { bytesInput } from '../../src/sources/input.js'
import { readAhead } from '../../src/sources/read-ahead.js'

const bytes = Uint8Array.from({ length: 100 }, (_, i) => i)

async function blockOf(blockBytes: number, rowBytes: number): Promise<Block> {
  const input = readAhead(await bytesInput('x', bytes).open(), 7)
  return new Block(input, { blockBytes, rowBytes }, 0)
}

const held = ({ bytes: all, start, end }: Block) => [...all.subarray(start, end)]
const range = (from: number, to: number) => [...bytes.subarray(from, to)]

describe('Block', () => {
  it('moves on as bytes are taken, to the end', async () => {
    const block = await blockOf(30, 30)
    await block.fill()
    expect(held(block)).toEqual(range(0, 30))
    block.start += 20
    await block.fill()
    // A quarter is left: it is not worth a move yet.
    expect([held(block), block.origin, block.start]).toEqual([range(20, 30), 0, 20])
    block.start += 3
    await block.fill()
    expect([held(block), block.origin, block.start]).toEqual([range(23, 53), 23, 0])
    block.start += 26
    await block.fill()
    block.start += 30
    await block.fill()
    expect([held(block), block.atEnd]).toEqual([range(79, 100), true])
    await block.close()
  })

  it('makes room by moving first, then by growing, up to a limit', async () => {
    const block = await blockOf(10, 25)
    await block.fill()
    block.start = 4
    const grown: number[][] = []
    while (block.grow()) {
      await block.fill()
      grown.push(held(block))
    }
    expect(grown).toEqual([range(4, 14), range(4, 24), range(4, 29)])
    await block.close()
  })

  it('begins again as a new block would', async () => {
    const block = await blockOf(10, 40)
    await block.fill()
    while (block.grow()) await block.fill()
    block.start = 12
    block.restart(17)
    await block.fill()
    expect([held(block), block.origin]).toEqual([range(12, 17), 12])
    expect([block.lift(), block.lift()]).toEqual([true, false])
    await block.fill()
    expect(held(block)).toEqual(range(12, 22))
    block.start = 10
    block.restart(Number.POSITIVE_INFINITY)
    await block.fill()
    expect([held(block), block.origin]).toEqual([range(22, 32), 22])
    await block.close()
  })
})
