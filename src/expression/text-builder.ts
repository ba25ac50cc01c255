/** Texts written one behind another, as a vector. */
import { NULL, type TextVector } from './vector.js'

const encoder = new TextEncoder()

export interface TextOutput {
  /** The text of slot `index`: slots come in order, those left out are empty. */
  appendBytes(index: number, bytes: Uint8Array, start: number, end: number): void
  appendText(index: number, text: string): void
  /** Adds to the slot that was written last. */
  extend(bytes: Uint8Array, start: number, end: number): void
  finish(status: Uint8Array | undefined): TextVector
}

/** Begins a vector of so many slots; `guess` is the number of bytes that it may take. */
export function textOutput(length: number, guess: number): TextOutput {
  let bytes = new Uint8Array(Math.max(64, guess))
  let size = 0
  let last = 0
  const starts = new Int32Array(length)
  const ends = new Int32Array(length)
  const reserve = (more: number) => {
    if (size + more <= bytes.length) return
    const larger = new Uint8Array(Math.max(bytes.length * 2, size + more))
    larger.set(bytes.subarray(0, size))
    bytes = larger
  }
  const extend = (from: Uint8Array, start: number, end: number) => {
    reserve(end - start)
    if (end - start > 32) bytes.set(from.subarray(start, end), size)
    else for (let i = start; i < end; i++) bytes[size + i - start] = from[i]!
    size += end - start
    ends[last] = size
  }
  const begin = (index: number) => {
    last = index
    starts[index] = size
    ends[index] = size
  }
  return {
    extend,
    appendBytes(index, from, start, end) {
      begin(index)
      extend(from, start, end)
    },
    appendText(index, text) {
      begin(index)
      const encoded = encoder.encode(text)
      extend(encoded, 0, encoded.length)
    },
    finish: (status) => ({ kind: 'text', mask: -1, status, bytes, starts, ends }),
  }
}

/** The same texts, cut: `cut` gives start and end of a slot that holds a value. */
export function sliced(
  vector: TextVector,
  cut: (start: number, end: number) => readonly [number, number],
): TextVector {
  const { status, starts, ends } = vector
  const [first, last] = [new Int32Array(starts.length), new Int32Array(starts.length)]
  for (let i = 0; i < starts.length; i++) {
    if ((status?.[i] ?? 0) >= NULL) continue
    const [start, end] = cut(starts[i]!, ends[i]!)
    first[i] = start
    last[i] = end
  }
  return { ...vector, starts: first, ends: last }
}
