/**
 * Bounds with slack: of values, and of lengths.
 *
 * A bare minimum and maximum are broken by the next sample of the same population as often as not.
 * Bounds lie a tenth of the spread further out, rounded outwards, and never cross zero; what still
 * lies beyond them is judged by the rows of reference behind them.
 */
import { isTemporal } from '../batch/type.js'
import { boundText, dayLimits } from './bound.js'
import type { ColumnFacts } from './facts.js'
import type { Inferred } from './inferred.js'
import type { LengthBounds, Range } from './schema.js'
import { farBound } from './tail.js'
import { countOf, numberText } from './words.js'

/** Of the spread, on either side. */
const slackShare = 0.1

interface Bounds {
  readonly minimum: number | string
  readonly maximum: number | string
}

/** Bounds of an ordered column; undefined where it has no finite value. */
export function inferRange(facts: ColumnFacts): Inferred<Range> | undefined {
  const { type, extent, values } = facts
  if (extent === undefined || values === 0) return undefined
  const bounds = widen(facts, extent)
  const rule: Range = {
    ...(facts.negativeInfinities > 0 || !isBound(bounds.minimum)
      ? {}
      : { minimum: boundText(type, bounds.minimum) }),
    ...(facts.positiveInfinities > 0 || !isBound(bounds.maximum)
      ? {}
      : { maximum: boundText(type, bounds.maximum) }),
    evidenceRows: values,
    ...farBounds(facts, bounds),
  }
  if (rule.minimum === undefined && rule.maximum === undefined) return undefined
  const shown = (value: number | string) => {
    const text = boundText(type, value)
    return typeof text === 'number' ? numberText(text) : text
  }
  const [from, to] = [shown(extent.minimum), shown(extent.maximum)]
  const seen = from === to ? `always ${from}` : `${from} to ${to} seen`
  return { rule, evidence: `${seen} in ${countOf(values, 'row')}` }
}

/** Where a single value is an error, on the sides on which the values say so. */
function farBounds(facts: ColumnFacts, bounds: Bounds): Partial<Range> {
  const { type, isWide, distribution, positiveInfinities, negativeInfinities } = facts
  if (isTemporal(type) || isWide || distribution === undefined) return {}
  const low = farBound(distribution, 'below')
  const high = farBound(distribution, 'above')
  const far: { farMinimum?: number; farMaximum?: number } = {}
  if (low !== undefined && negativeInfinities === 0 && isBound(bounds.minimum)) {
    far.farMinimum = Math.min(twoDigits(low, Math.floor), Number(bounds.minimum))
  }
  if (high !== undefined && positiveInfinities === 0 && isBound(bounds.maximum)) {
    far.farMaximum = Math.max(twoDigits(high, Math.ceil), Number(bounds.maximum))
  }
  return far
}

/** Rounded to two significant digits, to a whole number if it is large enough. */
function twoDigits(value: number, round: (quotient: number) => number): number {
  if (value === 0) return 0
  return roundTo(value, 10 ** (Math.floor(Math.log10(Math.abs(value))) - 1), round)
}

const isBound = (bound: number | string) => typeof bound === 'string' || Number.isFinite(bound)

function widen({ type, isWide }: ColumnFacts, { minimum, maximum }: Bounds): Bounds {
  if (isWide && type === 'integer') return widenWide(BigInt(minimum), BigInt(maximum))
  const [low, high] = [Number(minimum), Number(maximum)]
  switch (type) {
    case 'integer':
      return widenIntegers(low, high)
    case 'date':
      return clamp(widenIntegers(low, high, false), dayLimits)
    case 'time':
      return clamp(widenIntegers(low, high), { minimum: 0, maximum: 86_399_999_999 })
    default:
      return widenNumbers(low, high)
  }
}

function clamp({ minimum, maximum }: Bounds, limits: { minimum: number; maximum: number }): Bounds {
  return {
    minimum: Math.max(Number(minimum), limits.minimum),
    maximum: Math.min(Number(maximum), limits.maximum),
  }
}

function widenIntegers(low: number, high: number, keepsSign = true): Bounds {
  const spread = high - low
  const slack = Math.ceil((spread === 0 ? Math.abs(low) : spread) * slackShare) || 1
  return {
    minimum: keepsSign && low >= 0 ? Math.max(0, low - slack) : low - slack,
    maximum: keepsSign && low < 0 && high <= 0 ? Math.min(0, high + slack) : high + slack,
  }
}

/** Integers beyond 2^53, exactly; a bound keeps its digits where a double would round it. */
function widenWide(low: bigint, high: bigint): Bounds {
  const slack = (high - low) / 10n + 1n
  const minimum = low >= 0n && low < slack ? 0n : low - slack
  const maximum = high <= 0n && high > -slack ? 0n : high + slack
  return { minimum: digits(minimum), maximum: digits(maximum) }
}

function digits(value: bigint): number | string {
  return Number.isSafeInteger(Number(value)) ? Number(value) : String(value)
}

/** Rounded outwards to a tenth of the spread's leading digit. */
function widenNumbers(low: number, high: number): Bounds {
  const spread = high - low === 0 ? Math.abs(low) || 1 : high - low
  const slack = spread * slackShare
  const unit = 10 ** (Math.floor(Math.log10(spread)) - 1)
  const minimum = roundTo(low - slack, unit, Math.floor)
  const maximum = roundTo(high + slack, unit, Math.ceil)
  return {
    minimum: low >= 0 ? Math.max(0, minimum) : minimum,
    maximum: low < 0 && high <= 0 ? Math.min(0, maximum) : maximum,
  }
}

/** A multiple of the unit, without the noise of binary fractions, and not inside the value. */
function roundTo(value: number, unit: number, round: (quotient: number) => number): number {
  const multiple = Number((round(value / unit) * unit).toPrecision(15))
  const isOutside = round === Math.floor ? multiple <= value : multiple >= value
  return Number.isFinite(multiple) && isOutside ? multiple + 0 : value
}

/** Bounds on the length of text: exact where all have one, with slack otherwise. */
export function inferLength({ lengths, values }: ColumnFacts): Inferred<LengthBounds> | undefined {
  if (lengths === undefined || values === 0) return undefined
  const { minimum, maximum } = lengths
  const slack = Math.ceil((maximum - minimum) * slackShare)
  const rule = {
    minimum: Math.max(minimum === 0 ? 0 : 1, minimum - slack),
    maximum: maximum + slack,
    evidenceRows: values,
  }
  const seen = minimum === maximum ? `${minimum}` : `${minimum} to ${maximum}`
  return { rule, evidence: `${seen} characters in ${countOf(values, 'row')}` }
}
