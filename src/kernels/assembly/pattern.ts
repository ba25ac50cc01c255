/** Pattern classes of text: see `../pattern.ts`, whose result this function gives. */

const UNKNOWN: u8 = 0
const LETTER: u8 = 2
const DIGIT: u8 = 3

/** Classes of code points, 0 where nobody has asked yet: filled in from outside. */
const classes = memory.data(0x110000, 16)

export function pointClasses(): usize {
  return classes
}

/** What `patternTexts` is given, and where it stopped; in this order in `../native/text.ts`. */
class Frame {
  offsets: usize = 0
  bytes: usize = 0
  count: u32 = 0
  outOffsets: usize = 0
  out: usize = 0
  /** The text to begin with, and where its pattern goes. */
  index: u32 = 0
  to: u32 = 0
}

/** Where `low` ≤ lane ≤ `high`, the class in its place. */
function classed(text: v128, low: i8, high: i8, pattern: i8, otherwise: v128): v128 {
  const inside = v128.and(i8x16.ge_s(text, i8x16.splat(low)), i8x16.le_s(text, i8x16.splat(high)))
  return v128.bitselect(i8x16.splat(pattern), otherwise, inside)
}

function patternOf(text: v128): v128 {
  let pattern = classed(text, 48, 57, 57, text)
  pattern = classed(text, 65, 90, 65, pattern)
  return classed(text, 97, 122, 97, pattern)
}

/**
 * Returns −1 at the end, or a code point whose class is not known, in text `index`. Writes whole vectors,
 * up to 15 bytes too many.
 */
export function patternTexts(address: usize): i32 {
  const frame = changetype<Frame>(address)
  const bytes = frame.bytes
  const out = frame.out
  let to = out + frame.to
  for (let i = frame.index; i < frame.count; i++) {
    const begin = to
    store<u32>(frame.outOffsets + (i << 2), to - out)
    let at = bytes + load<u32>(frame.offsets + (i << 2))
    const end = bytes + load<u32>(frame.offsets + (i << 2), 4)
    while (at < end) {
      const text = v128.load(at)
      // Up to 16 bytes of ASCII at once; what is behind the end is overwritten.
      const others = i8x16.bitmask(text) | (1 << 16)
      const ascii = min<usize>(ctz<i32>(others), end - at)
      if (ascii > 0) {
        v128.store(to, patternOf(text))
        at += ascii
        to += ascii
        continue
      }
      const lead = load<u8>(at) as u32
      const size: u32 = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
      let point = lead & (0xff >> (size + 1))
      for (let k: u32 = 1; k < size; k++) point = (point << 6) | (load<u8>(at + k) & 63)
      const pointClass = load<u8>(classes + point)
      if (pointClass === UNKNOWN) {
        frame.index = i
        frame.to = begin - out
        return point
      }
      if (pointClass === LETTER || pointClass === DIGIT) {
        store<u8>(to++, pointClass === LETTER ? 76 : 57)
      } else {
        for (let k: u32 = 0; k < size; k++) store<u8>(to + k, load<u8>(at + k))
        to += size
      }
      at += size
    }
  }
  store<u32>(frame.outOffsets + (frame.count << 2), to - out)
  return -1
}
