/** Columns derived from text: its length, its pattern class, and the text of values that are none. */

import { placesFor, startGroups } from '../kernels/groups.js'
import { kernels } from '../kernels/kernels.js'
import { SPACE_SLOTS, spaces } from '../kernels/spaces.js'
import { appendText, textBuilder } from './build-text.js'
import {
  type Column,
  type DerivedRoom,
  type DictionaryColumn,
  type FloatColumn,
  isValid,
  PATTERN_SLACK,
  slotsOf,
  type TextColumn,
} from './column.js'
import { valueText } from './format.js'
import { HASH_LANES, hashesOf, knowHashes } from './hashes.js'

const encoder = new TextEncoder()

/** Text as it is; other values as their canonical text. */
export function textOf(column: Column): TextColumn | DictionaryColumn {
  if (column.storage === 'utf8' || column.storage === 'dictionary') return column
  const builder = textBuilder()
  const empty = new Uint8Array(0)
  for (let i = 0; i < column.length; i++) {
    appendText(builder, isValid(column, i) ? encoder.encode(valueText(column, i)) : empty)
  }
  const { offsets, bytes } = builder
  return { ...slotsOf(column), storage: 'utf8', type: 'string', offsets, bytes }
}

/** Lengths in Unicode code points. */
export function lengthsOf(column: TextColumn | DictionaryColumn): FloatColumn {
  const slots = slotsOf(column)
  const lengths = column.storage === 'utf8' ? countCodePoints(column) : lengthsOfCodes(column)
  return { ...slots, storage: 'float64', type: 'integer', values: lengths }
}

function lengthsOfCodes(column: DictionaryColumn): Float64Array {
  const { codes, length, room } = column
  const lengths = room?.lengths.subarray(0, length) ?? new Float64Array(length)
  kernels().takeDoubles(lengthsOfEntries(column), codes, length, lengths)
  return lengths
}

/** The latest dictionary whose lengths were asked for. */
let measured: TextColumn | undefined
let entryLengths: Float64Array = new Float64Array(0)

/** Lengths of a dictionary's entries. Valid until those of another column are asked for. */
export function lengthsOfEntries({ dictionary, room }: DictionaryColumn): Float64Array {
  // None are left of an array in memory that moved.
  const isKnown = measured === dictionary && entryLengths.length === dictionary.length
  if (!isKnown) {
    measured = undefined
    entryLengths = countCodePoints(dictionary, room?.entryLengths.subarray(0, dictionary.length))
    measured = dictionary
  }
  return entryLengths
}

function countCodePoints(
  { offsets, bytes, length }: TextColumn,
  counts: Float64Array = new Float64Array(length),
): Float64Array {
  kernels().countPoints(offsets, bytes, length, counts)
  return counts
}

/** Pattern classes: A–Z → A, a–z → a, digits → 9, other letters → L, the rest as it is. */
export function patternsOf(column: TextColumn | DictionaryColumn): TextColumn | DictionaryColumn {
  if (column.storage === 'utf8') return patternsOfText(column)
  return patternsOfCodes(column)
}

/** In the room given: bytes of patterns, and offsets. */
function patternsOfText(
  column: TextColumn,
  room?: { readonly offsets: Int32Array; readonly bytes: Uint8Array },
): TextColumn {
  const { offsets, bytes, length } = column
  const size = (offsets[length] ?? 0) - (offsets[0] ?? 0)
  const out = room ?? { offsets: new Int32Array(length + 1), bytes: new Uint8Array(size) }
  const end = kernels().patternTexts({ offsets, bytes }, length, out.offsets, out.bytes)
  return {
    ...slotsOf(column),
    storage: 'utf8',
    type: 'string',
    offsets: out.offsets.subarray(0, length + 1),
    bytes: out.bytes.subarray(0, end),
  }
}

/** Room for the patterns of all entries. */
function patternRoom({ room, dictionary }: DictionaryColumn) {
  if (room === undefined) return undefined
  const size = dictionary.bytes.length + PATTERN_SLACK
  return { offsets: room.entryOffsets, bytes: room.patterns.subarray(0, size) }
}

/** The texts at some slots, which are copied when asked for: nobody may. */
function textsAt(column: TextColumn, slots: Int32Array, room?: DerivedRoom): TextColumn {
  const { length } = slots
  let texts: Pick<TextColumn, 'offsets' | 'bytes'> | undefined
  const copied = () => {
    texts ??= copyTexts(column, slots, room)
    return texts
  }
  return {
    storage: 'utf8',
    type: 'string',
    length,
    invalidCount: 0,
    validity: undefined,
    firstRow: 1,
    get offsets() {
      return copied().offsets
    },
    get bytes() {
      return copied().bytes
    },
  }
}

/** Into the room behind the column's own texts, where there is any. */
function copyTexts({ offsets, bytes }: TextColumn, slots: Int32Array, room?: DerivedRoom) {
  const { length } = slots
  const own = cellSpace(length)
  const cells = { starts: offsets, ends: offsets.subarray(1) }
  const size = kernels().takeCells(cells, slots, length, own)
  const copy = {
    offsets: room?.patternOffsets.subarray(0, length + 1) ?? new Int32Array(length + 1),
    bytes: room?.patterns.subarray(room.patterns.length >> 1) ?? new Uint8Array(size),
  }
  kernels().copyCells({ bytes, ...own }, length, copy.offsets, copy.bytes)
  return copy
}

function cellSpace(length: number) {
  if (length <= SPACE_SLOTS) return spaces()
  return { starts: new Int32Array(length), ends: new Int32Array(length) }
}

/** As many places as there may be groups: to clear them costs less than to lay groups out anew as they grow. */
function groupSpace(length: number) {
  if (length <= SPACE_SLOTS) {
    const { patternCodes, patternSlots, ...room } = spaces().patterns
    const groups = startGroups(room, length)
    return { codes: patternCodes, firstSlots: patternSlots, groups }
  }
  const integers = (size = length) => new Int32Array(size)
  const places = integers(placesFor(length))
  const hashes = new Uint32Array(length * HASH_LANES)
  const groups = startGroups({ weights: integers(), hashes, places }, length)
  return { codes: integers(), firstSlots: integers(), groups }
}

/**
 * Patterns of the dictionary's entries, each kept once, as dictionaries hold no value twice. Valid until
 * patterns of another column are asked for.
 */
function patternsOfCodes(column: DictionaryColumn): DictionaryColumn {
  const all = patternsOfText(column.dictionary, patternRoom(column))
  const { length } = all
  const hashes = hashesOf(all)
  const { groups, ...out } = groupSpace(length)
  const count = kernels().groupHashes({ hashes, weights: column.counts }, length, groups, out)
  const dictionary = textsAt(all, out.firstSlots.subarray(0, count), column.room)
  knowHashes(dictionary, groups.hashes.subarray(0, count * HASH_LANES))
  const patternCodes = out.codes.subarray(0, length)
  const patternCounts = groups.weights.subarray(0, count)
  let codes: Int32Array | undefined
  const { counts, room: _, ...slots } = column
  return {
    ...slots,
    // Made when asked for: who counts patterns needs their weights only.
    get codes() {
      codes ??= column.codes.map((code) => patternCodes[code] ?? 0)
      return codes
    },
    dictionary,
    ...(counts === undefined ? {} : { counts: patternCounts }),
  }
}
