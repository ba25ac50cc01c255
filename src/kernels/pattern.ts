/** What is the pattern of a text? Of ASCII, byte for byte: A–Z → A, a–z → a, 0–9 → 9, the rest as it is. */

/** The pattern of one ASCII byte. */
export const patternOfByte = Uint8Array.from({ length: 128 }, (_, byte) => {
  if (byte >= 48 && byte <= 57) return 57
  if (byte >= 65 && byte <= 90) return 65
  if (byte >= 97 && byte <= 122) return 97
  return byte
})

/**
 * Writes the pattern of each byte to `out`. Returns false where some byte is not ASCII; what was written is
 * then unspecified.
 */
export function patternBytes(bytes: Uint8Array, out: Uint8Array): boolean {
  for (let i = 0, n = bytes.length; i < n; i++) {
    const byte = bytes[i]!
    if (byte > 127) return false
    out[i] = patternOfByte[byte]!
  }
  return true
}
