/** The statistics that a schema can put bounds on, drawn from a column's profile. */
import type { Bounded } from '../accumulators/bounded.js'
import { maximum, minimum } from '../accumulators/extent.js'
import { kurtosis, mean, skewness, standardDeviation, sum } from '../accumulators/moments.js'
import { type TallyState, validCount } from '../accumulators/tally.js'
import { distinctOf } from '../profile/distinct.js'
import type { Need } from '../profile/plan.js'
import type { ColumnProfile } from '../profile/profile.js'
import { extentOf, kllOf, momentsOf, stateOf, tallyOf } from '../profile/query.js'
import type { StatisticName } from '../schema/statistics.js'
import { entropy, frequenciesOf, mostCommonShare, onceShare } from './frequencies.js'
import { interquartileRange, outlierShare } from './outliers.js'

export interface Measure {
  /** In a sentence: `the mean`. */
  readonly noun: string
  /** Beside the defaults of the column's type. */
  readonly needs: readonly Need[]
  /** Undefined where the profile does not tell, or there is nothing to measure. */
  readonly of: (column: ColumnProfile) => Bounded | undefined
}

const values = { of: 'values' } as const
const tallied: readonly Need[] = [{ derivation: values, spec: { kind: 'tally' } }]
/** Tells all values apart, exactly. */
const compared: readonly Need[] = [...tallied, { derivation: values, spec: { kind: 'keys' } }]
/** Counts up to 3,072 different values exactly. */
const counted: readonly Need[] = [
  ...tallied,
  { derivation: values, spec: { kind: 'frequent', lgMaxMapSize: 12 } },
]

const exactly = (value: number | undefined): Bounded | undefined =>
  value === undefined || Number.isNaN(value)
    ? undefined
    : { estimate: value, low: value, high: value }

type Moments = NonNullable<ReturnType<typeof momentsOf>>

function ofMoments(noun: string, query: (state: Moments) => number | undefined): Measure {
  return {
    noun,
    needs: tallied,
    of: (column) => {
      const state = momentsOf(column)
      return state === undefined || state.count === 0 ? undefined : exactly(query(state))
    },
  }
}

/** Counts of rows that hold a number of some kind; of decimals, of the numbers that they spell. */
function ofNumbers(noun: string, query: (state: TallyState) => number): Measure {
  return {
    noun,
    needs: tallied,
    of: (column) => {
      const state = stateOf(column, 'number', 'tally') ?? tallyOf(column)
      if (state === undefined || validCount(state) === 0) return undefined
      return exactly(query(state))
    },
  }
}

function ofFrequencies(
  noun: string,
  query: (found: NonNullable<ReturnType<typeof frequenciesOf>>) => Bounded | undefined,
): Measure {
  return {
    noun,
    needs: counted,
    of: (column) => {
      const found = frequenciesOf(column)
      return found === undefined ? undefined : query(found)
    },
  }
}

const smallest = (column: ColumnProfile) => endOf(column, 'negativeInfinities')
const largest = (column: ColumnProfile) => endOf(column, 'positiveInfinities')

/** An infinity where there is one. */
function endOf(column: ColumnProfile, key: 'negativeInfinities' | 'positiveInfinities') {
  const tally = stateOf(column, 'number', 'tally') ?? tallyOf(column)
  const isSmallest = key === 'negativeInfinities'
  if ((tally?.counts[key] ?? 0) > 0) return isSmallest ? -Infinity : Infinity
  const state = extentOf(column)
  const value = state === undefined ? undefined : (isSmallest ? minimum : maximum)(state)
  return value === undefined || typeof value === 'object' ? undefined : Number(value)
}

function spanOf(column: ColumnProfile): number | undefined {
  const [low, high] = [smallest(column), largest(column)]
  return low === undefined || high === undefined ? undefined : high - low
}

const ofRows = (noun: string, query: (state: TallyState) => number | undefined): Measure => ({
  noun,
  needs: tallied,
  of: (column) => {
    const state = tallyOf(column)
    return state === undefined ? undefined : exactly(query(state))
  },
})

function distinctShareOf(column: ColumnProfile): Bounded | undefined {
  const tally = tallyOf(column)
  const rows = tally === undefined ? 0 : validCount(tally)
  const found = distinctOf(column)
  if (found === undefined || rows === 0) return undefined
  return { estimate: found.estimate / rows, low: found.low / rows, high: found.high / rows }
}

export const measures: Readonly<Record<StatisticName, Measure>> = {
  mean: ofMoments('the mean', mean),
  standardDeviation: ofMoments('the standard deviation', standardDeviation),
  sum: ofMoments('the sum', sum),
  skewness: ofMoments('the skewness', skewness),
  kurtosis: ofMoments('the excess kurtosis', kurtosis),
  minimum: {
    noun: 'the smallest value',
    needs: tallied,
    of: (column) => exactly(smallest(column)),
  },
  maximum: { noun: 'the largest value', needs: tallied, of: (column) => exactly(largest(column)) },
  span: {
    noun: 'the largest less the smallest value',
    needs: tallied,
    of: (column) => exactly(spanOf(column)),
  },
  interquartileRange: {
    noun: 'the interquartile range',
    needs: tallied,
    of: (column) => whereThere(kllOf(column), interquartileRange),
  },
  outlierShare: {
    noun: 'the share of outliers',
    needs: tallied,
    of: (column) => whereThere(kllOf(column), outlierShare),
  },
  zeroShare: ofNumbers('the share of zeros', (state) => state.counts.zeros / validCount(state)),
  negativeShare: ofNumbers(
    'the share of negative numbers',
    (state) => state.counts.negatives / validCount(state),
  ),
  entropy: ofFrequencies('the entropy', entropy),
  mostCommonShare: ofFrequencies('the share of the most common value', mostCommonShare),
  distinct: { noun: 'the number of different values', needs: compared, of: distinctOf },
  distinctShare: {
    noun: 'the share of different values',
    needs: compared,
    of: distinctShareOf,
  },
  onceShare: ofFrequencies('the share of values that occur once', (found) =>
    exactly(onceShare(found)),
  ),
  missingShare: ofRows('the share of nulls', ({ counts }) =>
    counts.rows === 0 ? undefined : counts.nulls / counts.rows,
  ),
  present: ofRows('the number of rows with a value', validCount),
  meanLength: {
    noun: 'the mean length',
    needs: tallied,
    of: (column) => exactly(whereThere(stateOf(column, 'length', 'moments'), mean)),
  },
}

function whereThere<State, Result>(
  state: State | undefined,
  query: (state: State) => Result | undefined,
): Result | undefined {
  return state === undefined ? undefined : query(state)
}
