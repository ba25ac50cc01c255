/**
 * Which 128 bits stand for a value? MurmurHash3 x64 128 (Appleby 2011, public domain), as Apache
 * DataSketches uses it: seed 9001, little-endian input.
 *
 * A hash is four 32-bit lanes: h1 low, h1 high, h2 low, h2 high. 64-bit arithmetic is done on pairs
 * of 32-bit limbs, which is several times faster in JavaScript than BigInt.
 * Guarantee: the same bits as the C++ and Java libraries. Cost: about 120 ns a value; the
 * kernel takes 5. Weakness: not a defence against chosen input; anyone can make collisions.
 */
import type { TextCells } from './text.js'

/** The seed of Apache DataSketches. */
export const SEED = 9001

// The state: h1, h2, k1, k2, each as low limb, high limb. No function here yields in between.
const limbs = new Int32Array(8)
const H1 = 0
const H2 = 2
const K1 = 4
const K2 = 6

const doubles = new Float64Array(1)
const doubleLimbs = new Int32Array(doubles.buffer)
const NAN_HIGH = 0x7ff80000

/** Hashes `bytes[start .. end)` into `out[at .. at + 4)`. The seed is an integer up to 2^53. */
export function hashBytes(
  bytes: Uint8Array,
  start: number,
  end: number,
  seed: number,
  out: Uint32Array,
  at: number,
): void {
  open(seed)
  const blocksEnd = end - ((end - start) & 15)
  for (let i = start; i < blocksEnd; i += 16) {
    limbs[K1] = wordAt(bytes, i)
    limbs[K1 + 1] = wordAt(bytes, i + 4)
    limbs[K2] = wordAt(bytes, i + 8)
    limbs[K2 + 1] = wordAt(bytes, i + 12)
    mixBlock()
  }
  limbs.fill(0, K1)
  // A word of zeros mixes to zeros: an absent k1 or k2 needs no case of its own.
  for (let i = blocksEnd; i < end; i++) {
    const place = i - blocksEnd
    limbs[K1 + (place >> 2)]! |= bytes[i]! << ((place & 3) * 8)
  }
  mixFirst()
  mixSecond()
  close(end - start, out, at)
}

/** Hashes each double as its eight bytes; −0 as 0, every NaN as 0x7ff8000000000000. */
export function hashDoubles(values: Float64Array, count: number, out: Uint32Array): void {
  for (let i = 0; i < count; i++) {
    const value = values[i]!
    doubles[0] = value === 0 ? 0 : value
    if (Number.isNaN(value)) hashWord(0, NAN_HIGH, out, i * 4)
    else hashWord(doubleLimbs[0]!, doubleLimbs[1]!, out, i * 4)
  }
}

/** Hashes each value, an integer of at most 2^53 in magnitude, as a 64-bit signed integer. */
export function hashIntegers(values: Float64Array, count: number, out: Uint32Array): void {
  for (let i = 0; i < count; i++) {
    const value = values[i]!
    hashWord(value | 0, Math.floor(value / 0x100000000) | 0, out, i * 4)
  }
}

/** Hashes each 64-bit signed integer as its eight bytes. */
export function hashInt64s(values: BigInt64Array, count: number, out: Uint32Array): void {
  const words = new DataView(values.buffer, values.byteOffset, values.byteLength)
  for (let i = 0; i < count; i++) {
    hashWord(words.getInt32(i * 8, true), words.getInt32(i * 8 + 4, true), out, i * 4)
  }
}

/** Hashes each text `bytes[offsets[i] .. offsets[i + 1])`. */
export function hashText(
  offsets: Int32Array,
  bytes: Uint8Array,
  count: number,
  out: Uint32Array,
): void {
  for (let i = 0; i < count; i++) {
    hashBytes(bytes, offsets[i]!, offsets[i + 1]!, SEED, out, i * 4)
  }
}

/** Hashes each cell `bytes[starts[i] .. ends[i])`; one with a negative start is passed over. */
export function hashCells(
  { bytes, starts, ends }: TextCells,
  count: number,
  out: Uint32Array,
): void {
  for (let i = 0; i < count; i++) {
    if (starts[i]! >= 0) hashBytes(bytes, starts[i]!, ends[i]!, SEED, out, i * 4)
  }
}

