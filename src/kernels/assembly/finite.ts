/** Special doubles: see `../finite.ts`, whose results these functions give. */

const ZERO = f64x2.splat(0)
const MINUS_INFINITY = f64x2.splat(-Infinity)
const PLUS_INFINITY = f64x2.splat(Infinity)

function storeCounts(to: usize, nans: i64, plus: i64, minus: i64, zeros: i64): void {
  store<f64>(to, nans as f64)
  store<f64>(to, plus as f64, 8)
  store<f64>(to, minus as f64, 16)
  store<f64>(to, zeros as f64, 24)
}

/** Minus the sum of the lanes: comparisons give −1 where they hold. */
function total(lanes: v128): i64 {
  return -(i64x2.extract_lane(lanes, 0) + i64x2.extract_lane(lanes, 1))
}

export function countDoubles(values: usize, count: u32, counts: usize): u32 {
  let nans = ZERO
  let plus = ZERO
  let minus = ZERO
  let zeros = ZERO
  let negatives = ZERO
  const end = values + ((count as usize) << 3)
  for (let at = values; at < end; at += 16) {
    let pair = v128.load(at)
    // Behind an odd end, 1 is nothing special.
    if (at + 8 === end) pair = f64x2.replace_lane(pair, 1, 1)
    nans = i64x2.add(nans, f64x2.ne(pair, pair))
    plus = i64x2.add(plus, f64x2.eq(pair, PLUS_INFINITY))
    minus = i64x2.add(minus, f64x2.eq(pair, MINUS_INFINITY))
    zeros = i64x2.add(zeros, f64x2.eq(pair, ZERO))
    negatives = i64x2.add(negatives, f64x2.lt(pair, ZERO))
  }
  storeCounts(counts, total(nans), total(plus), total(minus), total(zeros))
  store<f64>(counts, total(negatives) as f64, 32)
  return count - ((total(nans) + total(plus) + total(minus)) as u32)
}

/** `validity` is 0 where all slots are valid. `out` has room for `count` values. */
export function gatherFinite(
  values: usize,
  validity: usize,
  count: u32,
  out: usize,
  counts: usize,
): u32 {
  let nans: i64 = 0
  let plus: i64 = 0
  let minus: i64 = 0
  let zeros: i64 = 0
  let negatives: i64 = 0
  let to = out
  for (let i: u32 = 0; i < count; i++) {
    const valid: u32 = validity === 0 ? 1 : ((load<u8>(validity + (i >> 3)) as u32) >> (i & 7)) & 1
    const value = load<f64>(values + ((i as usize) << 3))
    store<f64>(to, value)
    to += (valid & u32(value - value === 0)) << 3
    zeros += valid & u32(value === 0)
    negatives += valid & u32(value < 0)
    if (value - value !== 0 && valid !== 0) {
      if (value > 0) plus++
      else if (value < 0) minus++
      else nans++
    }
  }
  storeCounts(counts, nans, plus, minus, zeros)
  store<f64>(counts, negatives as f64, 32)
  return ((to - out) >> 3) as u32
}
