/** Scanning a text within the kernels' memory. */
import { expect } from 'vitest'
import type { Kernels } from '../../src/kernels/kernels.js'
import type { CellIndex, ScanOptions, ScanResult } from '../../src/kernels/scan.js'

const COMMA = 44
export const dialect: ScanOptions = { delimiter: COMMA, quote: 34, terminator: 'lf', atEnd: true }

interface Input {
  readonly bytes: Uint8Array
  readonly start: number
  readonly end: number
}

/** The text somewhere in the kernels' memory, with other bytes around that must not matter. */
export function place(kernels: Kernels, text: string | Uint8Array, padding = 0): Input {
  const content = typeof text === 'string' ? new TextEncoder().encode(text) : text
  const address = kernels.allocate(content.length + padding + 1)
  const bytes = kernels.uint8(address, content.length + padding + 1).fill(34)
  bytes.set(content, padding)
  return { bytes, start: padding, end: padding + content.length }
}

export function indexFor(kernels: Kernels, cells: number, rows: number): CellIndex {
  return {
    starts: kernels.uint32(kernels.allocate(cells * 4), cells).fill(7),
    ends: kernels.uint32(kernels.allocate(cells * 4), cells).fill(7),
    flags: kernels.uint8(kernels.allocate(cells), cells).fill(255),
    rowCells: kernels.uint32(kernels.allocate(rows * 4 + 4), rows + 1).fill(7),
  }
}

/** Runs with memory that is released afterwards. */
export function scoped<Result>(kernels: Kernels, body: () => Result): Result {
  const mark = kernels.mark()
  try {
    return body()
  } finally {
    kernels.release(mark)
  }
}

/** Each cell as its flags and content, by row. */
export function rowsOf(input: Input, index: CellIndex, result: ScanResult): [number, string][][] {
  const decoder = new TextDecoder('latin1')
  return Array.from({ length: result.rows }, (_, row) => {
    const cells: [number, string][] = []
    for (let cell = index.rowCells[row]!; cell < index.rowCells[row + 1]!; cell++) {
      const content = input.bytes.subarray(index.starts[cell], index.ends[cell])
      cells.push([index.flags[cell]!, decoder.decode(content.slice())])
    }
    return cells
  })
}

/** Scans a text: the rows, and what is left of it. */
export function scanText(
  kernels: Kernels,
  text: string | Uint8Array,
  options: Partial<ScanOptions> = {},
): { rows: [number, string][][]; rest: number; reason: string } {
  return scoped(kernels, () => {
    const input = place(kernels, text)
    const index = indexFor(kernels, text.length + 1, text.length + 1)
    const result = kernels.scan(
      input.bytes,
      input.start,
      input.end,
      { ...dialect, ...options },
      index,
    )
    expect(result.cells).toBe(index.rowCells[result.rows])
    const rows = rowsOf(input, index, result)
    return { rows, rest: input.end - result.consumed, reason: result.reason }
  })
}
