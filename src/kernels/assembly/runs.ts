/** Runs of equal values: see `../runs.ts`, whose results these functions give. */

/** Weights below this are counted. */
const COUNTED: u32 = 256

export function runsOfSorted(values: usize, count: u32, out: usize, weights: usize): u32 {
  if (count === 0) return 0
  let last = load<f64>(values)
  let start: u32 = 0
  let runs: usize = 0
  for (let i: u32 = 1; i < count; i++) {
    const value = load<f64>(values + ((i as usize) << 3))
    if (value === last) continue
    store<f64>(out + (runs << 3), last)
    store<f64>(weights + (runs << 3), (i - start) as f64)
    runs++
    start = i
    last = value
  }
  store<f64>(out + (runs << 3), last)
  store<f64>(weights + (runs << 3), (count - start) as f64)
  return (runs + 1) as u32
}

/** `counts` has room for 256 words; weights are at least 1. */
export function smallWeightAt(weights: usize, count: u32, index: u32, counts: usize): u32 {
  // Most weights are 1 where there are many.
  let ones: i64 = 0
  const one = f64x2.splat(1)
  let found = i64x2.splat(0)
  const even = count & ~1
  for (let i: u32 = 0; i < even; i += 2) {
    found = i64x2.sub(found, f64x2.eq(v128.load(weights + ((i as usize) << 3)), one))
  }
  ones = i64x2.extract_lane(found, 0) + i64x2.extract_lane(found, 1)
  if (even < count && load<f64>(weights + ((even as usize) << 3)) === 1) ones++
  if ((index as i64) < ones) return 1
  memory.fill(counts, 0, COUNTED << 2)
  for (let i: u32 = 0; i < count; i++) {
    const weight = load<f64>(weights + ((i as usize) << 3))
    if (weight >= (COUNTED as f64)) continue
    const at = counts + ((weight as u32) << 2)
    store<u32>(at, load<u32>(at) + 1)
  }
  let below: u32 = 0
  for (let weight: u32 = 0; weight < COUNTED; weight++) {
    below += load<u32>(counts + (weight << 2))
    if (below > index) return weight
  }
  return COUNTED
}

export function heavySlots(weights: usize, count: u32, amount: f64, out: usize): u32 {
  let to = out
  for (let i: u32 = 0; i < count; i++) {
    store<u32>(to, i)
    to += usize(load<f64>(weights + ((i as usize) << 3)) > amount) << 2
  }
  return ((to - out) >> 2) as u32
}
