/**
 * Numbers out of text: see `../number.ts`, whose results this gives together with `../native/number.ts`.
 *
 * Be advised: clever. Digits are read eight at a time from a 64-bit word, and the product with a
 * 128-bit power of five decides how a number rounds (Lemire 2021). Cells where that is not enough
 * get the class `UNDECIDED`, and the plain function decides them.
 */

const INTEGER: u32 = 2
const WIDE: u32 = 4
const NUMBER: u32 = 16
const OTHER: u32 = 256
const UNDECIDED: u32 = 0x8000

/** Eight bytes at once. */
export const ZEROS: u64 = ((0x30303030 as u64) << 32) | 0x30303030
const SIXES: u64 = ((0x06060606 as u64) << 32) | 0x06060606
const UPPER_HALVES: u64 = ((0xf0f0f0f0 as u64) << 32) | 0xf0f0f0f0

const EXACT: u64 = (1 as u64) << 53

/** 10^0 to 10^22, exactly. */
const powersOfTen = memory.data<f64>([
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
  1e18, 1e19, 1e20, 1e21, 1e22,
])

/** 10^0 to 10^8. */
const integerPowersOfTen = memory.data<u64>([
  1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000,
])

/** Range of the exponents in the table of powers of five. */
const MAXIMUM_POWER: i32 = 128

/**
 * 5^-128 to 5^128, each scaled to 128 bits, low word first: filled in from outside before the first
 * call of `parseNumbers`.
 */
const powersOfFive = memory.data(4112, 16)

export function powersOfFiveTable(): usize {
  return powersOfFive
}

// What the latest call of a function found out beside its result.
let position: usize = 0
let foundDigits: u32 = 0
let value: f64 = 0

export function parseNumbers(
  bytes: usize,
  starts: usize,
  ends: usize,
  stride: usize,
  count: u32,
  out: usize,
  classes: usize,
): u32 {
  let union: u32 = 0
  for (let i: u32 = 0; i < count; i++) {
    let cellClass: u32 = 0
    const start = load<i32>(starts)
    if (start >= 0) {
      const from = bytes + start
      const to = bytes + load<u32>(ends)
      // The usual cell: up to 7 digits, and up to 8 behind a point. A call would cost as much.
      const negative = load<u8>(from) === 45
      const unsigned = from + u32(negative)
      const word = load<u64>(unsigned)
      const digits = from < to ? min(digitsIn(word), to - unsigned) : 0
      if (digits - 1 < 7 && (digits === 1 || (word & 0xff) !== 48)) {
        const integer = integerOf(word, digits)
        const point = unsigned + digits
        const left = to - point - 1
        if (point === to) {
          // The sign without a jump, which nothing could predict; the integer −0 is 0.
          const sign = -(u32(negative) as i64)
          store<f64>(out, (((integer as i64) ^ sign) - sign) as f64)
          cellClass = INTEGER
        } else if (left - 1 < 8 && load<u8>(point) === 46) {
          const fraction = load<u64>(point, 1)
          if (digitsIn(fraction) >= left) {
            const power = left << 3
            const mantissa =
              integer * load<u64>(integerPowersOfTen + power) + integerOf(fraction, left)
            const size = (mantissa as f64) / load<f64>(powersOfTen + power)
            store<u64>(out, reinterpret<u64>(size) | ((u32(negative) as u64) << 63))
            cellClass = NUMBER
          }
        }
      }
      if (cellClass === 0) {
        cellClass = parseCell(from, to)
        store<f64>(out, value)
      }
    }
    store<u16>(classes, cellClass)
    union |= cellClass
    starts += stride
    ends += stride
    out += 8
    classes += 2
  }
  return union
}

function isSpace(byte: u32): bool {
  return byte === 32 || byte === 9
}

function parseCell(from: usize, to: usize): u32 {
  while (from < to && isSpace(load<u8>(from))) from++
  while (to > from && isSpace(load<u8>(to - 1))) to--
  if (from === to) return 0
  const negative = load<u8>(from) === 45
  const unsigned = negative ? from + 1 : from
  let mantissa = readDigits(unsigned, to, 0)
  let digits = foundDigits
  let at = position
  if (digits > 1 && load<u8>(unsigned) === 48) return OTHER
  if (at === to && digits > 0) return endInteger(mantissa, digits, negative)
  let fraction: u32 = 0
  if (at < to && load<u8>(at) === 46) {
    mantissa = readDigits(at + 1, to, mantissa)
    fraction = foundDigits
    digits += fraction
    at = position
  }
  if (digits === 0) return at === unsigned ? maybeWord(unsigned, from, to) : OTHER
  let exponent: i32 = 0
  if (at < to) {
    exponent = readExponent(at, to)
    if (position !== to) return OTHER
  }
  // 20 digits may not fit the mantissa; leading zeros make that rarer than it looks.
  if (digits > 19) return UNDECIDED
  if (!scale(mantissa, exponent - fraction)) return UNDECIDED
  if (negative) value = -value
  return NUMBER
}

function endInteger(size: u64, digits: u32, negative: bool): u32 {
  if (digits > 19) return UNDECIDED
  if (size <= EXACT) {
    value = size as f64
    if (negative && size > 0) value = -value
    return INTEGER
  }
  const limit = ((1 as u64) << 63) - (negative ? 0 : 1)
  if (size > limit) return UNDECIDED
  value = negative ? -(size as f64) : (size as f64)
  return WIDE
}

