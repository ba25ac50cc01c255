/**
 * How many rows are there, and what do they hold?
 *
 * Method: counters. Paper: none needed.
 * Layout of the state: eleven counts; a row is null, a misfit, or valid, and a valid one may be
 * special in the way of its storage (NaN, an infinity, zero, negative; true, false; empty text).
 * Guarantee: exact. Merge: addition, commutative. Cost: about 1 ns a value.
 * Weakness: says nothing about values that are not special.
 */
import { type BooleanColumn, type Column, isValid, type TextColumn } from '../batch/column.js'
import type { Reader } from '../bytes/reader.js'
import type { Writer } from '../bytes/writer.js'
import { assert } from '../errors.js'
import { kernels } from '../kernels/kernels.js'
import type { Accumulator } from './accumulator.js'
import { codeCountsOf } from './dictionary.js'
import { numbersOf } from './numbers.js'
import type { TallySpec } from './registry.js'
import { assertDecoded, assertMergeable } from './spec.js'

export interface TallyState {
  readonly spec: TallySpec
  readonly counts: TallyCounts
}

/** Numbers of rows. */
export interface TallyCounts {
  /** All rows, valid or not. */
  rows: number
  /** Rows without a value. */
  nulls: number
  /** Rows whose cell does not conform to the column's type. */
  misfits: number
  nans: number
  positiveInfinities: number
  negativeInfinities: number
  zeros: number
  /** Numbers below zero, −∞ among them. */
  negatives: number
  trues: number
  falses: number
  /** Valid text of length 0. */
  empties: number
}

/** In the order in which they are encoded. */
const names = [
  'rows',
  'nulls',
  'misfits',
  'nans',
  'positiveInfinities',
  'negativeInfinities',
  'zeros',
  'negatives',
  'trues',
  'falses',
  'empties',
] as const satisfies readonly (keyof TallyCounts)[]

export const tally: Accumulator<TallySpec, TallyState> = {
  kind: 'tally',
  commutative: true,

  empty(spec) {
    return {
      spec,
      counts: {
        rows: 0,
        nulls: 0,
        misfits: 0,
        nans: 0,
        positiveInfinities: 0,
        negativeInfinities: 0,
        zeros: 0,
        negatives: 0,
        trues: 0,
        falses: 0,
        empties: 0,
      },
    }
  },

  update({ counts }, column) {
    const misfits = column.misfits?.length ?? 0
    assert(misfits <= column.invalidCount, 'a misfit is an invalid slot')
    counts.rows += column.length
    counts.misfits += misfits
    counts.nulls += column.invalidCount - misfits
    if (column.invalidCount < column.length) countSpecial(counts, column)
  },

  merge(into, from) {
    assertMergeable(into, from)
    for (const name of names) into.counts[name] += from.counts[name]
  },

  encode({ counts }, writer: Writer) {
    assert(isPossible(counts), 'tally counts more special rows than rows')
    for (const name of names) writer.count(counts[name])
  },

  decode(reader: Reader, spec) {
    const state = tally.empty(spec)
    for (const name of names) state.counts[name] = reader.count()
    assertDecoded(isPossible(state.counts), 'tally', 'more special rows than rows')
    return state
  },
}

/** Rows that hold a value of the column's type. */
export function validCount({ counts }: TallyState): number {
  return counts.rows - counts.nulls - counts.misfits
}

/** Infinities of either sign. */
export function infinityCount({ counts }: TallyState): number {
  return counts.positiveInfinities + counts.negativeInfinities
}

/** Rows that hold a finite number, given that the column is numeric. */
export function finiteCount(state: TallyState): number {
  return validCount(state) - state.counts.nans - infinityCount(state)
}

function isPossible(counts: TallyCounts): boolean {
  const valid = counts.rows - counts.nulls - counts.misfits
  const special = counts.nans + counts.positiveInfinities + counts.zeros + counts.negatives
  return (
    counts.negativeInfinities <= counts.negatives &&
    special + counts.trues + counts.falses + counts.empties <= valid
  )
}

function countSpecial(counts: TallyCounts, column: Column): void {
  switch (column.storage) {
    case 'float64':
    case 'int64': {
      const numbers = numbersOf(column)
      counts.nans += numbers.nans
      counts.positiveInfinities += numbers.positiveInfinities
      counts.negativeInfinities += numbers.negativeInfinities
      counts.zeros += numbers.zeros
      counts.negatives += numbers.negatives
      return
    }
    case 'boolean': {
      const trues = countTrues(column)
      counts.trues += trues
      counts.falses += column.length - column.invalidCount - trues
      return
    }
    case 'utf8':
      counts.empties += countEmpty(column)
      return
    case 'dictionary': {
      const { offsets, length } = column.dictionary
      const { counts: occurrences } = codeCountsOf(column)
      for (let code = 0; code < length; code++) {
        if (offsets[code] === offsets[code + 1]) counts.empties += occurrences[code]!
      }
    }
  }
}

function countTrues({ bits, validity, length }: BooleanColumn): number {
  if (validity === undefined) return kernels().countOnes(bits, length)
  const size = (length + 7) >> 3
  const valid = new Uint8Array(size)
  kernels().intersectBits(bits, validity, size, valid)
  return kernels().countOnes(valid, length)
}

/** Invalid slots have length 0 as well and are told apart only where length 0 occurs. */
function countEmpty(column: TextColumn): number {
  const { offsets, length } = column
  let count = 0
  for (let i = 0; i < length; i++) {
    if (offsets[i] === offsets[i + 1] && isValid(column, i)) count++
  }
  return count
}
