import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { blocksOf, estimatedBytes, fileNameOf } from './generate.js'
import { shapeOf, shapes } from './shapes.js'

function bytesOf(name: string, rows: number, seed = 1): Buffer {
  // A block is valid until the next.
  return Buffer.concat(
    [...blocksOf({ shape: shapeOf(name), rows, seed })].map((b) => Buffer.from(b)),
  )
}

describe('blocksOf', () => {
  it('makes the same bytes for the same order, and others for another seed', () => {
    const hash = (seed: number) =>
      createHash('sha256')
        .update(bytesOf('long', 500, seed))
        .digest('hex')
    expect(hash(1)).toBe(hash(1))
    expect(hash(1)).not.toBe(hash(2))
  })

  it.each(shapes.map(({ name }) => name))('writes a header and all rows: %s', (name) => {
    const text = bytesOf(name, 20).toString()
    const columns = Object.keys(shapeOf(name).columns)
    expect(text.split('\n')[0]).toBe(columns.join(','))
    const order = { shape: shapeOf(name), rows: 20, seed: 1 }
    expect(estimatedBytes(order)).toBeGreaterThanOrEqual(text.length)
    expect(fileNameOf(order)).toMatch(/^\w+-20-seed1-v\d+\.csv$/)
  })
})
