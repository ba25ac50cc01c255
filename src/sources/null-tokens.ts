/** Which cells are null. */

const SPACE = 32
const TAB = 9

export interface NullTokens {
  /** 1 for each byte that a null cell which is not empty may begin with. */
  readonly firstBytes: Uint8Array
  /** Whether the cell `bytes[start, end)` is null: empty, only spaces and tabs, or a token. */
  isNull(bytes: Uint8Array, start: number, end: number): boolean
}

/** A test for empty cells and these tokens, whatever spaces and tabs are around them. */
export function nullTokens(tokens: readonly string[]): NullTokens {
  const encoder = new TextEncoder()
  const encoded = tokens
    .map((token) => encoder.encode(token.trim()))
    .filter((token) => token.length)
  const firstBytes = new Uint8Array(256)
  firstBytes[SPACE] = firstBytes[TAB] = 1
  for (const token of encoded) firstBytes[token[0]!] = 1
  return {
    firstBytes,
    isNull(bytes, start, end) {
      let from = start
      let to = end
      while (from < to && isSpace(bytes[from]!)) from++
      while (to > from && isSpace(bytes[to - 1]!)) to--
      return from === to || encoded.some((token) => equals(bytes, from, to, token))
    },
  }
}

function isSpace(byte: number): boolean {
  return byte === SPACE || byte === TAB
}

function equals(bytes: Uint8Array, start: number, end: number, token: Uint8Array): boolean {
  if (end - start !== token.length) return false
  for (let i = 0; i < token.length; i++) if (bytes[start + i] !== token[i]) return false
  return true
}
