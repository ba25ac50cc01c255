/** What the module exports: the kernels, and where its own data ends. */

export { hashBytes, hashDoubles, hashInt64s, hashIntegers, hashText } from './hash'
export { parseNumbers, powersOfFiveTable } from './number'
export { scan } from './scan'

/** First address that the module does not use itself. */
export function heapBase(): usize {
  return __heap_base
}