/** Words for NaN and infinities begin with N, n, I or i. */
function maybeWord(unsigned: usize, from: usize, to: usize): u32 {
  if (unsigned === to || to - from > 9) return OTHER
  const letter = load<u8>(unsigned) | 32
  return letter === 105 || letter === 110 ? UNDECIDED : OTHER
}

/** Appends the digits from `at` on to a mantissa (modulo 2^64). Leaves `position`, `foundDigits`. */
function readDigits(at: usize, to: usize, mantissa: u64): u64 {
  const from = at
  while (at < to) {
    const word = load<u64>(at)
    const count = min(digitsIn(word), to - at)
    if (count > 0) {
      mantissa = mantissa * load<u64>(integerPowersOfTen + (count << 3)) + integerOf(word, count)
    }
    at += count
    if (count < 8) break
  }
  position = at
  foundDigits = (at - from) as u32
  return mantissa
}

/** How many bytes of the word, from the first, are digits. */
export function digitsIn(word: u64): usize {
  // Only the digits have an upper half of 3 both before and after adding 6.
  const others = ((word & UPPER_HALVES) ^ ZEROS) | (((word + SIXES) & UPPER_HALVES) ^ ZEROS)
  return (ctz<u64>(others) >> 3) as usize
}

/** The integer that the first 1 to 8 bytes of the word, all digits, spell. */
function integerOf(word: u64, count: usize): u64 {
  // Zeros move in at the front. Neighbours are joined: to 4 pairs, to 2 fours, to 1 eight.
  word = (word - ZEROS) << ((8 - count) << 3)
  word = word * 10 + (word >> 8)
  return (
    ((word & 0x000000ff000000ff) * 0x000f424000000064 +
      ((word >> 16) & 0x000000ff000000ff) * 0x0000271000000001) >>
    32
  )
}

/** The exponent `e±digits` from `at` on. Leaves `position` behind it, or `at` where it is none. */
function readExponent(at: usize, to: usize): i32 {
  position = at
  if ((load<u8>(at) | 32) !== 101) return 0
  let from = at + 1
  const sign = from < to ? load<u8>(from) : 0
  if (sign === 43 || sign === 45) from++
  let exponent: i32 = 0
  let digit = from
  for (; digit < to; digit++) {
    const byte = (load<u8>(digit) as i32) - 48
    if (byte < 0 || byte > 9) return 0
    if (exponent < 100000000) exponent = exponent * 10 + byte
  }
  if (digit === from) return 0
  position = to
  return sign === 45 ? -exponent : exponent
}

/** Leaves mantissa × 10^power in `value`, correctly rounded; false where that stays undecided. */
function scale(mantissa: u64, power: i32): bool {
  if (mantissa === 0) {
    value = 0
    return true
  }
  if (mantissa <= EXACT && power >= -22 && power <= 22) {
    const exact = mantissa as f64
    value =
      power < 0
        ? exact / load<f64>(powersOfTen + ((-power as usize) << 3))
        : exact * load<f64>(powersOfTen + ((power as usize) << 3))
    return true
  }
  return power >= -MAXIMUM_POWER && power <= MAXIMUM_POWER && scaleWide(mantissa, power)
}

/** Lemire's algorithm: normal numbers only, which the range of powers sees to. */
function scaleWide(mantissa: u64, power: i32): bool {
  const shift = clz<u64>(mantissa)
  const table = powersOfFive + ((power + MAXIMUM_POWER) << 4)
  const normal = mantissa << shift
  const five = load<u64>(table, 8)
  let high = highProduct(normal, five)
  let low = normal * five
  // Nine bits below the ones that decide: all ones, they could still carry.
  if ((high & 0x1ff) === 0x1ff) {
    const carry = highProduct(normal, load<u64>(table))
    low += carry
    if (low < carry) high++
  }
  if (low === ~(0 as u64) && (power < -27 || power > 55)) return false
  const top = high >> 63
  const drop = top + 9
  let bits = high >> drop
  // Half-way between two doubles: exact only for these powers; then the even one is taken.
  if (low <= 1 && power >= -4 && power <= 23 && (bits & 3) === 1 && bits << drop === high)
    bits &= ~1
  bits = (bits + (bits & 1)) >> 1
  // 217706 / 2^16 is the binary logarithm of 10, near enough in this range.
  let exponent = (((217706 * power) >> 16) as i64) + 1086 + (top as i64) - (shift as i64)
  if (bits >= (2 as u64) << 52) {
    bits = (1 as u64) << 52
    exponent++
  }
  const fraction = bits & (((1 as u64) << 52) - 1)
  value = reinterpret<f64>(((exponent as u64) << 52) | fraction)
  return true
}

/** The upper 64 bits of a product. */
function highProduct(a: u64, b: u64): u64 {
  const aLow = a & 0xffffffff
  const aHigh = a >> 32
  const bLow = b & 0xffffffff
  const bHigh = b >> 32
  const middle = aHigh * bLow + ((aLow * bLow) >> 32)
  const carry = aLow * bHigh + (middle & 0xffffffff)
  return aHigh * bHigh + (middle >> 32) + (carry >> 32)
}
