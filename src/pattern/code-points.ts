/** Sets of Unicode code points as ranges. */

/** First and last of each range in turn: ascending, neither overlapping nor adjacent. */
export type CodePoints = readonly number[]

export const LAST_CODE_POINT = 0x10ffff

export const allCodePoints: CodePoints = [0, LAST_CODE_POINT]

/** The union of ranges in any order: first and last of each in turn. */
export function unionOf(ranges: readonly number[]): CodePoints {
  const starts = Array.from({ length: ranges.length / 2 }, (_, index) => index * 2)
  starts.sort((a, b) => ranges[a]! - ranges[b]!)
  const union: number[] = []
  for (const at of starts) {
    const first = ranges[at]!
    const last = ranges[at + 1]!
    const end = union.length - 1
    if (end > 0 && first <= union[end]! + 1) union[end] = Math.max(union[end]!, last)
    else union.push(first, last)
  }
  return union
}

/** All code points that are not in the set. */
export function complementOf(set: CodePoints): CodePoints {
  const complement: number[] = []
  let first = 0
  for (let at = 0; at < set.length; at += 2) {
    if (set[at]! > first) complement.push(first, set[at]! - 1)
    first = set[at + 1]! + 1
  }
  if (first <= LAST_CODE_POINT) complement.push(first, LAST_CODE_POINT)
  return complement
}

/** Whether the set has the code point, by halving. */
export function hasCodePoint(set: CodePoints, point: number): boolean {
  let low = 0
  let high = set.length / 2
  while (low < high) {
    const middle = (low + high) >> 1
    if (set[middle * 2 + 1]! < point) low = middle + 1
    else high = middle
  }
  return low * 2 < set.length && set[low * 2]! <= point
}
