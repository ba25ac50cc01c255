/** Kernels over hashes and bitmaps. */
import { assert } from '../../errors.js'
import { countOnes, intersectBits } from '../bits.js'
import { raiseRegisters } from '../hll.js'
import type { KernelModule } from '../module.js'

const LANES = 4
/** Hashes, or bytes of a bitmap, a call. */
const PART = 16_384
/** Registers that are copied for the sake of the kernel, at most. */
const REGISTER_LIMIT = 1 << 16

export function nativeSets(module: KernelModule) {
  const { functions } = module
  const raise: typeof raiseRegisters = (hashes, validity, count, registers, sums) => {
    const size = registers.length
    assert((size & (size - 1)) === 0, `${size} registers are no power of two`)
    if (size > REGISTER_LIMIT && !module.holds(registers)) {
      raiseRegisters(hashes, validity, count, registers, sums)
      return
    }
    for (let from = 0; from < count; from += PART) {
      const part = Math.min(PART, count - from)
      module.begin()
      const input = module.input(hashes.subarray(from * LANES), part * LANES)
      const bits = validity?.subarray(from >> 3)
      const bitmap = bits === undefined ? 0 : module.input(bits, (part + 7) >> 3)
      const table = module.update(registers, size)
      const state = module.update(sums, sums.length)
      functions.raiseRegisters(input, bitmap, part, table, size - 1, state)
      module.end()
    }
  }
  const count: typeof countOnes = (bitmap, length) => {
    const size = (length + 7) >> 3
    if (size > PART && !module.holds(bitmap)) return countOnes(bitmap, length)
    module.begin()
    const ones = functions.countOnes(module.input(bitmap, size), length)
    module.end()
    return ones
  }
  const intersect: typeof intersectBits = (a, b, size, out) => {
    if (size > PART) return intersectBits(a, b, size, out)
    module.begin()
    const [first, second] = [module.input(a, size), module.input(b, size)]
    functions.intersectBits(first, second, size, module.output(out, size))
    module.end()
  }
  return { raiseRegisters: raise, countOnes: count, intersectBits: intersect }
}
