/** Bitmaps: bit i of a bitmap is bit `i & 7`, least significant first, of byte `i >> 3`. */

/** Bytes that hold so many bits. */
export function bitmapSize(length: number): number {
  return (length + 7) >>> 3
}

/** Whether bit `index` is set; bits beyond the bitmap are not. */
export function getBit(bitmap: Uint8Array, index: number): boolean {
  return ((bitmap[index >>> 3] ?? 0) & (1 << (index & 7))) !== 0
}

/** Sets bit `index`. */
export function setBit(bitmap: Uint8Array, index: number): void {
  bitmap[index >>> 3]! |= 1 << (index & 7)
}

/** Clears bit `index`. */
export function clearBit(bitmap: Uint8Array, index: number): void {
  bitmap[index >>> 3]! &= ~(1 << (index & 7))
}

/** How many of the first `length` bits are set. */
export function countBits(bitmap: Uint8Array, length: number): number {
  const whole = length >>> 3
  let count = 0
  for (let i = 0; i < whole; i++) count += ones(bitmap[i]!)
  const left = length & 7
  return left === 0 ? count : count + ones((bitmap[whole] ?? 0) & ((1 << left) - 1))
}

/** Ones in a byte: sums of neighbours, first single bits, then pairs, then halves. */
function ones(byte: number): number {
  const pairs = byte - ((byte >>> 1) & 0x55)
  const halves = (pairs & 0x33) + ((pairs >>> 2) & 0x33)
  return (halves + (halves >>> 4)) & 0x0f
}
