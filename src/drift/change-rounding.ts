/**
 * Do values lie on a coarser grid than before: decimals cut off, prices in whole units, times in hours?
 *
 * Method: the decimals (of points in time: seconds, minutes, hours, days) that all of the batch's kept values
 * need; then the chance that all of them fall on that grid, given how many of the reference's do
 * (change-chance.ts), over the two dozen grids there are.
 * Guarantee: under no drift one column in forty thousand at most. Cost: a text for each value kept.
 * Weakness: one value with all its digits in the batch hides it; of a sketched column the values kept speak
 * for all.
 */
import { isTemporal } from '../batch/type.js'
import { CERTAINTY, type Change, type ColumnPair } from './change.js'
import { chanceOfOneClass } from './change-chance.js'
import { commonDecimals, decimalsOf } from './change-digits.js'
import { type Sample, sampleOf } from './change-sample.js'

/** Fewer values are no pattern. */
const leastValues = 10
/** Numbers with more digits than this were computed, not rounded. */
const mostDigits = 12

/** A coarser grid of the batch's values than of the reference's. */
export function findRounding({ reference, batch }: ColumnPair): Change | undefined {
  const [a, b] = [sampleOf(reference), sampleOf(batch)]
  if (a === undefined || b === undefined || b.kept < leastValues) return undefined
  const grid = isTemporal(batch.field.type)
    ? timeGrid(a, b, batch.field.type === 'date')
    : decimalGrid(a, b)
  if (grid === undefined) return undefined
  const share = shareOn(a, grid.holds)
  if (share === 1) return undefined
  const on = Math.ceil(share * a.kept)
  if (chanceOfOneClass(on, { own: b.kept, other: a.kept }) > CERTAINTY) return undefined
  return {
    code: 'change.rounding',
    dimension: 'consistency',
    observed: grid.after,
    rows: b.size,
    message: `values are ${grid.after} now; they were ${grid.before}`,
    suggestion: 'look for a cast, a rounding or a format that cuts digits off',
  }
}

interface Grid {
  readonly holds: (value: number) => boolean
  readonly after: string
  readonly before: string
}

function decimalGrid(a: Sample, b: Sample): Grid | undefined {
  const room = roomOf(b)
  const after = commonDecimals(b.values, room)
  if (!Number.isFinite(after) || after > room) return undefined
  const before = commonDecimals(a.values)
  if (before <= after) return undefined
  return {
    holds: (value) => decimalsOf(value) <= after,
    after: gridText(after),
    before: before > 0 ? `given to ${decimalsText(before)}` : gridText(before),
  }
}

/** Decimals beyond which values have the digits of a computed double, whose last ones mean nothing. */
function roomOf({ values }: Sample): number {
  const largest = Math.max(Math.abs(values[0]!), Math.abs(values.at(-1)!))
  return mostDigits - Math.log10(largest)
}

function gridText(decimals: number): string {
  if (decimals > 0) return `given to ${decimalsText(decimals)}`
  return decimals === 0 ? 'whole numbers' : `multiples of ${10 ** -decimals}`
}

const decimalsText = (decimals: number) => (decimals === 1 ? '1 decimal' : `${decimals} decimals`)

/** Microseconds of each step, coarse to fine. */
const steps: readonly (readonly [number, string])[] = [
  [8.64e10, 'days'],
  [3.6e9, 'hours'],
  [6e7, 'minutes'],
  [1e6, 'seconds'],
  [1000, 'milliseconds'],
  [1, 'microseconds'],
]

/** Of dates there is no finer or coarser grid. */
function timeGrid(a: Sample, b: Sample, isDate: boolean): Grid | undefined {
  if (isDate || b.values.every((value) => value === 0)) return undefined
  const stepOf = ({ values }: Sample) =>
    steps.find(([step]) => values.every((value) => value % step === 0))
  const [before, after] = [stepOf(a), stepOf(b)]
  if (before === undefined || after === undefined || before[0] >= after[0]) return undefined
  const [step] = after
  return {
    holds: (value) => value % step === 0,
    after: `whole ${after[1]}`,
    before: `given to ${before[1]}`,
  }
}

function shareOn({ values, shares }: Sample, holds: (value: number) => boolean): number {
  let [on, all] = [0, true]
  values.forEach((value, i) => {
    if (holds(value)) on += shares[i]! - (i === 0 ? 0 : shares[i - 1]!)
    else all = false
  })
  return all ? 1 : Math.min(on, 1)
}
