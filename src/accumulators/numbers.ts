/**
 * Which numbers does a column hold? The valid finite ones, gathered, and counts of the special ones;
 * made once for a column however many accumulators ask.
 *
 * Method: one pass classifies and gathers; others, on demand, sum and sort. Booleans and text hold no
 * numbers. A 64-bit integer becomes the nearest double.
 * Guarantee: −0 counts as 0 and sorts as 0. Cost: about 1 ns a value, 2 for sums, 8 for the sort.
 * Weakness: the answer for the last column only is kept, in memory that the next column reuses, and
 * a column is known by its identity: whoever refills a column's memory makes a new column object.
 */
import type { Column, FloatColumn, WideIntegerColumn } from '../batch/column.js'
import { DOUBLE_COUNTS, DoubleCount } from '../kernels/finite.js'
import { kernels } from '../kernels/kernels.js'
import { DoubleSum } from '../kernels/moments.js'
import { SPACE_SLOTS, spaces } from '../kernels/spaces.js'
import { addTo, emptySum, type Sum } from '../math/sum.js'

export interface Numbers {
  /** Valid finite values in slot order. A view: read it before asking about another column. */
  readonly values: Float64Array
  readonly nans: number
  readonly positiveInfinities: number
  readonly negativeInfinities: number
  readonly zeros: number
  /** Values below zero, −∞ among them. */
  readonly negatives: number
}

/** Sum and extremes of the finite values, of which there is at least one. */
export interface NumberSums {
  readonly sum: Sum
  readonly minimum: number
  readonly maximum: number
}

const none: Numbers = {
  values: new Float64Array(0),
  nans: 0,
  positiveInfinities: 0,
  negativeInfinities: 0,
  zeros: 0,
  negatives: 0,
}

let known: Column | undefined
let numbers = none
let sums: NumberSums | undefined
let sorted: Float64Array | undefined
const counts = new Float64Array(DOUBLE_COUNTS)

/** The numbers of a column; none where its storage holds none. */
export function numbersOf(column: Column): Numbers {
  if (column !== known) {
    known = undefined
    sums = undefined
    sorted = undefined
    numbers = gather(column)
    known = column
  }
  return numbers
}

/** Sum and extremes of the valid finite values; undefined where there are none. */
export function numberSumsOf(column: Column): NumberSums | undefined {
  const { values } = numbersOf(column)
  if (values.length === 0) return undefined
  if (sums === undefined) {
    const out = new Float64Array(4)
    kernels().sumDoubles(values, values.length, out)
    const sum = emptySum()
    addTo(sum, out[DoubleSum.high]!)
    addTo(sum, out[DoubleSum.low]!)
    sums = {
      sum,
      // Adding 0 turns −0 into 0.
      minimum: out[DoubleSum.minimum]! + 0,
      maximum: out[DoubleSum.maximum]! + 0,
    }
  }
  return sums
}

/** The valid finite values, ascending. A view: read it before asking about another column. */
export function sortedNumbersOf(column: Column): Float64Array {
  const { values } = numbersOf(column)
  if (sorted === undefined) {
    const { length } = values
    const room = length <= SPACE_SLOTS ? spaces().sorted : new Float64Array(length)
    sorted = room.subarray(0, length)
    sorted.set(values)
    kernels().sortDoubles(sorted, values.length)
  }
  return sorted
}

/** How many of the ascending values are at most `limit`. */
export function countAtMost(ascending: Float64Array, limit: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (ascending[middle]! <= limit) low = middle + 1
    else high = middle
  }
  return low
}

/** Slot `index` of 64-bit integers laid out as (low, high) words, as the nearest double. */
function doubleAt(words: Int32Array, index: number): number {
  return words[2 * index + 1]! * 0x100000000 + (words[2 * index]! >>> 0)
}

/** The (low, high) words of the column's values. */
function wordsOf(column: WideIntegerColumn): Int32Array {
  const { buffer, byteOffset, length } = column.values
  return new Int32Array(buffer, byteOffset, length * 2)
}

function gather(column: Column): Numbers {
  if (column.length === column.invalidCount) return none
  switch (column.storage) {
    case 'float64':
      return gatherFloats(column)
    case 'int64':
      return gatherWide(column)
    default:
      return none
  }
}

/** Nothing is copied where every slot is valid and finite. */
function gatherFloats({ values, validity, length }: FloatColumn): Numbers {
  if (validity === undefined && kernels().countDoubles(values, length, counts) === length) {
    return { ...special(), values: values.subarray(0, length) }
  }
  const target = space(length)
  const finite = kernels().gatherFinite(values, validity, length, target, counts)
  return { ...special(), values: target.subarray(0, finite) }
}

function special(): Omit<Numbers, 'values'> {
  return {
    nans: counts[DoubleCount.nans]!,
    positiveInfinities: counts[DoubleCount.positiveInfinities]!,
    negativeInfinities: counts[DoubleCount.negativeInfinities]!,
    zeros: counts[DoubleCount.zeros]!,
    negatives: counts[DoubleCount.negatives]!,
  }
}

function gatherWide(column: WideIntegerColumn): Numbers {
  const { validity, length } = column
  const words = wordsOf(column)
  const target = space(length)
  let count = 0
  let zeros = 0
  let negatives = 0
  for (let i = 0; i < length; i++) {
    if (validity !== undefined && (validity[i >> 3]! & (1 << (i & 7))) === 0) continue
    const value = doubleAt(words, i)
    target[count++] = value
    zeros += value === 0 ? 1 : 0
    negatives += value < 0 ? 1 : 0
  }
  return { ...none, values: target.subarray(0, count), zeros, negatives }
}

function space(length: number): Float64Array {
  return length <= SPACE_SLOTS ? spaces().finite : new Float64Array(length)
}
