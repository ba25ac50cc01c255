/**
 * How are texts of any length compared, and kept in bounded memory?
 *
 * A text is represented by its *key*, its first 257 bytes (`kernels/text-order.ts`); keys are ordered by their bytes, which
 * is the order of code points. A key of 257 bytes says that the text goes on behind the 256 that are
 * shown.
 * Guarantee: a total order, that of the texts themselves wherever they differ within 257 bytes;
 * being an order of keys alone, it does not depend on how the data were cut into batches.
 * Weakness: texts that share their first 257 bytes are ties.
 */
import type { Reader } from '../bytes/reader.js'
import type { Writer } from '../bytes/writer.js'
import { KEY_BYTES } from '../kernels/text-order.js'
import { assertDecoded } from './spec.js'

/** Bytes of a text that are shown. */
const SHOWN_BYTES = KEY_BYTES - 1

/** The first bytes of a text. */
export type TextKey = Uint8Array

/** A long text as it is shown: at most 256 bytes, cut between code points. */
export interface ShownText {
  readonly text: string
  /** Whether the text goes on. */
  readonly isTruncated: boolean
}

/** The key of the text `bytes[start .. end)`; a copy. */
export function textKey(bytes: Uint8Array, start: number, end: number): TextKey {
  return bytes.slice(start, Math.min(end, start + KEY_BYTES))
}

/** Compares two keys in the same way. */
export function compareKeys(a: TextKey, b: TextKey): number {
  const shared = Math.min(a.length, b.length)
  for (let i = 0; i < shared; i++) {
    const difference = a[i]! - b[i]!
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

/** What a report shows of the text behind a key. */
export function shownText(key: TextKey): ShownText {
  const isTruncated = key.length > SHOWN_BYTES
  const bytes = isTruncated ? key.subarray(0, wholeLength(key)) : key
  return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), isTruncated }
}

export function encodeKey(key: TextKey, writer: Writer): void {
  writer.u16(key.length).raw(key)
}

/** Throws `DataError` on a key that is too long. */
export function decodeKey(reader: Reader, kind: 'extent' | 'order' | 'keys'): TextKey {
  const length = reader.u16()
  assertDecoded(length <= KEY_BYTES, kind, `text of ${length} bytes`)
  return reader.raw(length).slice()
}

/** The longest length up to 256 at which a code point ends: the byte behind it is not a tail. */
function wholeLength(key: TextKey): number {
  let length = SHOWN_BYTES
  while (length > SHOWN_BYTES - 4 && (key[length]! & 0xc0) === 0x80) length--
  return length
}
