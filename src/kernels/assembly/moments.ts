/** Sums: see `../moments.ts`, whose results these functions give bit for bit. */

/** 16 bytes from `at` on, or the last value with the given one beside it. */
function pairAt(at: usize, end: usize, beside: f64): v128 {
  const pair = v128.load(at)
  return at + 8 === end ? f64x2.replace_lane(pair, 1, beside) : pair
}

export function sumDoubles(values: usize, count: u32, out: usize): void {
  let high = f64x2.splat(0)
  let low = f64x2.splat(0)
  let minimum = f64x2.splat(Infinity)
  let maximum = f64x2.splat(-Infinity)
  const end = values + ((count as usize) << 3)
  const even = end - ((end - values) % 16)
  for (let at = values; at < even; at += 16) {
    const pair = v128.load(at)
    const next = f64x2.add(high, pair)
    const part = f64x2.sub(next, high)
    const error = f64x2.add(f64x2.sub(high, f64x2.sub(next, part)), f64x2.sub(pair, part))
    low = f64x2.add(low, error)
    high = next
    minimum = f64x2.pmin(minimum, pair)
    maximum = f64x2.pmax(maximum, pair)
  }
  let evenHigh = f64x2.extract_lane(high, 0)
  let evenLow = f64x2.extract_lane(low, 0)
  let least = f64x2.extract_lane(minimum, 0)
  let most = f64x2.extract_lane(maximum, 0)
  if (even < end) {
    const value = load<f64>(even)
    const next = evenHigh + value
    const part = next - evenHigh
    evenLow += evenHigh - (next - part) + (value - part)
    evenHigh = next
    least = min<f64>(least, value)
    most = max<f64>(most, value)
  }
  const oddHigh = f64x2.extract_lane(high, 1)
  const oddLow = f64x2.extract_lane(low, 1)
  const oddLeast = f64x2.extract_lane(minimum, 1)
  const oddMost = f64x2.extract_lane(maximum, 1)
  const sum = evenHigh + oddHigh
  const part = sum - evenHigh
  const rest = evenLow + oddLow + (evenHigh - (sum - part) + (oddHigh - part))
  store<f64>(out, sum)
  store<f64>(out, rest - rest === 0 ? rest : 0, 8)
  // Adding 0: of −0 and 0 either may have come out.
  store<f64>(out, min<f64>(least, oddLeast) + 0, 16)
  store<f64>(out, max<f64>(most, oddMost) + 0, 24)
}

export function centralSums(values: usize, count: u32, pivot: f64, out: usize): void {
  let second = f64x2.splat(0)
  let third = f64x2.splat(0)
  let fourth = f64x2.splat(0)
  const pivots = f64x2.splat(pivot)
  const end = values + ((count as usize) << 3)
  for (let at = values; at < end; at += 16) {
    // A deviation of 0 adds nothing.
    const deviation = f64x2.sub(pairAt(at, end, pivot), pivots)
    const square = f64x2.mul(deviation, deviation)
    second = f64x2.add(second, square)
    third = f64x2.add(third, f64x2.mul(square, deviation))
    fourth = f64x2.add(fourth, f64x2.mul(square, square))
  }
  store<f64>(out, f64x2.extract_lane(second, 0) + f64x2.extract_lane(second, 1))
  store<f64>(out, f64x2.extract_lane(third, 0) + f64x2.extract_lane(third, 1), 8)
  store<f64>(out, f64x2.extract_lane(fourth, 0) + f64x2.extract_lane(fourth, 1), 16)
}
