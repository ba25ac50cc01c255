/**
 * Which numbers does a column hold? The valid finite ones, gathered, and counts of the special ones;
 * made once for a column however many accumulators ask.
 *
 * Method: one pass classifies and gathers; a second, on demand, sorts. Booleans and text hold no
 * numbers. A 64-bit integer becomes the nearest double.
 * Guarantee: −0 counts as 0 and sorts as 0. Cost: about 1 ns a value, the sort aside.
 * Weakness: the answer for the last column only is kept, in memory that the next column reuses, and
 * a column is known by its identity: whoever refills a column's memory makes a new column object.
 */
import type { Column, FloatColumn, WideIntegerColumn } from '../batch/column.js'

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
let sorted: Float64Array | undefined
let gatherSpace = new Float64Array(0)
let sortSpace = new Float64Array(0)

/** The numbers of a column; none where its storage holds none. */
export function numbersOf(column: Column): Numbers {
  if (column !== known) {
    sorted = undefined
    numbers = gather(column)
    known = column
  }
  return numbers
}

/** The valid finite values, ascending. A view: read it before asking about another column. */
export function sortedNumbersOf(column: Column): Float64Array {
  const { values } = numbersOf(column)
  if (sorted === undefined) {
    if (sortSpace.length < values.length) sortSpace = new Float64Array(values.length)
    const target = sortSpace.subarray(0, values.length)
    // Adding 0 turns −0, which would sort apart, into 0.
    for (let i = 0, n = values.length; i < n; i++) target[i] = values[i]! + 0
    sorted = target.sort()
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
export function doubleAt(words: Int32Array, index: number): number {
  return words[2 * index + 1]! * 0x100000000 + (words[2 * index]! >>> 0)
}

/** The (low, high) words of the column's values. */
export function wordsOf(column: WideIntegerColumn): Int32Array {
  const { buffer, byteOffset, length } = column.values
  return new Int32Array(buffer, byteOffset, length * 2)
}

function gather(column: Column): Numbers {
  if (column.length === column.invalidCount) return none
  switch (column.storage) {
    case 'float64':
      return column.validity === undefined ? gatherDense(column) : gatherValid(column)
    case 'int64':
      return gatherWide(column)
    default:
      return none
  }
}

/** Every slot is valid: nothing is copied unless some value is not finite. */
function gatherDense(column: FloatColumn): Numbers {
  const { values, length } = column
  let zeros = 0
  let negatives = 0
  let special = 0
  for (let i = 0; i < length; i++) {
    const value = values[i]!
    zeros += value === 0 ? 1 : 0
    negatives += value < 0 ? 1 : 0
    special += value - value === 0 ? 0 : 1
  }
  if (special > 0) return gatherValid(column)
  return { ...none, values: values.subarray(0, length), zeros, negatives }
}

function gatherValid(column: FloatColumn): Numbers {
  const { values, validity, length } = column
  const target = space(length)
  let count = 0
  let nans = 0
  let positiveInfinities = 0
  let negativeInfinities = 0
  let zeros = 0
  let negatives = 0
  for (let i = 0; i < length; i++) {
    if (validity !== undefined && (validity[i >> 3]! & (1 << (i & 7))) === 0) continue
    const value = values[i]!
    if (value - value === 0) {
      target[count++] = value
      zeros += value === 0 ? 1 : 0
      negatives += value < 0 ? 1 : 0
    } else if (value > 0) positiveInfinities++
    else if (value < 0) negativeInfinities++
    else nans++
  }
  negatives += negativeInfinities
  const gathered = target.subarray(0, count)
  return { values: gathered, nans, positiveInfinities, negativeInfinities, zeros, negatives }
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
  if (gatherSpace.length < length) gatherSpace = new Float64Array(length)
  return gatherSpace
}
