/**
 * Kernels from cells to values: the number kernel's table of powers of five, and the plain function
 * for what that kernel leaves open.
 */
import { assert } from '../../errors.js'
import type { KernelModule } from '../module.js'
import type { ModuleFunctions } from '../module-functions.js'
import { parseNumber, parseNumbers } from '../number.js'
import type { CellSlices } from '../slices.js'
import { parseTimes } from '../time.js'

/** In place of a class: the plain function must look at the cell. */
const UNDECIDED = 0x8000

/** The table holds 5^-128 to 5^128. */
const MAXIMUM_POWER = 128

/** As `parseNumbers`: the plain function, or the kernel by the name of which it goes. */
type Parse = (cells: CellSlices, out: Float64Array, classes: Uint16Array) => number

/** Cells a call, where arrays are copied. */
const PART = 16_384

/** The text must lie in the module's memory, as a reader's does; else the plain functions run. */
export function nativeParse(module: KernelModule) {
  const { functions } = module
  let hasTable = false
  const parsePart: Parse = (cells, out, classes) => {
    if (!hasTable) fillTable(module)
    hasTable = true
    const union = runPart(module, functions.parseNumbers, cells, { out, classes })
    return (union & UNDECIDED) === 0 ? union : decide(cells, out, classes)
  }
  return {
    parseNumbers: inParts(module, parseNumbers, parsePart),
    parseTimes: inParts(module, parseTimes, (cells, out, classes) =>
      runPart(module, functions.parseTimes, cells, { out, classes }),
    ),
  }
}

function inParts(module: KernelModule, plain: Parse, parsePart: Parse): Parse {
  return (cells, out, classes) => {
    const { bytes, starts, ends, first, stride, count } = cells
    const isResident = module.holds(starts) && module.holds(ends)
    if (!module.holds(bytes) || (stride > 1 && !isResident)) return plain(cells, out, classes)
    assert(count <= Math.min(out.length, classes.length), `no room for ${count} values`)
    let union = 0
    for (let from = 0; from < count; from += PART) {
      const size = Math.min(PART, count - from)
      const part = { bytes, starts, ends, first: first + from * stride, stride, count: size }
      union |= parsePart(part, out.subarray(from, from + size), classes.subarray(from, from + size))
    }
    return union
  }
}

function runPart(
  module: KernelModule,
  kernel: ModuleFunctions['parseNumbers'],
  { bytes, starts, ends, first, stride, count }: CellSlices,
  { out, classes }: { readonly out: Float64Array; readonly classes: Uint16Array },
): number {
  module.begin()
  const span = (count - 1) * stride + 1
  const union = kernel(
    bytes.byteOffset,
    module.input(starts.subarray(first), span),
    module.input(ends.subarray(first), span),
    stride * 4,
    count,
    module.output(out, count),
    module.output(classes, count),
  )
  module.end()
  return union
}

/** Settles the undecided cells. Returns the union of all classes. */
function decide(cells: CellSlices, out: Float64Array, classes: Uint16Array): number {
  const { bytes, starts, ends, first, stride, count } = cells
  let union = 0
  for (let i = 0, k = first; i < count; i++, k += stride) {
    if (classes[i] === UNDECIDED) classes[i] = parseNumber(bytes, starts[k]!, ends[k]!, out, i)
    union |= classes[i]!
  }
  return union
}

/**
 * Each power of five as the upper 128 bits of it: of 5^q itself, rounded down; below 5^0 of the
 * reciprocal, rounded up where it can be compensated exactly (q ≥ −27), else down.
 */
function fillTable({ functions, memory }: KernelModule): void {
  const size = MAXIMUM_POWER * 2 + 1
  const table = new BigUint64Array(size * 2)
  for (let power = -MAXIMUM_POWER; power <= MAXIMUM_POWER; power++) {
    const scaled = scaledPower(power)
    const at = (power + MAXIMUM_POWER) * 2
    table[at] = BigInt.asUintN(64, scaled)
    table[at + 1] = scaled >> 64n
  }
  memory.bigInt64(functions.powersOfFiveTable(), size * 2).set(new BigInt64Array(table.buffer))
}

function scaledPower(power: number): bigint {
  const five = 5n ** BigInt(Math.abs(power))
  const bits = bitLength(five)
  if (power >= 0) return bits > 128n ? five >> (bits - 128n) : five << (128n - bits)
  const reciprocal = (1n << (bits + 127n)) / five
  return power >= -27 ? reciprocal + 1n : reciprocal
}

/** Binary digits of a positive integer. */
function bitLength(value: bigint): bigint {
  const digits = value.toString(16)
  const first = Number.parseInt(digits.charAt(0), 16)
  return BigInt((digits.length - 1) * 4 + 32 - Math.clz32(first))
}
