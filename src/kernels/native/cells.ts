/** Kernels over cells of text: columns out of an index, text copied and counted. */
import { assert } from '../../errors.js'
import { acceptCells, presentCells } from '../classes.js'
import { transposeCells } from '../columns.js'
import type { KernelModule } from '../module.js'
import { copyCells, countPoints } from '../text.js'

/** Cells, and bytes of text, a call, where they have to be copied. */
const PART = 16_384
const PART_BYTES = 1 << 18

export function nativeCells(module: KernelModule) {
  return { ...ofIndex(module), ...ofText(module), ...ofClasses(module) }
}

/** The text, its index and the room must lie in the module's memory; else the plain function runs. */
function ofIndex(module: KernelModule) {
  const transpose: typeof transposeCells = (table, columns, firstBytes, out) => {
    const { bytes, starts, ends, firstCells, cellCounts, length } = table
    const arrays = [bytes, starts, ends, out.starts, out.ends, out.suspects]
    if (length > PART || !arrays.every(module.holds)) {
      transposeCells(table, columns, firstBytes, out)
      return
    }
    const last = (columns - 1) * out.stride + length
    assert(last <= Math.min(out.starts.length, out.ends.length), 'no room for cells')
    module.begin()
    const [address, frame] = module.frame()
    frame.set([
      bytes.byteOffset,
      starts.byteOffset,
      ends.byteOffset,
      module.input(firstCells, length),
      module.input(cellCounts, length),
      length,
      columns,
      module.input(firstBytes, 256),
      out.starts.byteOffset,
      out.ends.byteOffset,
      out.stride,
      out.suspects.byteOffset,
      module.output(out.suspectCounts, columns),
    ])
    module.functions.transposeCells(address)
    module.end()
  }
  return { transposeCells: transpose }
}

function ofText(module: KernelModule) {
  const { functions } = module
  const copy: typeof copyCells = (cells, count, offsets, out, from = 0) => {
    const { bytes, starts, ends } = cells
    const size = module.holds(bytes) ? sizeOf(starts, ends, count) : 0
    const isCopied = !module.holds(out) && (size > PART_BYTES || from > 0)
    if (count > PART || !module.holds(bytes) || isCopied) {
      return copyCells(cells, count, offsets, out, from)
    }
    const end = from + size
    assert(end <= out.length, `no room for ${end} bytes of text in ${out.length}`)
    module.begin()
    functions.copyCells(
      bytes.byteOffset,
      module.input(starts, count),
      module.input(ends, count),
      count,
      module.output(offsets, count + 1),
      module.output(out, end),
      from,
      end,
    )
    module.end()
    return end
  }
  const points: typeof countPoints = (offsets, bytes, count, out) => {
    const from = offsets[0]!
    const size = offsets[count]! - from
    if (count > PART || (size > PART_BYTES && !module.holds(bytes))) {
      return countPoints(offsets, bytes, count, out)
    }
    module.begin()
    const input = module.input(offsets, count + 1)
    const text = module.input(bytes.subarray(from), size)
    functions.countPoints(input, text - from, count, module.output(out, count))
    module.end()
  }
  return { copyCells: copy, countPoints: points }
}

function sizeOf(starts: Int32Array, ends: Int32Array, count: number): number {
  let size = 0
  for (let i = 0; i < count; i++) if (starts[i]! >= 0) size += ends[i]! - starts[i]!
  return size
}

function ofClasses(module: KernelModule) {
  const { functions } = module
  const accept: typeof acceptCells = (cells, accepted, count, validity, misfits) => {
    const { starts, classes } = cells
    if (count > PART) return acceptCells(cells, accepted, count, validity, misfits)
    module.begin()
    const from = module.input(starts, count)
    const bits = module.output(validity, (count + 7) >> 3)
    // The kernel writes one slot too many at most, and that within the room for all.
    const out = module.output(misfits, count)
    const found = functions.acceptCells(
      from,
      module.input(classes, count),
      accepted,
      count,
      bits,
      out,
    )
    module.end()
    return found
  }
  const present: typeof presentCells = (starts, count, validity) => {
    if (count > PART) return presentCells(starts, count, validity)
    module.begin()
    const from = module.input(starts, count)
    const found = functions.presentCells(from, count, module.output(validity, (count + 7) >> 3))
    module.end()
    return found
  }
  return { acceptCells: accept, presentCells: present }
}
