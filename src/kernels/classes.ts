/** Which cells of a column have a value of its type? Cost: about 1 ns a cell in the kernels. */

/**
 * Sets the validity bits of the first `count` cells: 1 where the cell's class is among the accepted ones.
 * Whole bytes are written. Writes the slots of the others that are no nulls (`starts` is not negative), in
 * order, to `misfits`, which has room for all, and returns their number.
 */
export function acceptCells(
  { starts, classes }: { readonly starts: Int32Array; readonly classes: Uint16Array },
  accepted: number,
  count: number,
  validity: Uint8Array,
  misfits: Int32Array,
): number {
  let found = 0
  validity.fill(0, 0, (count + 7) >> 3)
  for (let i = 0; i < count; i++) {
    if ((classes[i]! & accepted) !== 0) validity[i >> 3]! |= 1 << (i & 7)
    else if (starts[i]! >= 0) misfits[found++] = i
  }
  return found
}

/**
 * Sets the validity bits of the first `count` cells: 1 where the cell is no null. Whole bytes are
 * written. Returns the number of ones.
 */
export function presentCells(starts: Int32Array, count: number, validity: Uint8Array): number {
  let present = 0
  validity.fill(0, 0, (count + 7) >> 3)
  for (let i = 0; i < count; i++) {
    if (starts[i]! < 0) continue
    validity[i >> 3]! |= 1 << (i & 7)
    present++
  }
  return present
}
