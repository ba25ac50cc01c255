/** Hash kernels: arrays in, addresses out. */
import { assert } from '../../errors.js'
import { hashBytes, hashCells, SEED } from '../hash.js'
import type { KernelModule } from '../module.js'

/** Values a call: their copies and hashes fit into the scratch block, with as many bytes of text. */
const PART = 16_384
const PART_BYTES = 1 << 18
const LANES = 4

type HashValues<Values> = (values: Values, count: number, out: Uint32Array) => void

export function nativeHash(module: KernelModule) {
  const { functions } = module
  const ofValues =
    <Values extends Float64Array | BigInt64Array>(
      kernel: (values: number, count: number, out: number) => void,
    ): HashValues<Values> =>
    (values, count, out) => {
      for (let from = 0; from < count; from += PART) {
        const size = Math.min(PART, count - from)
        module.begin()
        const input = module.input(values.subarray(from), size)
        kernel(input, size, module.output(out.subarray(from * LANES), size * LANES))
        module.end()
      }
    }
  return {
    hashBytes: bytesHasher(module),
    hashText: textHasher(module),
    hashCells: cellHasher(module),
    hashDoubles: ofValues<Float64Array>(functions.hashDoubles),
    hashIntegers: ofValues<Float64Array>(functions.hashIntegers),
    hashInt64s: ofValues<BigInt64Array>(functions.hashInt64s),
  }
}

function bytesHasher(module: KernelModule): typeof hashBytes {
  return (bytes, start, end, seed, out, at) => {
    if (!module.holds(bytes) && end - start > PART_BYTES) {
      return hashBytes(bytes, start, end, seed, out, at)
    }
    module.begin()
    const from = module.input(bytes.subarray(start, end), end - start)
    const to = module.output(out.subarray(at), LANES)
    module.functions.hashBytes(from, from + end - start, BigInt(seed), to)
    module.end()
  }
}

function textHasher(
  module: KernelModule,
): (offsets: Int32Array, bytes: Uint8Array, count: number, out: Uint32Array) => void {
  return (offsets, bytes, count, out) => {
    assert(count < offsets.length, `hash ${count} texts: ${offsets.length} offsets`)
    assert(offsets[0]! >= 0 && offsets[count]! <= bytes.length, 'hash texts: offsets outside bytes')
    for (let from = 0; from < count; ) {
      const to = module.holds(bytes)
        ? Math.min(count, from + PART)
        : partEnd(offsets, from, Math.min(count, from + PART))
      const start = offsets[from]!
      if (to === from) {
        hashBytes(bytes, start, offsets[from + 1]!, SEED, out, from * LANES)
        from++
        continue
      }
      module.begin()
      const text = module.input(bytes.subarray(start), offsets[to]! - start)
      const input = module.input(offsets.subarray(from), to - from + 1)
      const output = module.output(out.subarray(from * LANES), (to - from) * LANES)
      module.functions.hashText(input, text - start, to - from, output)
      module.end()
      from = to
    }
  }
}

/** The end of the longest run of texts from `from` on whose bytes fit into the scratch block. */
function partEnd(offsets: Int32Array, from: number, limit: number): number {
  const last = offsets[from]! + PART_BYTES
  let low = from
  let high = limit
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (offsets[middle]! <= last) low = middle
    else high = middle - 1
  }
  return low
}

/** In place only, as a reader's cells are. */
function cellHasher(module: KernelModule): typeof hashCells {
  return (cells, count, out) => {
    const { bytes, starts, ends } = cells
    if (![bytes, starts, ends, out].every(module.holds)) return hashCells(cells, count, out)
    const { byteOffset: at } = bytes
    module.functions.hashCells(at, starts.byteOffset, ends.byteOffset, count, out.byteOffset)
  }
}
