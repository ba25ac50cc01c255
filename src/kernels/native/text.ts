/** Kernels over texts and their hashes: groups, order, patterns. */
import { assert } from '../../errors.js'
import { groupHashes } from '../groups.js'
import type { KernelModule, Numbers } from '../module.js'
import { patternTexts, pointClassOf } from '../pattern.js'
import { takeCells, takeDoubles } from '../text.js'
import { followCodes, type Texts, textExtremes } from '../text-order.js'

/** Slots a call. */
const PART = 16_384
/** Bytes of text, where they have to be copied. */
const PART_BYTES = 1 << 18
const LANES = 4
/** In the frame of `groupHashes`. */
const PLACE_COUNT = 10
/** Bytes that vectors write beyond the last one. */
const VECTOR_SLACK = 15

export function nativeText(module: KernelModule) {
  return {
    groupHashes: grouping(module),
    ...order(module),
    ...takes(module),
    patternTexts: pattern(module),
  }
}

/** In place only: what it writes does not fit beside copies of everything else. */
function grouping(module: KernelModule): typeof groupHashes {
  return (slots, count, groups, out) => {
    const { hashes, validity, weights } = slots
    const arrays = [hashes, out.codes, out.firstSlots, groups.weights, groups.hashes, groups.places]
    if (count > PART || !arrays.every(module.holds)) return groupHashes(slots, count, groups, out)
    const known = groups.count
    assert(known + count <= groups.weights.length, 'no room for as many groups as there are slots')
    module.begin()
    const [address, frame] = module.frame()
    frame.set([
      module.input(hashes, count * LANES),
      validity === undefined ? 0 : module.input(validity, (count + 7) >> 3),
      weights === undefined ? 0 : module.input(weights, count),
      count,
      module.output(out.codes, count),
      module.output(out.firstSlots, count),
      groups.weights.byteOffset,
      groups.hashes.byteOffset,
      known,
      groups.places.byteOffset,
      groups.placeCount,
      groups.places.length,
    ])
    groups.count = module.functions.groupHashes(address)
    groups.placeCount = frame[PLACE_COUNT]!
    return groups.count - known
  }
}

function order(module: KernelModule) {
  const extremes: typeof textExtremes = (texts, count) => {
    if (!fits(module, texts, count)) return textExtremes(texts, count)
    module.begin()
    const [offsets, bytes] = textsOf(module, texts, count)
    const out = module.room(8)
    module.functions.textExtremes(offsets, bytes, count, module.room(count * 8), out)
    const [low, high] = module.memory.uint32(out, 2)
    return [low!, high!]
  }
  const follow: typeof followCodes = (texts, count) => {
    const { codes, validity } = texts
    const size = texts.offsets.length - 1
    if (count > PART || !fits(module, texts, size)) return followCodes(texts, count)
    module.begin()
    const [address, frame] = module.frame()
    frame.set([
      module.input(codes, count),
      validity === undefined ? 0 : module.input(validity, (count + 7) >> 3),
      count,
      ...textsOf(module, texts, size),
      size,
      module.room(size * 8),
    ])
    const last = module.functions.followCodes(address)
    return { ascents: frame[7]!, descents: frame[8]!, ties: frame[9]!, last }
  }
  return { textExtremes: extremes, followCodes: follow }
}

function fits(module: KernelModule, { offsets, bytes }: Texts, count: number): boolean {
  return count <= PART && (module.holds(bytes) || offsets[count]! - offsets[0]! <= PART_BYTES)
}

/** The addresses of the offsets and of what they count from. */
function textsOf(
  module: KernelModule,
  { offsets, bytes }: Texts,
  count: number,
): [offsets: number, bytes: number] {
  const from = offsets[0]!
  const text = module.input(bytes.subarray(from), offsets[count]! - from)
  return [module.input(offsets, count + 1), text - from]
}

function takes(module: KernelModule) {
  const cells: typeof takeCells = (from, slots, count, out) => {
    const arrays: Numbers[] = [from.starts, from.ends, out.starts, out.ends]
    if (count > PART || !arrays.every(module.holds)) return takeCells(from, slots, count, out)
    module.begin()
    const at = module.input(slots, count)
    const [starts, ends, outStarts, outEnds] = arrays.map((array) => array.byteOffset)
    return module.functions.takeCells(starts!, ends!, at, count, outStarts!, outEnds!)
  }
  const doubles: typeof takeDoubles = (values, slots, count, out) => {
    if (count > PART || values.length > PART) return takeDoubles(values, slots, count, out)
    module.begin()
    const from = module.input(values, values.length)
    const at = module.input(slots, count)
    module.functions.takeDoubles(from, at, count, module.output(out, count))
    module.end()
  }
  return { takeCells: cells, takeDoubles: doubles }
}

/** In place only, with room for the vectors that are written beyond the last byte. */
function pattern(module: KernelModule): typeof patternTexts {
  return (texts, count, outOffsets, out) => {
    const { offsets, bytes } = texts
    const isResident = [offsets, bytes, outOffsets, out].every(module.holds)
    const size = count === 0 ? 0 : offsets[count]! - offsets[0]!
    if (count > PART || !isResident || size + VECTOR_SLACK > out.length) {
      return patternTexts(texts, count, outOffsets, out)
    }
    module.begin()
    const [address, frame] = module.frame()
    frame.set([
      module.input(offsets, count + 1),
      bytes.byteOffset,
      count,
      module.output(outOffsets, count + 1),
      out.byteOffset,
      0,
      0,
    ])
    for (;;) {
      const point = module.functions.patternTexts(address)
      if (point < 0) return outOffsets[count]!
      // Each code point is asked about once.
      module.memory.uint8(module.functions.pointClasses() + point, 1)[0] = pointClassOf(point)
    }
  }
}