/** Hashes one 64-bit word, given as its limbs. */
function hashWord(low: number, high: number, out: Uint32Array, at: number): void {
  open(SEED)
  limbs[K1] = low
  limbs[K1 + 1] = high
  mixFirst()
  close(8, out, at)
}

function open(seed: number): void {
  limbs[H1] = limbs[H2] = seed | 0
  limbs[H1 + 1] = limbs[H2 + 1] = Math.floor(seed / 0x100000000) | 0
}

/** Absorbs a full block of 16 bytes, which lie in k1 and k2. */
function mixBlock(): void {
  mixFirst()
  rotate(H1, 27)
  add(H1, H2)
  timesFivePlus(H1, 0x52dce729)
  mixSecond()
  rotate(H2, 31)
  add(H2, H1)
  timesFivePlus(H2, 0x38495ab5)
}

function mixFirst(): void {
  multiply(K1, 0x114253d5, 0x87c37b91)
  rotate(K1, 31)
  multiply(K1, 0x2745937f, 0x4cf5ad43)
  limbs[H1]! ^= limbs[K1]!
  limbs[H1 + 1]! ^= limbs[K1 + 1]!
}

function mixSecond(): void {
  multiply(K2, 0x2745937f, 0x4cf5ad43)
  rotate(K2, 33)
  multiply(K2, 0x114253d5, 0x87c37b91)
  limbs[H2]! ^= limbs[K2]!
  limbs[H2 + 1]! ^= limbs[K2 + 1]!
}

function close(length: number, out: Uint32Array, at: number): void {
  limbs[H1]! ^= length
  limbs[H2]! ^= length
  add(H1, H2)
  add(H2, H1)
  finalise(H1)
  finalise(H2)
  add(H1, H2)
  add(H2, H1)
  out[at] = limbs[H1]!
  out[at + 1] = limbs[H1 + 1]!
  out[at + 2] = limbs[H2]!
  out[at + 3] = limbs[H2 + 1]!
}

function finalise(at: number): void {
  limbs[at]! ^= limbs[at + 1]! >>> 1
  multiply(at, 0xed558ccd, 0xff51afd7)
  limbs[at]! ^= limbs[at + 1]! >>> 1
  multiply(at, 0x1a85ec53, 0xc4ceb9fe)
  limbs[at]! ^= limbs[at + 1]! >>> 1
}

function add(into: number, from: number): void {
  addLimbs(into, limbs[from]!, limbs[from + 1]!)
}

function addLimbs(into: number, low: number, high: number): void {
  const sum = (limbs[into]! >>> 0) + (low >>> 0)
  limbs[into] = sum | 0
  limbs[into + 1] = limbs[into + 1]! + high + (sum > 0xffffffff ? 1 : 0)
}

function timesFivePlus(at: number, addend: number): void {
  multiply(at, 5, 0)
  addLimbs(at, addend, 0)
}

/** Product modulo 2^64 of a state word and the constant given as its limbs. */
function multiply(at: number, low: number, high: number): void {
  const ownLow = limbs[at]!
  const ownHigh = limbs[at + 1]!
  limbs[at] = Math.imul(ownLow, low)
  limbs[at + 1] = highProduct(ownLow, low) + Math.imul(ownLow, high) + Math.imul(ownHigh, low)
}

/** The upper 32 bits of the product of two unsigned 32-bit integers, from products of 16 bits. */
function highProduct(a: number, b: number): number {
  const aLow = a & 0xffff
  const aHigh = a >>> 16
  const bLow = b & 0xffff
  const bHigh = b >>> 16
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16)
  const carry = aLow * bHigh + (middle & 0xffff)
  return (aHigh * bHigh + Math.floor(middle / 0x10000) + (carry >>> 16)) | 0
}

/** Rotates a state word to the left by 1 to 31, or 33 to 63, bits. */
function rotate(at: number, bits: number): void {
  const swapped = bits > 32
  const low = limbs[swapped ? at + 1 : at]!
  const high = limbs[swapped ? at : at + 1]!
  const shift = bits & 31
  limbs[at] = (low << shift) | (high >>> (32 - shift))
  limbs[at + 1] = (high << shift) | (low >>> (32 - shift))
}

function wordAt(bytes: Uint8Array, at: number): number {
  return bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)
}
