/** Golden rows that the accumulators and the hash answer. */
import type { FrequentState } from '../../../src/accumulators/frequent.js'
import { updateItem as addItem, frequent } from '../../../src/accumulators/frequent.js'
import {
  frequentFromBytes,
  frequentToBytes,
  hashOfText,
} from '../../../src/accumulators/frequent-bytes.js'
import { type HllState, hll } from '../../../src/accumulators/hll.js'
import { hllFromBytes, hllToBytes } from '../../../src/accumulators/hll-bytes.js'
import { distinct } from '../../../src/accumulators/hll-query.js'
import { kll, retainedCount, updateItem } from '../../../src/accumulators/kll.js'
import { kllFromBytes, kllMaxBytes, kllToBytes } from '../../../src/accumulators/kll-bytes.js'
import { itemsOf } from '../../../src/accumulators/kll-levels.js'
import { publishedRankError } from '../../../src/accumulators/kll-query.js'
import { mean, moments, standardDeviation } from '../../../src/accumulators/moments.js'
import type { Column } from '../../../src/batch/column.js'
import { hashBytes, hashDoubles, hashInt64s } from '../../../src/kernels/hash.js'
import { floatColumn, integerColumn, textColumn } from './columns.js'
import { assertSame, compare, type Fields, type Runner, type Runners } from './family.js'
import { fields, number, numbers, text } from './fields.js'

const encoder = new TextEncoder()

const hex = (word: number) => word.toString(16).padStart(8, '0')

/** The two 64-bit halves as the goldens write them. */
function hashRunner(hash: (args: Fields, out: Uint32Array) => void): Runner {
  return (row) => {
    const out = new Uint32Array(4)
    hash(fields(row, 'args'), out)
    const [h1Low = 0, h1High = 0, h2Low = 0, h2High = 0] = out
    const answers = { h1: () => hex(h1High) + hex(h1Low), h2: () => hex(h2High) + hex(h2Low) }
    return compare(row.expected, answers, 0)
  }
}

