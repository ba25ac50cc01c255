/** Steps between neighbours: see `../order.ts`, whose results this function gives. */

export function followDoubles(
  values: usize,
  validity: usize,
  from: u32,
  count: u32,
  state: usize,
): void {
  let last = load<f64>(state)
  let ascents: u32 = 0
  let descents: u32 = 0
  let ties: u32 = 0
  let smallest = load<f64>(state, 32)
  let largest = load<f64>(state, 40)
  for (let i = from; i < count; i++) {
    if (validity !== 0 && (((load<u8>(validity + (i >> 3)) as u32) >> (i & 7)) & 1) === 0) continue
    const value = load<f64>(values + ((i as usize) << 3)) + 0
    if (Number.isNaN(value)) continue
    const step = value - last
    ascents += u32(value > last)
    descents += u32(value < last)
    ties += u32(value === last)
    smallest = select<f64>(step, smallest, i32(step < smallest) & i32(step > -Infinity))
    largest = select<f64>(step, largest, i32(step > largest) & i32(step < Infinity))
    last = value
  }
  store<f64>(state, last)
  store<f64>(state, load<f64>(state, 8) + (ascents as f64), 8)
  store<f64>(state, load<f64>(state, 16) + (descents as f64), 16)
  store<f64>(state, load<f64>(state, 24) + (ties as f64), 24)
  store<f64>(state, smallest, 32)
  store<f64>(state, largest, 40)
}
