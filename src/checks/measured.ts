/**
 * Does a number that was computed from the data keep its bounds?
 *
 * An estimate has an interval: it breaks the bounds where all of the interval does, keeps them where
 * all of it does, and else the answer is that nobody knows.
 */
import type { Bounded } from '../accumulators/bounded.js'
import type { Bounds } from '../schema/schema.js'
import { numberText } from '../schema/words.js'
import type { Finding, Observed } from '../verdict/finding.js'
import { type Head, inconclusive, satisfied, violated } from './result.js'

/** What was measured: `the mean`, and its value. */
export interface Measured {
  readonly noun: string
  readonly value: Bounded
}

export function judgeMeasured(head: Head, { noun, value }: Measured, bounds: Bounds): Finding {
  const { estimate, low, high } = value
  const interval =
    low === high ? '' : ` (between ${numberText(low)} and ${numberText(high)}, at 99 % confidence)`
  const message = `${noun} is ${shown(estimate)}${interval}, expected ${boundsText(bounds)}`
  const body = { observed: observedOf(estimate), rows: null, message }
  if (isBelow(high, bounds) || isAbove(low, bounds)) return violated(head, body)
  if (!isBelow(low, bounds) && !isAbove(high, bounds)) return satisfied(head, body)
  const told = `${message}: the error of the estimate straddles the limit`
  return inconclusive(head, { ...body, message: told })
}

/** One bound as a number, two as text. */
export function limitOf(bounds: Bounds): Observed {
  const low = bounds.minimum ?? bounds.exclusiveMinimum
  const high = bounds.maximum ?? bounds.exclusiveMaximum
  if (low !== undefined && high !== undefined) return `${numberText(low)} to ${numberText(high)}`
  return low ?? high ?? null
}

/** `at least 3 and below 5`. */
function boundsText(bounds: Bounds): string {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = bounds
  return [
    ...(minimum === undefined ? [] : [`at least ${numberText(minimum)}`]),
    ...(exclusiveMinimum === undefined ? [] : [`above ${numberText(exclusiveMinimum)}`]),
    ...(maximum === undefined ? [] : [`at most ${numberText(maximum)}`]),
    ...(exclusiveMaximum === undefined ? [] : [`below ${numberText(exclusiveMaximum)}`]),
  ].join(' and ')
}

function isBelow(value: number, { minimum, exclusiveMinimum }: Bounds): boolean {
  if (minimum !== undefined && value < minimum) return true
  return exclusiveMinimum !== undefined && value <= exclusiveMinimum
}

function isAbove(value: number, { maximum, exclusiveMaximum }: Bounds): boolean {
  if (maximum !== undefined && value > maximum) return true
  return exclusiveMaximum !== undefined && value >= exclusiveMaximum
}

const observedOf = (value: number): Observed => (Number.isFinite(value) ? value : String(value))

const shown = (value: number) => (Number.isFinite(value) ? numberText(value) : String(value))
