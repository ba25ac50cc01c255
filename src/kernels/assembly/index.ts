/** What the module exports: the kernels, and where its own data ends. */

export { countBins } from './bins'
export { countOnes, intersectBits } from './bits'
export { acceptCells, presentCells } from './classes'
export { transposeCells } from './columns'
export { countDoubles, gatherFinite } from './finite'
export { groupHashes } from './groups'
export { hashBytes, hashCells, hashDoubles, hashInt64s, hashIntegers, hashText } from './hash'
export { raiseRegisters } from './hll'
export { centralSums, sumDoubles } from './moments'
export { parseNumbers, powersOfFiveTable } from './number'
export { followDoubles } from './order'
export { patternTexts, pointClasses } from './pattern'
export { heavySlots, runsOfSorted, smallWeightAt } from './runs'
export { scan } from './scan'
export { sortDoubles } from './sort'
export { copyCells, countPoints, takeCells, takeDoubles } from './text'
export { followCodes, textExtremes } from './text-order'
export { parseTimes } from './time'

/** First address that the module does not use itself. */
export function heapBase(): usize {
  return __heap_base
}
