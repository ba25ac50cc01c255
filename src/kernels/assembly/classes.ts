/** Cells that a column takes: see `../classes.ts`, whose results these functions give. */

/** `classes` can be read up to seven entries beyond the last one. */
export function acceptCells(
  starts: usize,
  classes: usize,
  accepted: u32,
  count: u32,
  validity: usize,
  misfits: usize,
): u32 {
  let to = misfits
  const mask = i16x8.splat(accepted as i16)
  const zero = i16x8.splat(0)
  for (let i: u32 = 0; i < count; i += 8) {
    const taken = v128.and(v128.load(classes + (i << 1)), mask)
    let bits = i16x8.bitmask(i16x8.ne(taken, zero)) as u32
    const slots = min<u32>(8, count - i)
    bits &= (1 << slots) - 1
    store<u8>(validity + (i >> 3), bits)
    let others = bits ^ ((1 << slots) - 1)
    while (others !== 0) {
      const slot = i + ctz<u32>(others)
      others &= others - 1
      store<u32>(to, slot)
      to += ((load<u32>(starts + (slot << 2)) >> 31) ^ 1) << 2
    }
  }
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
