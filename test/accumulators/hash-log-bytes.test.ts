import { expect, it } from 'vitest'
import { append, type HashLog, rowIn } from '../../src/accumulators/hash-log.js'
import { decodeLog, encodeLog } from '../../src/accumulators/hash-log-bytes.js'
import { Reader } from '../../src/bytes/reader.js'
import { Writer } from '../../src/bytes/writer.js'
import { DataError } from '../../src/errors.js'

const bytesOf = (log: HashLog) => {
  const writer = new Writer()
  encodeLog(log, writer)
  return writer.finish()
}

function logOf(runs: readonly (readonly [firstRow: number, count: number])[]): HashLog {
  const log: HashLog = []
  for (const [firstRow, count] of runs) {
    const lanes = Uint32Array.from({ length: 4 * count }, (_, i) => i * 7 + firstRow)
    append(log, { lanes, count, firstRow })
  }
  return log
}

it.each([
  ['nothing', []],
  ['one run', [[1, 100_000]]],
  [
    'long runs',
    [
      [1, 5000],
      [9000, 7000],
      [3, 80],
    ],
  ],
  [
    'single rows',
    [
      [1, 1],
      [3, 1],
      [5, 2],
      [2 ** 40, 1],
    ],
  ],
] as const)('a log of %s is written and read', (_, runs) => {
  const log = logOf(runs)
  const again = decodeLog(new Reader(bytesOf(log)))
  expect(Buffer.compare(bytesOf(again), bytesOf(log))).toBe(0)
  const rows = (of: HashLog) =>
    of.flatMap((block) => Array.from({ length: block.size }, (_, i) => rowIn(block, i)))
  expect(rows(again)).toEqual(rows(log))
})

it('does not depend on the blocks', () => {
  const whole = logOf([[1, 6000]])
  const [head, tail] = [logOf([[1, 6000]])[0]!, logOf([[1, 6000]])[0]!]
  const cut: HashLog = [
    { ...head, size: 2000 },
    { ...tail, lanes: tail.lanes.subarray(8000), size: 4000, firstRow: 2001 },
  ]
  expect(Buffer.compare(bytesOf(cut), bytesOf(whole))).toBe(0)
})

it('refuses runs of other lengths, and rows that are none', () => {
  const read = (writer: Writer) => () => decodeLog(new Reader(writer.finish()))
  expect(read(new Writer().u32(2).u32(1).f64(1).u32(1))).toThrow(DataError)
  expect(read(new Writer().u32(1).u32(1).f64(0.5).u32(1))).toThrow(DataError)
  expect(read(new Writer().u32(9).u32(1).f64(1).u32(9))).toThrow(DataError)
})
