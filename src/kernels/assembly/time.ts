/** Days and moments out of text: see `../time.ts`, whose results this gives. */

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

/** What `pair` gives for bytes that are no digits: above all limits. */
const NO_PAIR: u32 = 1000

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
  if (size < 10) return OTHER
  const days = daysOf(from)
  if (size === 10 || days === NONE) return put(days, DATE, out)
  const joint: u32 = load<u8>(from, 10)
  if (joint !== 32 && (joint & ~32) !== 84) return OTHER
  const zone = findZone(from + 11, to)
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

function daysOf(at: usize): i64 {
  if (load<u8>(at, 4) !== MINUS || load<u8>(at, 7) !== MINUS) return NONE
  const century = pair(at)
  const yearOfCentury = pair(at + 2)
  const month = pair(at + 5)
  const day = pair(at + 8)
  const year = century * 100 + yearOfCentury
  if (century === NO_PAIR || yearOfCentury === NO_PAIR || year === 0) return NONE
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
  // A zone may begin before there is any time.
  if (to < from + 5 || load<u8>(from, 2) !== COLON) return NONE
  const size = to - from
  const hours = pair(from)
  const minutes = pair(from + 3)
  if (hours > 23 || minutes > 59) return NONE
  const time = (hours as i64) * HOUR + (minutes as i64) * MINUTE
  if (size === 5) return time
  if (size < 8 || load<u8>(from, 5) !== COLON) return NONE
  const seconds = pair(from + 6)
  if (seconds > 59) return NONE
  const fraction = size === 8 ? 0 : fractionOf(from + 8, to)
  return fraction === NONE ? NONE : time + (seconds as i64) * SECOND + fraction
}

function fractionOf(from: usize, to: usize): i64 {
  if (load<u8>(from) !== 46 || from + 1 === to) return NONE
  let fraction: i64 = 0
  let unit = SECOND
  for (let at = from + 1; at < to; at++) {
    const digit = (load<u8>(at) as u32) - 48
    if (digit > 9) return NONE
    unit /= 10
    fraction += (digit as i64) * unit
  }
  return fraction
}

function findZone(from: usize, to: usize): usize {
  let at = from
  for (; at < to; at++) {
    const byte: u32 = load<u8>(at)
    if (byte === PLUS || byte === MINUS || (byte & ~32) === 90) break
  }
  return at
}

function offsetOf(from: usize, to: usize): i64 {
  const sign: u32 = load<u8>(from)
  const size = to - from
  if (sign !== PLUS && sign !== MINUS) return size === 1 ? 0 : NONE
  if (size !== 3 && size !== 5 && size !== 6) return NONE
  if (size === 6 && load<u8>(from, 3) !== COLON) return NONE
  const hours = pair(from + 1)
  const minutes = size === 3 ? 0 : pair(to - 2)
  if (hours > 23 || minutes > 59) return NONE
  const offset = (hours as i64) * HOUR + (minutes as i64) * MINUTE
  return sign === MINUS ? -offset : offset
}
