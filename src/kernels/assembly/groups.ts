/** Slots with equal hashes: see `../groups.ts`, whose results this function gives. */

/** What `groupHashes` is given; in this order in `../native/text.ts`. */
class Frame {
  hashes: usize = 0
  /** 0 where all slots are valid. */
  validity: usize = 0
  /** 0 where each slot weighs 1. */
  weights: usize = 0
  count: u32 = 0
  codes: usize = 0
  firstSlots: usize = 0
  groupWeights: usize = 0
  groupHashes: usize = 0
  /** Room for twice as many words as there are slots, rounded up to a power of two. */
  table: usize = 0
  mask: u32 = 0
}

export function groupHashes(address: usize): u32 {
  const frame = changetype<Frame>(address)
  const validity = frame.validity
  const weights = frame.weights
  const codes = frame.codes
  const groupWeights = frame.groupWeights
  const groupHashes = frame.groupHashes
  const table = frame.table
  const mask = frame.mask
  const count = frame.count
  memory.fill(table, 0, ((mask as usize) + 1) << 2)
  let hash = frame.hashes
  let groups: u32 = 0
  for (let i: u32 = 0; i < count; i++, hash += 16) {
    const word = (i as usize) << 2
    if (validity !== 0 && (((load<u8>(validity + (i >> 3)) as u32) >> (i & 7)) & 1) === 0) {
      store<u32>(codes + word, 0)
      continue
    }
    const weight: u32 = weights === 0 ? 1 : load<u32>(weights + word)
    const h1 = load<u64>(hash)
    const h2 = load<u64>(hash, 8)
    let place = ((h1 ^ h2) as u32) & mask
    for (;;) {
      const at = table + ((place as usize) << 2)
      const group = load<u32>(at)
      if (group === 0) {
        const to = groupHashes + ((groups as usize) << 4)
        store<u64>(to, h1)
        store<u64>(to, h2, 8)
        store<u32>(frame.firstSlots + ((groups as usize) << 2), i)
        store<u32>(groupWeights + ((groups as usize) << 2), weight)
        store<u32>(codes + word, groups)
        store<u32>(at, ++groups)
        break
      }
      const known = groupHashes + (((group - 1) as usize) << 4)
      if (load<u64>(known) === h1 && load<u64>(known, 8) === h2) {
        const total = groupWeights + (((group - 1) as usize) << 2)
        store<u32>(total, load<u32>(total) + weight)
        store<u32>(codes + word, group - 1)
        break
      }
      place = (place + 1) & mask
    }
  }
  return groups
}
