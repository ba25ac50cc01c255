/** Cells that a column takes: see `../classes.ts`, whose results these functions give. */

export function acceptCells(
  starts: usize,
  classes: usize,
  accepted: u32,
  count: u32,
  validity: usize,
  misfits: usize,
): u32 {
  let to = misfits
  let bits: u32 = 0
  for (let i: u32 = 0; i < count; i++) {
    const valid = u32((load<u16>(classes + (i << 1)) & accepted) !== 0)
    const isNull = load<u32>(starts + (i << 2)) >> 31
    bits |= valid << (i & 7)
    store<u32>(to, i)
    to += ((valid ^ 1) & (isNull ^ 1)) << 2
    if ((i & 7) === 7) {
      store<u8>(validity + (i >> 3), bits)
      bits = 0
    }
  }
  if ((count & 7) !== 0) store<u8>(validity + (count >> 3), bits)
  return ((to - misfits) >> 2) as u32
}

export function presentCells(starts: usize, count: u32, validity: usize): u32 {
  let bits: u32 = 0
  let present: u32 = 0
  for (let i: u32 = 0; i < count; i++) {
    const valid = (load<u32>(starts + (i << 2)) >> 31) ^ 1
    present += valid
    bits |= valid << (i & 7)
    if ((i & 7) === 7) {
      store<u8>(validity + (i >> 3), bits)
      bits = 0
    }
  }
  if ((count & 7) !== 0) store<u8>(validity + (count >> 3), bits)
  return present
}
