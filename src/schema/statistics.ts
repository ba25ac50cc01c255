/** The statistics of a column that a schema can put bounds on, and what they are of. */
import type { NumberBounds } from './read.js'

/** What a statistic is of: numbers, text, or values of any type. */
export interface StatisticForm {
  readonly of: 'numbers' | 'text' | 'any'
  /** Which bounds make sense. */
  readonly bounds: NumberBounds
}

const anyNumber: NumberBounds = { minimum: -Infinity, maximum: Infinity }
const positive: NumberBounds = { minimum: 0, maximum: Infinity }
const share: NumberBounds = { minimum: 0, maximum: 1 }

/**
 * - `mean` … `interquartileRange`: of the finite values; the deviation is that of a sample (n − 1);
 *   the kurtosis is 0 for a normal distribution
 * - `outlierShare`: of the finite values, those beyond Tukey's fences, 1.5 interquartile ranges off
 *   the quartiles
 * - `entropy`: of the values, in nats
 * - `mostCommonShare`, `zeroShare`, `distinctShare`, `onceShare`: of the rows that hold a value; different
 *   values, and values that occur once
 * - `missingShare`: of all rows, those that are null
 * - `present`: rows that hold a value
 * - `meanLength`: of text, in code points
 */
export const statisticForms = {
  mean: { of: 'numbers', bounds: anyNumber },
  standardDeviation: { of: 'numbers', bounds: positive },
  sum: { of: 'numbers', bounds: anyNumber },
  skewness: { of: 'numbers', bounds: anyNumber },
  kurtosis: { of: 'numbers', bounds: anyNumber },
  minimum: { of: 'numbers', bounds: anyNumber },
  maximum: { of: 'numbers', bounds: anyNumber },
  span: { of: 'numbers', bounds: positive },
  interquartileRange: { of: 'numbers', bounds: positive },
  outlierShare: { of: 'numbers', bounds: share },
  zeroShare: { of: 'numbers', bounds: share },
  negativeShare: { of: 'numbers', bounds: share },
  entropy: { of: 'any', bounds: positive },
  mostCommonShare: { of: 'any', bounds: share },
  distinct: { of: 'any', bounds: positive },
  distinctShare: { of: 'any', bounds: share },
  onceShare: { of: 'any', bounds: share },
  missingShare: { of: 'any', bounds: share },
  present: { of: 'any', bounds: positive },
  meanLength: { of: 'text', bounds: positive },
} as const satisfies Readonly<Record<string, StatisticForm>>

export type StatisticName = keyof typeof statisticForms

export const statisticNames = Object.keys(statisticForms) as readonly StatisticName[]
