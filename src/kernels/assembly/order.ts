/** Steps between neighbours: see `../order.ts`, whose results this function gives. */

/** Of two lanes that count downwards. */
function total(lanes: v128): f64 {
  return -(i64x2.extract_lane(lanes, 0) + i64x2.extract_lane(lanes, 1)) as f64
}

/** There is at least one value. */
export function followDoubles(values: usize, count: u32, state: usize): void {
  let ascents = i64x2.splat(0)
  let descents = i64x2.splat(0)
  let smallest = f64x2.splat(load<f64>(state, 32))
  let largest = f64x2.splat(load<f64>(state, 40))
  const lowest = f64x2.splat(-Infinity)
  const highest = f64x2.splat(Infinity)
  // The last number before stands at both ends of the first pair.
  let before = f64x2.splat(load<f64>(state))
  let at = values
  const end = values + ((count as usize) << 3)
  for (; at < end; at += 16) {
    // Behind an odd end, the last number again: neither step nor ascent, and a tie that is not counted.
    const odd = at + 8 === end
    let pair = v128.load(at)
    if (odd) pair = f64x2.replace_lane(pair, 1, f64x2.extract_lane(pair, 0))
    const earlier = v128.shuffle<f64>(before, pair, 1, 2)
    ascents = i64x2.add(ascents, f64x2.gt(pair, earlier))
    descents = i64x2.add(descents, f64x2.lt(pair, earlier))
    const step = f64x2.sub(pair, earlier)
    // A step beyond the largest double is none.
    const low = v128.bitselect(step, highest, f64x2.gt(step, lowest))
    const high = v128.bitselect(step, lowest, f64x2.lt(step, highest))
    if (odd) {
      const only = f64x2.extract_lane(low, 0)
      smallest = f64x2.pmin(smallest, f64x2.splat(only))
      largest = f64x2.pmax(largest, f64x2.splat(f64x2.extract_lane(high, 0)))
    } else {
      smallest = f64x2.pmin(smallest, low)
      largest = f64x2.pmax(largest, high)
    }
    before = pair
  }
  const up = total(ascents)
  const down = total(descents)
  store<f64>(state, load<f64>(end - 8) + 0)
  store<f64>(state, load<f64>(state, 8) + up, 8)
  store<f64>(state, load<f64>(state, 16) + down, 16)
  store<f64>(state, load<f64>(state, 24) + ((count as f64) - up - down), 24)
  store<f64>(state, min<f64>(f64x2.extract_lane(smallest, 0), f64x2.extract_lane(smallest, 1)), 32)
  store<f64>(state, max<f64>(f64x2.extract_lane(largest, 0), f64x2.extract_lane(largest, 1)), 40)
}
