/** Bytes that no node of a program tells apart: tables have a column for each class of them. */
import { NodeKind, type Program } from './program.js'

/** What a byte is to a place in the text. */
export const ByteKind = {
  /** No byte: an end of the text. */
  NONE: 0,
  /** A letter of ASCII, a digit or an underscore. */
  WORD: 1,
  /** A byte of another character that is not its first. */
  CONTINUATION: 2,
  OTHER: 3,
} as const

export interface ByteClasses {
  /** The class of each byte. */
  readonly classes: Uint8Array
  readonly count: number
}

/** The kind of each byte. */
export const byteKinds = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 0x80 && byte <= 0xbf) return ByteKind.CONTINUATION
  return /^\w$/.test(String.fromCharCode(byte)) ? ByteKind.WORD : ByteKind.OTHER
})

/** Numbered by their smallest byte. */
export function byteClasses({ kinds, low, high }: Program): ByteClasses {
  const starts = new Uint8Array(257)
  for (const byte of low) starts[byte] = 1
  for (const byte of high) starts[byte + 1] = 1
  if (kinds.some((kind) => kind === NodeKind.BOUNDARY || kind === NodeKind.INSIDE)) {
    for (let byte = 1; byte < 256; byte++) {
      if (byteKinds[byte] !== byteKinds[byte - 1]) starts[byte] = 1
    }
  }
  const classes = new Uint8Array(256)
  for (let byte = 1; byte < 256; byte++) classes[byte] = classes[byte - 1]! + starts[byte]!
  return { classes, count: classes[255]! + 1 }
}
