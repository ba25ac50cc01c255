/** Data made from a seed: the same bytes on every machine, some 150 MB a second. */
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  renameSync,
  statfsSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { type Block, encoded, newBlock, putByte, putBytes, room } from './block.js'
import { drawOf } from './draw.js'
import type { Shape } from './shapes.js'

/** Goes up with every change of what is written; part of the name of each file. */
export const generatorVersion = 1

export interface Order {
  readonly shape: Shape
  readonly rows: number
  readonly seed: number
}

/** Hands out the file block by block; a block is valid until the next. */
export function* blocksOf({ shape, rows, seed }: Order): Generator<Uint8Array> {
  const block = newBlock()
  const draw = drawOf(seed)
  const cells = Object.values(shape.columns).map((kind) => kind(draw))
  putBytes(block, encoded(`${Object.keys(shape.columns).join(',')}\n`))
  const [first, ...others] = cells
  for (let row = 0; row < rows; row++) {
    first?.(block, row)
    for (const cell of others) {
      putByte(block, 44)
      cell(block, row)
    }
    putByte(block, 10)
    if (block.at > block.bytes.length - room) yield emptied(block)
  }
  yield emptied(block)
}

function emptied(block: Block): Uint8Array {
  const full = block.bytes.subarray(0, block.at)
  block.at = 0
  return full
}

/** Bytes that an order will take, from its first thousand rows. */
export function estimatedBytes(order: Order): number {
  const rows = Math.min(order.rows, 1000)
  let bytes = 0
  for (const block of blocksOf({ ...order, rows })) bytes += block.length
  // Row numbers grow longer.
  return Math.ceil((bytes / Math.max(rows, 1)) * order.rows * 1.05) + 4096
}

export const fileNameOf = ({ shape, rows, seed }: Order): string =>
  // The huge shape is the long one with more rows, and so on: the name of the shape suffices.
  `${shape.name}-${rows}-seed${seed}-v${generatorVersion}.csv`

/** The path of the file of an order in a folder; makes it if it is not there. */
export function fileOf(folder: string, order: Order, say: (text: string) => void): string {
  const path = join(folder, fileNameOf(order))
  if (existsSync(path)) return path
  mkdirSync(dirname(path), { recursive: true })
  requireSpace(folder, estimatedBytes(order))
  const start = performance.now()
  const part = `${path}.part`
  const file = openSync(part, 'w')
  let bytes = 0
  try {
    for (const block of blocksOf(order)) {
      for (let at = 0; at < block.length; ) at += writeSync(file, block, at)
      bytes += block.length
    }
  } finally {
    closeSync(file)
  }
  renameSync(part, path)
  const seconds = (performance.now() - start) / 1000
  const speed = Math.round(bytes / 1e6 / seconds)
  say(`made ${fileNameOf(order)}: ${Math.round(bytes / 1e6)} MB at ${speed} MB/s`)
  return path
}

/** Throws where the disk of the folder would have less than 500 MB left. */
export function requireSpace(folder: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(folder)
  const reserve = 500e6
  if (bavail * bsize >= bytes + reserve) return
  const [needed, free] = [bytes + reserve, bavail * bsize].map((each) => Math.ceil(each / 1e6))
  throw new Error(
    `${folder} needs ${needed} MB free for the next file and has ${free} MB: make room, or use --scale`,
  )
}
