/**
 * In which order do texts come, and which lie at the ends?
 *
 * Texts are ordered by their bytes, the first 257 deciding, which is the order of code points.
 * Cost: 5 ns a text in the kernels, 15 here.
 */

/** Bytes of a text that decide. */
export const KEY_BYTES = 257

/** Text i is `bytes[offsets[i] .. offsets[i + 1])`. */
export interface Texts {
  readonly offsets: Int32Array
  readonly bytes: Uint8Array
}

/** Negative, zero or positive as text `a` lies before, at or behind text `b`. */
export function compareTexts({ bytes, offsets }: Texts, a: number, b: number): number {
  const startA = offsets[a]!
  const startB = offsets[b]!
  const lengthA = Math.min(offsets[a + 1]! - startA, KEY_BYTES)
  const lengthB = Math.min(offsets[b + 1]! - startB, KEY_BYTES)
  const shared = Math.min(lengthA, lengthB)
  for (let i = 0; i < shared; i++) {
    const difference = bytes[startA + i]! - bytes[startB + i]!
    if (difference !== 0) return difference
  }
  return lengthA - lengthB
}

/** The first among the first `count` texts, of which there is one, that lies before, and behind, all. */
export function textExtremes(texts: Texts, count: number): [lowest: number, highest: number] {
  let [low, high] = [0, 0]
  for (let i = 1; i < count; i++) {
    if (compareTexts(texts, i, high) > 0) high = i
    else if (compareTexts(texts, i, low) < 0) low = i
  }
  return [low, high]
}

/** Pairs of neighbouring valid slots. */
export interface TextSteps {
  readonly ascents: number
  readonly descents: number
  readonly ties: number
  /** The last valid slot; −1 where there is none. */
  readonly last: number
}

/** Slots that are texts by way of a code. */
export interface CodedTexts extends Texts {
  readonly codes: Int32Array
  readonly validity: Uint8Array | undefined
}

/** Compares each valid slot among the first `count` with the valid one before it. */
export function followCodes(texts: CodedTexts, count: number): TextSteps {
  const { codes, validity } = texts
  let [ascents, descents, ties, last] = [0, 0, 0, -1]
  for (let i = 0; i < count; i++) {
    if (validity !== undefined && (validity[i >> 3]! & (1 << (i & 7))) === 0) continue
    if (last >= 0) {
      const [code, before] = [codes[i]!, codes[last]!]
      const difference = code === before ? 0 : compareTexts(texts, code, before)
      if (difference > 0) ascents++
      else if (difference < 0) descents++
      else ties++
    }
    last = i
  }
  return { ascents, descents, ties, last }
}
