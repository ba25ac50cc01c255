/** Slots with equal hashes: see `../groups.ts`, whose results this function gives. */

/** What `groupHashes` is given, and the number of places at the end; in this order in `../native/text.ts`. */
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
  /** Groups that are known. */
  known: u32 = 0
  /** Group + 1 by place, 0 for a free one. */
  places: usize = 0
  placeCount: u32 = 0
  /** Places that there is room for. */
  placeLimit: u32 = 0
}

export function groupHashes(address: usize): u32 {
  const frame = changetype<Frame>(address)
  const validity = frame.validity
  const weights = frame.weights
  const codes = frame.codes
  const groupWeights = frame.groupWeights
  const groupHashes = frame.groupHashes
  const places = frame.places
  const known = frame.known
  const count = frame.count
  let mask = frame.placeCount - 1
  let hash = frame.hashes
  let groups = known
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
      const group = load<u32>(places + ((place as usize) << 2))
      if (group === 0) {
        const to = groupHashes + ((groups as usize) << 4)
        store<u64>(to, h1)
        store<u64>(to, h2, 8)
        store<u32>(frame.firstSlots + (((groups - known) as usize) << 2), i)
        store<u32>(groupWeights + ((groups as usize) << 2), weight)
        store<u32>(codes + word, groups)
        store<u32>(places + ((place as usize) << 2), ++groups)
        if (groups << 1 > mask && mask + 1 < frame.placeLimit) {
          mask = mask + mask + 1
          rebuild(places, mask, groupHashes, groups)
        }
        break
      }
      const at = groupHashes + (((group - 1) as usize) << 4)
      if (load<u64>(at) === h1 && load<u64>(at, 8) === h2) {
        const total = groupWeights + (((group - 1) as usize) << 2)
        store<u32>(total, load<u32>(total) + weight)
        store<u32>(codes + word, group - 1)
        break
      }
      place = (place + 1) & mask
    }
  }
  frame.placeCount = mask + 1
  return groups
}

function rebuild(places: usize, mask: u32, hashes: usize, groups: u32): void {
  memory.fill(places, 0, ((mask as usize) + 1) << 2)
  for (let group: u32 = 0; group < groups; group++) {
    const at = hashes + ((group as usize) << 4)
    let place = ((load<u64>(at) ^ load<u64>(at, 8)) as u32) & mask
    while (load<u32>(places + ((place as usize) << 2)) !== 0) place = (place + 1) & mask
    store<u32>(places + ((place as usize) << 2), group + 1)
  }
}