function bytesOfHex(value: string): Uint8Array {
  return Uint8Array.from(value.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

const Family = { theta: 3, hll: 7, frequent: 10, kll: 15 } as const

/** Reads foreign bytes and writes them again: the same bytes, where that form is one we write. */
const serialized: Runner = (row) => {
  const bytes = bytesOfHex(text(row, 'expected'))
  const family = bytes[2]
  if (family === Family.theta) return 'theta sketches are not part of driftgate'
  if (family === Family.kll) {
    assertBytes(kllToBytes(kllFromBytes(bytes)), bytes)
    return undefined
  }
  if (family === Family.frequent) {
    const state: FrequentState = frequentFromBytes(bytes)
    assertBytes(frequentToBytes(state), bytes)
    return undefined
  }
  if (family !== Family.hll) return `no sketch of family ${family}`
  return hllBytes(bytes)
}

/** Registers of 4 and 6 bits are read, and written as 8 bits; then the content must be the same. */
function hllBytes(bytes: Uint8Array): undefined {
  const state = hllFromBytes(bytes)
  const isCompact = ((bytes[5] ?? 0) & 8) !== 0
  const written = hllToBytes(state, { isCompact })
  if (((bytes[7] ?? 0) >> 2) % 4 === 2) assertBytes(written, bytes)
  else
    assertSame(hllContent(hllFromBytes(written)), hllContent(state), { tolerance: 0, what: 'hll' })
  return undefined
}

function hllContent({ spec, coupons, registers }: HllState): unknown {
  return {
    lgK: spec.lgK,
    coupons: coupons === undefined ? undefined : [...coupons.places].filter(Boolean).sort(),
    registers: registers === undefined ? undefined : [...registers.values],
  }
}

function assertBytes(actual: Uint8Array, expected: Uint8Array): void {
  const show = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
  assertSame(show(actual), show(expected), { tolerance: 0, what: 'bytes' })
}

/** [test, k, n, stride, levels, retained, hash of the items in level order]. */
const kllDeterministic: Runner = (row) => {
  const rows = fields(row, 'args').rows
  if (!Array.isArray(rows)) return 'no rows to replay'
  for (const [test, k, n, stride, levels, retained, hash] of rows as (number | string)[][]) {
    const state = kll.empty({ kind: 'kll', k: Number(k) })
    let side = 1
    const coin = () => (side = 1 - side)
    let value = 0
    for (let i = 0; i < Number(n); i++) {
      value = (value + Number(stride)) & 0x7fffff
      updateItem(state, value, coin)
    }
    let sum = 0n
    state.levels.forEach((level, height) => {
      // In memory level 0 grows downwards: its newest item comes first.
      const items = height === 0 ? [...itemsOf(level)].reverse() : itemsOf(level)
      for (const item of items) {
        sum = ((sum + BigInt(item)) * 738219921n) & ((1n << 60n) - 1n)
        sum ^= sum >> 30n
      }
    })
    const found = [state.levels.length, retainedCount(state), String(sum)]
    assertSame(found, [levels, retained, hash], { tolerance: 0, what: `test ${test}` })
  }
  return undefined
}

/** 0 … n − 1 as 64-bit integers, or the texts item-0 … item-(n − 1). */
function itemsColumn(items: string, n: number): Column | undefined {
  if (items.startsWith('int64 LE 0..n-1'))
    return integerColumn(BigInt64Array.from({ length: n }, (_, i) => BigInt(i)))
  if (items.startsWith('utf8 "item-"+i'))
    return textColumn(Array.from({ length: n }, (_, i) => `item-${i}`))
  return undefined
}

/**
 * While coupons are kept the estimate and its bounds are those of the format's other implementations.
 * From registers ours is Ertl's estimate instead of theirs: both are functions of the same
 * registers, so that they agree within two standard errors.
 */
const hllEstimate: Runner = (row) => {
  const args = fields(row, 'args')
  const column = itemsColumn(text(args, 'items'), number(args, 'n'))
  if (column === undefined) return `no generator for ${text(args, 'items')}`
  const lgK = number(args, 'lgK')
  const state = hll.empty({ kind: 'hll', lgK })
  hll.update(state, column)
  const { estimate, low, high } = distinct(state)
  if (state.registers === undefined) {
    const answers = {
      hip: () => estimate,
      composite: () => estimate,
      lb2: () => low,
      ub2: () => high,
    }
    return compare(row.expected, answers, number(row, 'tol'))
  }
  return compare(row.expected, { composite: () => estimate }, 2.08 / Math.sqrt(2 ** lgK))
}

const frequentItems: Runner = (row) => {
  const args = fields(row, 'args')
  const range = /^item i weight i, i=(\d+)\.\.(\d+)$/.exec(text(args, 'updates'))
  if (range === null) return `no generator for ${text(args, 'updates')}`
  const lgMaxMapSize = number(args, 'lgMax')
  const state = frequent.empty({ kind: 'frequent', lgMaxMapSize })
  for (let i = Number(range[1]); i <= Number(range[2]); i++) {
    const item = encoder.encode(String(i))
    addItem(state, { hashes: hashOfText(item, 'string'), at: 0, text: item }, i)
  }
  const answers = {
    total: () => state.totalWeight,
    maxError: () => state.offset,
    active: () => state.table.size,
    epsilon: () => 3.5 / 2 ** lgMaxMapSize,
  }
  return compare(row.expected, answers, number(row, 'tol'))
}

function momentsOf(values: Float64Array) {
  const state = moments.empty({ kind: 'moments' })
  moments.update(state, floatColumn(values))
  return state
}

/** `first then (a,b)xN`: the first value, then N times the two in turn. */
const momentsOfGenerator: Runner = (row) => {
  const generator = text(fields(row, 'args'), 'gen')
  const parts = /^(\S+) then \(([^,]+),([^)]+)\)x(\d+)$/.exec(generator)
  if (parts === null) return `no generator for ${generator}`
  const [first, a, b, times] = parts.slice(1).map(Number) as [number, number, number, number]
  const pairs = Array.from({ length: times }, () => [a, b]).flat()
  const state = momentsOf(Float64Array.of(first, ...pairs))
  const answers = { mean: () => mean(state), sd: () => standardDeviation(state) }
  return compare(row.expected, answers, number(row, 'tol'))
}

const momentsMerge: Runner = (row) => {
  const args = fields(row, 'args')
  const state = momentsOf(numbers(args, 'a'))
  moments.merge(state, momentsOf(numbers(args, 'b')))
  const answers = {
    n: () => state.count,
    mean: () => mean(state),
    M2: () => state.m2,
    M3: () => state.m3,
    M4: () => state.m4,
  }
  return compare(row.expected, answers, number(row, 'tol'))
}

export const sketchRunners: Runners = {
  murmur3_x64_128: hashRunner((args, out) => {
    const bytes = encoder.encode(text(args, 'utf8'))
    hashBytes(bytes, 0, bytes.length, number(args, 'seed'), out, 0)
  }),
  murmur3_double_le_seed9001: hashRunner((args, out) => {
    hashDoubles(Float64Array.of(number(args, 'x')), 1, out)
  }),
  murmur3_int64_le_seed9001: hashRunner((args, out) => {
    hashInt64s(BigInt64Array.of(BigInt.asIntN(64, BigInt(String(args.x)))), 1, out)
  }),
  serializedBytes: serialized,
  kllRankError: (row) => {
    const { single, mass } = publishedRankError(number(fields(row, 'args'), 'k'))
    return compare(row.expected, { single: () => single, pmf: () => mass }, number(row, 'tol'))
  },
  kllMaxSerializedBytes: (row) => {
    const args = fields(row, 'args')
    const value = () => kllMaxBytes(number(args, 'k'), number(args, 'n'))
    return compare(row.expected, { value }, number(row, 'tol'))
  },
  kllDeterministic,
  hllEstimate,
  hllRelErr: () =>
    'the measured tables of the composite estimator; ours is Ertl’s, with a closed bound',
  frequentItems,
  moments: momentsOfGenerator,
  momentsMerge,
}
