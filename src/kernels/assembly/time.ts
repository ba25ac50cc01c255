/** Days and moments out of text: see `../time.ts`, whose results this gives. */

import { digitsIn, ZEROS } from './number'

const DATE: u32 = 32
const TIME: u32 = 64
const TIMESTAMP: u32 = 128
const OTHER: u32 = 256

const PLUS: u32 = 43
const MINUS: u32 = 45
const COLON: u32 = 58

const SECOND: i64 = 1000000
const MINUTE: i64 = 60000000
const HOUR: i64 = 3600000000
const DAY: i64 = 86400000000

/** No moment: earlier than all. */
const NONE: i64 = i64.MIN_VALUE

// `YYYY-MM-` and `HH:MM:SS` as words: where the separators are, and what they are.
const DASH_PLACES: u64 = ((0xff0000ff as u64) << 32) as u64
const DASHES: u64 = ((0x2d00002d as u64) << 32) as u64
const COLON_PLACES: u64 = ((0x0000ff00 as u64) << 32) | 0x00ff0000
const COLONS: u64 = ((0x00003a00 as u64) << 32) | 0x003a0000

/** What stands for digits that are none: above all limits, in each byte. */
const NO_PAIR: u32 = 255
const NO_PAIRS: u64 = ~0

export function parseTimes(
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
    const start = load<i32>(starts)
    const cellClass = start < 0 ? 0 : parseCell(bytes + start, bytes + load<u32>(ends), out)
    store<u16>(classes, cellClass)
    union |= cellClass
    starts += stride
    ends += stride
    out += 8
    classes += 2
  }
  return union
}

function parseCell(from: usize, to: usize, out: usize): u32 {
  while (from < to && isSpace(load<u8>(from))) from++
  while (to > from && isSpace(load<u8>(to - 1))) to--
  const size = to - from
  if (size === 0) return 0
  if (size >= 5 && load<u8>(from, 2) === COLON) return put(timeOf(from, to), TIME, out)
  if (size !== 10 && size < 16) return OTHER
  const days = daysOf(from)
  if (size === 10 || days === NONE) return put(days, DATE, out)
  const joint: u32 = load<u8>(from, 10)
  if (joint !== 32 && (joint & ~32) !== 84) return OTHER
  const zone = findZone(to)
  const time = timeOf(from + 11, zone)
  const offset = zone === to ? 0 : offsetOf(zone, to)
  if (time === NONE || offset === NONE) return OTHER
  return put(days * DAY + time - offset, TIMESTAMP, out)
}

/** Below 2^63 the sum is exact, so that the conversion is the only rounding. */
function put(value: i64, found: u32, out: usize): u32 {
  if (value === NONE) return OTHER
  store<f64>(out, value as f64)
  return found
}

function isSpace(byte: u32): bool {
  return byte === 32 || byte === 9
}

function pair(at: usize): u32 {
  const tens = (load<u8>(at) as u32) - 48
  const ones = (load<u8>(at, 1) as u32) - 48
  return tens <= 9 && ones <= 9 ? tens * 10 + ones : NO_PAIR
}

/**
 * The numbers of two neighbouring digits, each in the byte of the first, in a word that is digits but
 * for these separators.
 */
function pairsOf(word: u64, places: u64, separators: u64): u64 {
  if ((word & places) !== separators) return NO_PAIRS
  const digits = (word & ~places) | (ZEROS & places)
  if (digitsIn(digits) < 8) return NO_PAIRS
  const values = digits - ZEROS
  return values * 10 + (values >> 8)
}

function daysOf(at: usize): i64 {
  const pairs = pairsOf(load<u64>(at), DASH_PLACES, DASHES)
  const day = pair(at + 8)
  if (pairs === NO_PAIRS || day === NO_PAIR) return NONE
  const year = ((pairs & 0xff) * 100 + ((pairs >> 16) & 0xff)) as u32
  const month = ((pairs >> 40) & 0xff) as u32
  if (year === 0) return NONE
  if (month - 1 >= 12 || day === 0 || day > daysOfMonth(year, month)) return NONE
  const marchYear = month > 2 ? year : year - 1
  const marchMonth = month > 2 ? month - 3 : month + 9
  const leapDays = marchYear / 4 - marchYear / 100 + marchYear / 400
  return ((marchYear * 365 + leapDays + (153 * marchMonth + 2) / 5 + day) as i64) - 719469
}

function daysOfMonth(year: u32, month: u32): u32 {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function timeOf(from: usize, to: usize): i64 {
  // What looks like a zone may begin before there is any time.
  if (to < from + 5 || load<u8>(from, 2) !== COLON) return NONE
  const size = to - from
  if (size === 5) return timeOfPairs(pair(from), pair(from + 3), 0)
  if (size < 8) return NONE
  const pairs = pairsOf(load<u64>(from), COLON_PLACES, COLONS)
  const hours = (pairs & 0xff) as u32
  const minutes = ((pairs >> 24) & 0xff) as u32
  const seconds = ((pairs >> 48) & 0xff) as u32
  const fraction = size === 8 ? 0 : fractionOf(from + 8, to)
  const time = timeOfPairs(hours, minutes, seconds)
  return fraction === NONE || time === NONE ? NONE : time + fraction
}

function timeOfPairs(hours: u32, minutes: u32, seconds: u32): i64 {
  if (hours > 23 || minutes > 59 || seconds > 59) return NONE
  return (hours as i64) * HOUR + (minutes as i64) * MINUTE + (seconds as i64) * SECOND
}

function fractionOf(from: usize, to: usize): i64 {
  if (load<u8>(from) !== 46 || from + 1 === to) return NONE
  let fraction: u32 = 0
  let digits: u32 = 0
  for (let at = from + 1; at < to; at++) {
    const digit = (load<u8>(at) as u32) - 48
    if (digit > 9) return NONE
    if (digits < 6) {
      fraction = fraction * 10 + digit
      digits++
    }
  }
  for (; digits < 6; digits++) fraction *= 10
  return fraction as i64
}

/** A zone is a letter, or a sign three, five or six bytes before the end; no time has either. */
function findZone(to: usize): usize {
  if ((load<u8>(to - 1) & ~32) === 90) return to - 1
  if (isSign(load<u8>(to - 6))) return to - 6
  if (isSign(load<u8>(to - 5))) return to - 5
  return isSign(load<u8>(to - 3)) ? to - 3 : to
}

function isSign(byte: u32): bool {
  return byte === PLUS || byte === MINUS
}

function offsetOf(from: usize, to: usize): i64 {
  const sign: u32 = load<u8>(from)
  const size = to - from
  if (!isSign(sign)) return 0
  if (size === 6 && load<u8>(from, 3) !== COLON) return NONE
  const offset = timeOfPairs(pair(from + 1), size === 3 ? 0 : pair(to - 2), 0)
  if (offset === NONE) return NONE
  return sign === MINUS ? -offset : offset
}
