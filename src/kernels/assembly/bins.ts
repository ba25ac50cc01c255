/** Counts of doubles between edges: see `../bins.ts`, whose results this function gives. */

export function countBins(values: usize, count: u32, edges: usize, size: u32, counts: usize): void {
  for (let i: u32 = 0; i < count; i++) {
    const value = load<f64>(values + ((i as usize) << 3))
    if (Number.isNaN(value)) continue
    // The cell is the number of edges below the value; `left` edges are still in question.
    let base = edges
    let left = size
    while (left > 1) {
      const half = left >> 1
      base = select<usize>(base + (half << 3), base, load<f64>(base + ((half - 1) << 3)) < value)
      left -= half
    }
    if (left === 1 && load<f64>(base) < value) base += 8
    const cell = counts + (base - edges)
    store<f64>(cell, load<f64>(cell) + 1)
  }
}
