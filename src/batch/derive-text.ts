/** Columns derived from text: its length, its pattern class, and the text of values that are none. */
import { appendText, reserveText, textBuilder } from './build.js'
import {
  type Column,
  type DictionaryColumn,
  type FloatColumn,
  isValid,
  slotsOf,
  type TextColumn,
} from './column.js'
import { valueText } from './format.js'

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

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

function lengthsOfCodes({ codes, dictionary }: DictionaryColumn): Float64Array {
  const lengths = countCodePoints(dictionary)
  return Float64Array.from(codes, (code) => lengths[code] ?? 0)
}

function countCodePoints({ offsets, bytes, length }: TextColumn): Float64Array {
  const counts = new Float64Array(length)
  for (let i = 0; i < length; i++) {
    const end = offsets[i + 1]!
    let count = 0
    // Bytes 10xxxxxx continue a code point; every other byte begins one.
    for (let at = offsets[i]!; at < end; at++) if ((bytes[at]! & 0xc0) !== 0x80) count++
    counts[i] = count
  }
  return counts
}

/** Pattern classes: A–Z → A, a–z → a, digits → 9, other letters → L, the rest as it is. */
export function patternsOf(column: TextColumn | DictionaryColumn): TextColumn | DictionaryColumn {
  if (column.storage === 'utf8') return patternsOfText(column)
  return patternsOfCodes(column)
}

function patternsOfText(column: TextColumn): TextColumn {
  const { offsets, bytes, length } = column
  const builder = textBuilder()
  // Only letters change, into one byte each, so no pattern is longer than its text.
  reserveText(builder, length, (offsets[length] ?? 0) - (offsets[0] ?? 0))
  for (let i = 0; i < length; i++) {
    const at = builder.offsets[i]!
    const end = writePattern(bytes.subarray(offsets[i], offsets[i + 1]), builder.bytes, at)
    builder.offsets[i + 1] = end
    builder.length = i + 1
  }
  return {
    ...slotsOf(column),
    storage: 'utf8',
    type: 'string',
    offsets: builder.offsets.subarray(0, length + 1),
    bytes: builder.bytes.subarray(0, builder.offsets[length]),
  }
}

/** Patterns of the dictionary's entries, each kept once, as dictionaries hold no value twice. */
function patternsOfCodes(column: DictionaryColumn): DictionaryColumn {
  const all = patternsOfText(column.dictionary)
  const builder = textBuilder()
  const codeOf = new Map<string, number>()
  const codes = Int32Array.from({ length: all.length }, (_, i) => {
    const bytes = all.bytes.subarray(all.offsets[i], all.offsets[i + 1])
    const text = decoder.decode(bytes)
    const code = codeOf.get(text) ?? codeOf.size
    if (code === codeOf.size) {
      codeOf.set(text, code)
      appendText(builder, bytes)
    }
    return code
  })
  const { length, offsets, bytes } = builder
  const dictionary: TextColumn = { ...column.dictionary, length, offsets, bytes }
  return { ...column, codes: column.codes.map((code) => codes[code] ?? 0), dictionary }
}

/** Pattern of one ASCII byte. */
const patternOfByte = Uint8Array.from({ length: 128 }, (_, byte) => {
  if (byte >= 48 && byte <= 57) return 57
  if (byte >= 65 && byte <= 90) return 65
  if (byte >= 97 && byte <= 122) return 97
  return byte
})

function writePattern(text: Uint8Array, out: Uint8Array, at: number): number {
  for (let i = 0; i < text.length; i++) {
    const byte = text[i]!
    if (byte > 127) return writeLongPattern(text, out, at)
    out[at + i] = patternOfByte[byte]!
  }
  return at + text.length
}

function writeLongPattern(text: Uint8Array, out: Uint8Array, at: number): number {
  const pattern = decoder
    .decode(text)
    .replaceAll(/[A-Z]|([a-z])|(\p{Nd})|(\p{L})/gu, (_, small, digit, letter) => {
      if (letter !== undefined) return 'L'
      if (digit !== undefined) return '9'
      return small === undefined ? 'A' : 'a'
    })
  return at + encoder.encodeInto(pattern, out.subarray(at)).written
}
