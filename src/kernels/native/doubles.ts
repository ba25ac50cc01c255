/** Kernels over doubles: sorting, counting, summing. */
import { countBins } from '../bins.js'
import { countDoubles, DOUBLE_COUNTS, gatherFinite } from '../finite.js'
import type { KernelModule } from '../module.js'
import { centralSums, sumDoubles } from '../moments.js'
import { followDoubles, ORDER_FIELDS } from '../order.js'
import { heavySlots, runsOfSorted, smallWeightAt } from '../runs.js'
import { sortDoubles } from '../sort.js'

/**
 * Values a call, so that copies of them fit into the scratch block. Sums and sorts do not come in
 * parts; more values than these, where they have to be copied, are left to the plain functions.
 */
export const LIMIT = 16_384
/** Three digits of 2,048 words. */
const SORT_COUNT_BYTES = 3 * 2048 * 4
const WEIGHT_COUNT_BYTES = 256 * 4
/** Edges that fit beside them. */
const EDGE_LIMIT = 16_384

export function nativeDoubles(module: KernelModule) {
  return {
    ...sortAndBins(module),
    ...finiteValues(module),
    ...sums(module),
    ...runs(module),
    followDoubles: following(module),
  }
}

function sortAndBins(module: KernelModule) {
  const { functions } = module
  const sort: typeof sortDoubles = (values, count) => {
    if (count > LIMIT) return sortDoubles(values, count)
    module.begin()
    const address = module.update(values, count)
    functions.sortDoubles(address, count, module.room(count * 8), module.room(SORT_COUNT_BYTES))
    module.end()
  }
  const bins: typeof countBins = (values, count, edges, counts) => {
    if (edges.length > EDGE_LIMIT) return countBins(values, count, edges, counts)
    for (let from = 0; from < count; from += LIMIT) {
      const size = Math.min(LIMIT, count - from)
      module.begin()
      const input = module.input(values.subarray(from), size)
      const grid = module.input(edges, edges.length)
      const output = module.update(counts, edges.length + 1)
      functions.countBins(input, size, grid, edges.length, output)
      module.end()
    }
  }
  return { sortDoubles: sort, countBins: bins }
}

function finiteValues(module: KernelModule) {
  const { functions } = module
  const count: typeof countDoubles = (values, count, counts) => {
    if (count > LIMIT && !module.holds(values)) return countDoubles(values, count, counts)
    module.begin()
    const input = module.input(values, count)
    const finite = functions.countDoubles(input, count, module.output(counts, DOUBLE_COUNTS))
    module.end()
    return finite
  }
  const gather: typeof gatherFinite = (values, validity, count, out, counts) => {
    if (count > LIMIT) return gatherFinite(values, validity, count, out, counts)
    module.begin()
    const input = module.input(values, count)
    const bitmap = validity === undefined ? 0 : module.input(validity, (count + 7) >> 3)
    // The kernel writes one value too many at most, and that within the room for all.
    const to = module.output(out, count)
    const counted = module.output(counts, DOUBLE_COUNTS)
    const finite = functions.gatherFinite(input, bitmap, count, to, counted)
    module.end()
    return finite
  }
  return { countDoubles: count, gatherFinite: gather }
}

function sums(module: KernelModule) {
  const { functions } = module
  const sum: typeof sumDoubles = (values, count, out) => {
    if (count > LIMIT && !module.holds(values)) return sumDoubles(values, count, out)
    module.begin()
    const input = module.input(values, count)
    functions.sumDoubles(input, count, module.output(out, 4))
    module.end()
  }
  const central: typeof centralSums = (values, count, pivot, out) => {
    if (count > LIMIT && !module.holds(values)) return centralSums(values, count, pivot, out)
    module.begin()
    const input = module.input(values, count)
    functions.centralSums(input, count, pivot, module.output(out, 3))
    module.end()
  }
  return { sumDoubles: sum, centralSums: central }
}

function following(module: KernelModule): typeof followDoubles {
  return (values, count, state) => {
    if (count > LIMIT && !module.holds(values)) {
      followDoubles(values, count, state)
      return
    }
    module.begin()
    const input = module.input(values, count)
    module.functions.followDoubles(input, count, module.update(state, ORDER_FIELDS))
    module.end()
  }
}

function runs(module: KernelModule) {
  const { functions } = module
  const ofSorted: typeof runsOfSorted = (values, count, out, weights) => {
    if (count > LIMIT) return runsOfSorted(values, count, out, weights)
    module.begin()
    const input = module.input(values, count)
    const found = functions.runsOfSorted(
      input,
      count,
      module.output(out, count),
      module.output(weights, count),
    )
    module.end()
    return found
  }
  const weightAt: typeof smallWeightAt = (weights, count, index) => {
    if (count > LIMIT && !module.holds(weights)) return smallWeightAt(weights, count, index)
    module.begin()
    return functions.smallWeightAt(
      module.input(weights, count),
      count,
      index,
      module.room(WEIGHT_COUNT_BYTES),
    )
  }
  const heavy: typeof heavySlots = (weights, count, amount, out) => {
    if (count > LIMIT) return heavySlots(weights, count, amount, out)
    module.begin()
    const input = module.input(weights, count)
    // The kernel writes one slot too many at most, and that within the room for all.
    const found = functions.heavySlots(input, count, amount, module.output(out, count))
    module.end()
    return found
  }
  return { runsOfSorted: ofSorted, smallWeightAt: weightAt, heavySlots: heavy }
}
