/**
 * What are the items of a table called? Their texts, as UTF-8 in one growing block.
 *
 * An item of the batch at hand is *pending*: only its slot is noted, and its text is fetched at the end
 * of the batch if the item is still there. So an item that comes and goes costs no copy, and no
 * string is made before somebody reads one.
 */
import type { Column } from '../batch/column.js'
import { valueText } from '../batch/format.js'

/** A longer text is kept as its first bytes, up to here, cut between code points. */
const MAX_TEXT_BYTES = 1024

export interface ItemTexts {
  bytes: Uint8Array
  /** Bytes in use; those of dropped items stay until a tidy-up. */
  used: number
  /** By item: where its text starts; the slot of a pending one. */
  starts: Int32Array
  /** By item: bytes of its text; −1 while pending. */
  lengths: Int32Array
}

const PENDING = -1
const FIRST_ITEMS = 8

export function emptyTexts(): ItemTexts {
  return {
    bytes: new Uint8Array(64),
    used: 0,
    starts: new Int32Array(FIRST_ITEMS),
    lengths: new Int32Array(FIRST_ITEMS),
  }
}

/** Notes the slot of a new item. */
export function addPending(texts: ItemTexts, item: number, slot: number): void {
  reserveItems(texts, item + 1)
  texts.starts[item] = slot
  texts.lengths[item] = PENDING
}

/** Gives a new item its text. */
export function addText(texts: ItemTexts, item: number, text: Uint8Array): void {
  reserveItems(texts, item + 1)
  const kept = text.subarray(0, wholeLength(text))
  reserveBytes(texts, texts.used + kept.length)
  texts.bytes.set(kept, texts.used)
  texts.starts[item] = texts.used
  texts.lengths[item] = kept.length
  texts.used += kept.length
}

/** Fetches the texts of the pending ones among the first `count` items from their column. */
export function fetchPending(texts: ItemTexts, count: number, column: Column): void {
  const encoder = new TextEncoder()
  for (let item = 0; item < count; item++) {
    if (texts.lengths[item] !== PENDING) continue
    const slot = texts.starts[item]!
    if (column.storage === 'utf8') {
      const { bytes, offsets } = column
      addText(texts, item, bytes.subarray(offsets[slot], offsets[slot + 1]))
    } else addText(texts, item, encoder.encode(valueText(column, slot)))
  }
}

/** Moves item `from` to the place of `to`, which is not after it. */
export function moveItem(texts: ItemTexts, from: number, to: number): void {
  texts.starts[to] = texts.starts[from]!
  texts.lengths[to] = texts.lengths[from]!
}

/** Frees the bytes of dropped items, of `count` items left, where they take up more than half. */
export function tidyTexts(texts: ItemTexts, count: number): void {
  let needed = 0
  for (let item = 0; item < count; item++) needed += Math.max(0, texts.lengths[item]!)
  if (texts.used <= 2 * needed + 64) return
  const bytes = new Uint8Array(needed + (needed >> 1) + 64)
  let used = 0
  for (let item = 0; item < count; item++) {
    const length = texts.lengths[item]!
    if (length === PENDING) continue
    const start = texts.starts[item]!
    bytes.set(texts.bytes.subarray(start, start + length), used)
    texts.starts[item] = used
    used += length
  }
  texts.bytes = bytes
  texts.used = used
}

/** The text of an item as bytes, a view. The item is not pending. */
export function textBytes({ bytes, starts, lengths }: ItemTexts, item: number): Uint8Array {
  return bytes.subarray(starts[item]!, starts[item]! + lengths[item]!)
}

/** The text of an item. */
export function textOf(texts: ItemTexts, item: number): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(textBytes(texts, item))
}

function wholeLength(text: Uint8Array): number {
  if (text.length <= MAX_TEXT_BYTES) return text.length
  let length = MAX_TEXT_BYTES
  while (length > MAX_TEXT_BYTES - 4 && (text[length]! & 0xc0) === 0x80) length--
  return length
}

function reserveItems(texts: ItemTexts, items: number): void {
  if (texts.starts.length >= items) return
  const { starts, lengths } = texts
  texts.starts = new Int32Array(Math.max(items, starts.length * 2))
  texts.lengths = new Int32Array(texts.starts.length)
  texts.starts.set(starts)
  texts.lengths.set(lengths)
}

function reserveBytes(texts: ItemTexts, size: number): void {
  if (texts.bytes.length >= size) return
  const bytes = new Uint8Array(Math.max(size, texts.bytes.length * 2))
  bytes.set(texts.bytes.subarray(0, texts.used))
  texts.bytes = bytes
}
