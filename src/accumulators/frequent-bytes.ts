/**
 * A frequent-items sketch of texts as the bytes of Apache DataSketches, little-endian.
 *
 * ```
 *  0  u8   words of the preamble: 1 (empty) or 4
 *  1  u8   serial version 1
 *  2  u8   family 10
 *  3  u8   lg of the largest map; 4: of the current one
 *  5  u8   flags: 5 empty
 *  8  u32  items; 12: 0
 * 16  i64  total weight; 24: i64 offset
 * 32  i64  weights, one an item
 *          texts, one an item: length in bytes (u32), UTF-8
 * ```
 * Items are written in the order in which they came. A sketch that dropped all its items is not
 * empty: its total and offset say something.
 */
import { appendText, textBuilder } from '../batch/build-text.js'
import { parseValue } from '../batch/format.js'
import { HASH_LANES } from '../batch/hashes.js'
import type { LogicalType } from '../batch/type.js'
import { Reader } from '../bytes/reader.js'
import { Writer } from '../bytes/writer.js'
import { SEED } from '../kernels/hash.js'
import { kernels } from '../kernels/kernels.js'
import {
  addWeight,
  capacityOf,
  type FrequentState,
  frequent,
  isPossible,
  MAX_LG_MAP_SIZE,
  MIN_LG_MAP_SIZE,
} from './frequent.js'
import { textBytes } from './item-texts.js'
import { assertDecoded } from './spec.js'

const FAMILY = 10
const SERIAL_VERSION = 1
const EMPTY_WORDS = 1
const FULL_WORDS = 4
const EMPTY_FLAGS = 5

export function frequentToBytes(state: FrequentState): Uint8Array {
  const { table, texts, weights, spec } = state
  const isEmpty = state.totalWeight === 0
  const writer = new Writer()
  writer
    .u8(isEmpty ? EMPTY_WORDS : FULL_WORDS)
    .u8(SERIAL_VERSION)
    .u8(FAMILY)
  writer
    .u8(spec.lgMaxMapSize)
    .u8(state.lgMapSize)
    .u8(isEmpty ? EMPTY_FLAGS : 0)
    .u16(0)
  if (isEmpty) return writer.finish()
  writer.u32(table.size).u32(0).count(state.totalWeight).count(state.offset)
  for (let item = 0; item < table.size; item++) writer.count(weights[item]!)
  for (let item = 0; item < table.size; item++) {
    const text = textBytes(texts, item)
    writer.u32(text.length).raw(text)
  }
  return writer.finish()
}

/**
 * Reads a sketch of texts. `type` says what they are texts of, so that further values of a column of
 * that type find their items. Throws `DataError` on bytes that are not a sketch.
 */
export function frequentFromBytes(bytes: Uint8Array, type: LogicalType = 'string'): FrequentState {
  const reader = new Reader(bytes)
  const words = reader.u8()
  check(reader.u8() === SERIAL_VERSION, 'another serial version')
  check(reader.u8() === FAMILY, 'not of this family')
  const lgMaxMapSize = reader.u8()
  const lgMapSize = reader.u8()
  check(lgMaxMapSize >= MIN_LG_MAP_SIZE && lgMaxMapSize <= MAX_LG_MAP_SIZE, 'size of the map')
  check(lgMapSize >= MIN_LG_MAP_SIZE && lgMapSize <= lgMaxMapSize, 'current size of the map')
  const isEmpty = (reader.u8() & EMPTY_FLAGS) !== 0
  reader.u16()
  check(words === (isEmpty ? EMPTY_WORDS : FULL_WORDS), `a preamble of ${words} words`)
  const state = frequent.empty({ kind: 'frequent', lgMaxMapSize })
  state.lgMapSize = lgMapSize
  if (!isEmpty) readItems(state, reader, type)
  check(reader.left === 0, `${reader.left} bytes too many`)
  return state
}

/**
 * The hash of the value that a text stands for in a column of the type, as `hashesOf` makes it; of
 * the text itself where it stands for none.
 */
export function hashOfText(text: Uint8Array, type: LogicalType): Uint32Array {
  const lanes = new Uint32Array(HASH_LANES)
  if (!hashTyped(new TextDecoder().decode(text), type, lanes)) {
    kernels().hashBytes(text, 0, text.length, SEED, lanes, 0)
  }
  return lanes
}

/** The hashes of several texts, as {@link hashOfText} makes them. */
function hashesOfTexts(texts: readonly Uint8Array[], type: LogicalType): Uint32Array {
  const hashes = new Uint32Array(texts.length * HASH_LANES)
  if (type === 'string') {
    const builder = textBuilder()
    for (const text of texts) appendText(builder, text)
    kernels().hashText(builder.offsets, builder.bytes, texts.length, hashes)
  } else for (const [i, text] of texts.entries()) hashes.set(hashOfText(text, type), i * HASH_LANES)
  return hashes
}

function readItems(state: FrequentState, reader: Reader, type: LogicalType): void {
  const size = reader.u32()
  check(size <= capacityOf(state.spec), `${size} items`)
  reader.u32()
  state.totalWeight = reader.count()
  state.offset = reader.count()
  const weights = Array.from({ length: size }, () => reader.count())
  check(
    weights.every((weight) => weight >= 1),
    'a weight below 1',
  )
  const texts = weights.map(() => reader.raw(reader.u32()))
  const hashes = hashesOfTexts(texts, type)
  for (const [i, weight] of weights.entries()) {
    addWeight(state, { hashes, at: i * HASH_LANES, text: texts[i]! }, weight)
  }
  check(state.table.size === size, 'an item that occurs twice')
  check(isPossible(state), 'items that outweigh the values seen')
}

function hashTyped(text: string, type: LogicalType, out: Uint32Array): boolean {
  switch (type) {
    case 'integer': {
      if (!/^-?\d+$/.test(text) || BigInt.asIntN(64, BigInt(text)) !== BigInt(text)) return false
      kernels().hashInt64s(BigInt64Array.of(BigInt(text)), 1, out)
      return true
    }
    case 'number': {
      const value = text.trim() === '' ? Number.NaN : Number(text)
      if (Number.isNaN(value) && text !== 'NaN') return false
      kernels().hashDoubles(Float64Array.of(value), 1, out)
      return true
    }
    case 'boolean':
    case 'date':
    case 'time':
    case 'timestamp': {
      const value = parseValue(type, text)
      if (value === undefined) return false
      kernels().hashIntegers(Float64Array.of(value), 1, out)
      return true
    }
    default:
      return false
  }
}

function check(holds: boolean, what: string): asserts holds {
  assertDecoded(holds, 'frequent', what)
}
